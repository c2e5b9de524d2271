/**
 * What is not on the disk yet must survive a reload, so it lies in the tab's own storage. But when codeer has
 * stopped, another user of this computer may take its port, give a page of his own there, and read that storage.
 * So it is locked, with a key that only codeer gives and that stays in this page's memory. The tab of a codeer
 * that is gone can thus take it along, still locked, to the address of the next one.
 */

const PLAATS = "codeer.kluis";

/** @type {Map<string, string>} */
const inhoud = new Map();
/** @type {CryptoKey | null} */
let slot = null;
let vuil = false;
let schrijft = false;

/** @param {string} b64 */
const bytes = (b64) => Uint8Array.from(atob(b64), (c) => c.charCodeAt(0));
/** @param {Uint8Array} rij */
const tekens = (rij) => btoa(Array.from(rij, (b) => String.fromCharCode(b)).join(""));

/** Unlock what an earlier page left here; what this page holds itself goes before that.
 * @param {string} sleutel from the server */
export async function openKluis(sleutel) {
  slot = await crypto.subtle.importKey("raw", bytes(sleutel), "AES-GCM", false, ["encrypt", "decrypt"]);
  try {
    const dicht = bytes(sessionStorage.getItem(PLAATS) || "");
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: dicht.slice(0, 12) }, slot, dicht.slice(12));
    for (const [naam, waarde] of JSON.parse(new TextDecoder().decode(open))) if (!inhoud.has(naam)) inhoud.set(naam, waarde);
  } catch {
    // nothing there, or not ours
  }
  if (inhoud.size) await bewaar();
}

/** Take in what the tab of an earlier codeer brought along. @param {string} dicht */
export const neemMee = (dicht) => sessionStorage.setItem(PLAATS, decodeURIComponent(dicht));

/** What can be brought along to the next codeer. @returns {Promise<string>} */
export async function geefMee() {
  await bewaar();
  return encodeURIComponent(sessionStorage.getItem(PLAATS) || "");
}

/** @param {string} naam @returns {string | null} */
export const lees = (naam) => inhoud.get(naam) ?? null;

/** The names of all that lies here. */
export const namen = () => [...inhoud.keys()];

/** Put something in, or (null) take it out. @param {string} naam @param {string | null} waarde */
export function leg(naam, waarde) {
  if (waarde === null) inhoud.delete(naam);
  else inhoud.set(naam, waarde);
  void bewaar();
}

/** Lock all that is here and write it; while that runs, later changes wait for one more turn. */
async function bewaar() {
  vuil = true;
  if (schrijft || !slot) return;
  schrijft = true;
  while (vuil) {
    vuil = false;
    if (inhoud.size) {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const open = new TextEncoder().encode(JSON.stringify([...inhoud]));
      const dicht = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, slot, open));
      sessionStorage.setItem(PLAATS, tekens(new Uint8Array([...iv, ...dicht])));
    } else sessionStorage.removeItem(PLAATS);
  }
  schrijft = false;
}
