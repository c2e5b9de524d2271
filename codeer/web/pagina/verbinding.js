/** The way to the server: every call carries the key that came in the address, and nothing else leaves. */

const PLAATS = "codeer.sleutel";

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

// A page that stays open while codeer is started again hears the new key from the page that then opens.
const omroep = new BroadcastChannel("codeer.sleutel");

/** Be told when codeer was started again. @param {() => void} doe */
export function bijNieuweSleutel(doe) {
  omroep.addEventListener("message", ({ data }) => {
    sessionStorage.setItem(PLAATS, data);
    doe();
  });
}

/** Take the key out of the address, so that it is in no history and no screenshot.
 * @returns {boolean} whether there was one */
export function leesSleutel() {
  const gevonden = /[#&]sleutel=([^&]*)/.exec(location.hash);
  if (!gevonden) return false;
  sessionStorage.setItem(PLAATS, gevonden[1]);
  omroep.postMessage(gevonden[1]);
  const rest = location.hash.replace(/&?sleutel=[^&]*&?/, "").replace(/^#$/, "");
  history.replaceState(null, "", location.pathname + (rest || "#/"));
  return true;
}

/** Ask for something. @param {string} pad @returns {Promise<any>} */
export const haal = (pad) => roep("GET", pad);

/** Send something. @param {string} pad @param {object} inhoud @returns {Promise<any>} */
export const stuur = (pad, inhoud) => roep("POST", pad, inhoud);

/** @param {string} wijze @param {string} pad @param {object} [inhoud] */
async function roep(wijze, pad, inhoud) {
  const koppen = new Headers({ "X-Codeer-Sleutel": sessionStorage.getItem(PLAATS) || "" });
  if (inhoud) koppen.set("Content-Type", "application/json");
  let antwoord;
  try {
    antwoord = await fetch(pad, {
      method: wijze,
      headers: koppen,
      body: inhoud ? JSON.stringify(inhoud) : undefined,
      cache: "no-store",
      signal: AbortSignal.timeout(30_000),
    });
  } catch {
    throw new Storing(0, {
      fout: "codeer geeft geen antwoord. Het zwarte venster waarin het draait, is misschien gesloten.",
      tip: "Laat deze pagina open staan en start codeer opnieuw.",
    });
  }
  const gegevens = await antwoord.json().catch(() => ({}));
  if (!antwoord.ok) throw new Storing(antwoord.status, gegevens);
  return gegevens;
}
