/**
 * The way to the server: every call carries the key that came in the address, and nothing else leaves. Before
 * that the server proves, each time, that it knows the key: when codeer has stopped, its port may be another's.
 */

import { neemMee, openKluis } from "./kluis.js";

const PLAATS = "codeer.sleutel";
let ontsloten = false;

/** What went wrong, in words for people. `status` 0 is: the server cannot be reached. */
export class Storing extends Error {
  /** @param {number} status @param {{fout?: string, tip?: string, stand?: any}} wat */
  constructor(status, wat) {
    super(wat.fout || "Er ging iets mis.");
    this.status = status;
    this.tip = wat.tip || "";
    this.stand = wat.stand || null;
  }

  /** Tell whether trying the same thing later can help. */
  get kanOpnieuw() {
    return this.status === 0 || this.status === 423 || this.status >= 500;
  }
}

/** Take the key out of the address, so that it is in no history and no screenshot.
 * @returns {boolean} whether there was one */
export function leesSleutel() {
  const gevonden = /[#&]sleutel=([^&]*)/.exec(location.hash);
  if (!gevonden) return false;
  sessionStorage.setItem(PLAATS, gevonden[1]);
  const mee = /[#&]mee=([^&]*)/.exec(location.hash);
  if (mee) neemMee(mee[1]);
  ontsloten = false;
  const rest = location.hash.replace(/&?(sleutel|mee)=[^&]*/g, "").replace(/^#&?$/, "");
  history.replaceState(null, "", location.pathname + (rest || "#/"));
  return true;
}

/** Unlock what this tab still holds for the codeur, once for each key. */
export async function ontsluit() {
  if (ontsloten) return;
  await openKluis((await haal("/api/kluis")).kluis);
  ontsloten = true;
}

/** Ask for something. @param {string} pad @returns {Promise<any>} */
export const haal = (pad) => roep("GET", pad);

/** Send something. @param {string} pad @param {object} inhoud @returns {Promise<any>} */
export const stuur = (pad, inhoud) => roep("POST", pad, inhoud);

/** @param {string} wijze @param {string} pad @param {object} [inhoud] */
async function roep(wijze, pad, inhoud) {
  const sleutel = sessionStorage.getItem(PLAATS) || "";
  if (!(await kent(sleutel))) throw new Storing(403, { fout: "Dit venster hoort niet bij de codeer die nu loopt." });
  const koppen = new Headers({ "X-Codeer-Sleutel": sleutel });
  if (inhoud) koppen.set("Content-Type", "application/json");
  const antwoord = await vraag(pad, { method: wijze, headers: koppen, body: inhoud ? JSON.stringify(inhoud) : undefined });
  const gegevens = await antwoord.json().catch(() => ({}));
  if (!antwoord.ok) throw new Storing(antwoord.status, gegevens);
  return gegevens;
}

/** Let the server prove that it knows the key; it is shown nothing of ours for that.
 * @param {string} sleutel @returns {Promise<boolean>} */
async function kent(sleutel) {
  if (!sleutel) return false;
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const { bewijs } = await (await vraag(`/bewijs/${hex}`)).json().catch(() => ({}));
  if (!/^[0-9a-f]{64}$/.test(bewijs)) return false;
  const bytes = Uint8Array.from(bewijs.match(/../g), (/** @type {string} */ b) => parseInt(b, 16));
  const hoe = { name: "HMAC", hash: "SHA-256" };
  const tekst = new TextEncoder();
  const slot = await crypto.subtle.importKey("raw", tekst.encode(sleutel), hoe, false, ["verify"]);
  return crypto.subtle.verify("HMAC", slot, bytes, tekst.encode(`codeer ${hex}`));
}

/** @param {string} pad @param {RequestInit} [hoe] */
async function vraag(pad, hoe) {
  try {
    return await fetch(pad, { ...hoe, cache: "no-store", redirect: "error", signal: AbortSignal.timeout(30_000) });
  } catch {
    throw new Storing(0, {
      fout: "codeer geeft geen antwoord. Het zwarte venster waarin het draait, is misschien gesloten.",
      tip: "Laat deze pagina open staan en start codeer opnieuw.",
    });
  }
}
