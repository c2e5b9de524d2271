/**
 * What is not on the disk yet must survive a reload, so it lies in the tab's own storage. But when codeer has
 * stopped, another user of this computer may take its port, give a page of his own there, and read that storage.
 * So it is locked, with a key that only codeer gives and that stays in this page's memory. The tab of a codeer
 * that is gone can thus take it along, still locked, to the address of the next one. Each codeur has a key of
 * her own: what one leaves behind in a tab stays locked, with her name on it, until she is back.
 */

const PLAATS = "codeer.kluis";

/** @typedef {{van: string, dicht: string}} Pak locked, and whose it is */

/** @type {Map<string, string>} */
const inhoud = new Map();
/** What the key at hand does not open. @type {Pak[]} */
let vreemd = [];
/** What came along from another tab, and was not looked into yet. @type {Pak[]} */
let meegebracht = [];
/** @type {CryptoKey | null} */
let slot = null;
let slotSleutel = "";
let naam = "";
/** What is written goes one after the other. */
let keten = Promise.resolve();

/** @param {string} b64 */
const bytes = (b64) => Uint8Array.from(atob(b64), (c) => c.charCodeAt(0));
/** @param {Uint8Array} rij */
const tekens = (rij) => btoa(Array.from(rij, (b) => String.fromCharCode(b)).join(""));

/** Unlock what an earlier page left here; what this page holds itself goes before that. What it holds for
 * another codeur is put aside first. @param {string} sleutel from the server */
export async function openKluis(sleutel) {
  // what this page wrote itself, it still holds
  const pakken = slot ? [...vreemd, ...meegebracht] : liggend();
  meegebracht = [];
  if (slot && sleutel !== slotSleutel) {
    if (inhoud.size) pakken.push(await doeDicht());
    inhoud.clear();
    naam = "";
  }
  slotSleutel = sleutel;
  slot = await crypto.subtle.importKey("raw", bytes(sleutel), "AES-GCM", false, ["encrypt", "decrypt"]);
  const rest = [];
  for (const pak of pakken) if (!(await maakOpen(pak))) rest.push(pak);
  vreemd = rest.filter((pak, i) => rest.findIndex((een) => een.dicht === pak.dicht) === i);
  await bewaar();
}

/** Say whose work this is; it is on the outside of what stays locked. @param {string} wie */
export function noem(wie) {
  if (naam === wie) return;
  naam = wie;
  void bewaar();
}

/** Whose work lies here that the key at hand does not open, each once. @returns {string[]} */
export const vanAnderen = () => [...new Set(vreemd.map((pak) => pak.van))];

/** What lies in the tab's storage. @returns {Pak[]} */
const liggend = () => leesPakken(sessionStorage.getItem(PLAATS) || "[]");

/** @param {string} tekst @returns {Pak[]} */
function leesPakken(tekst) {
  try {
    const rij = JSON.parse(tekst);
    return Array.isArray(rij) ? rij.filter((pak) => typeof pak?.dicht === "string").map(({ van, dicht }) => ({ van: String(van ?? ""), dicht })) : [];
  } catch {
    return [];
  }
}

/** @param {Pak} pak @returns {Promise<boolean>} */
async function maakOpen(pak) {
  try {
    const dicht = bytes(pak.dicht);
    const open = await crypto.subtle.decrypt({ name: "AES-GCM", iv: dicht.slice(0, 12) }, /** @type {CryptoKey} */ (slot), dicht.slice(12));
    for (const [sleutel, waarde] of JSON.parse(new TextDecoder().decode(open))) if (!inhoud.has(sleutel)) inhoud.set(sleutel, waarde);
    return true;
  } catch {
    return false; // not ours
  }
}

/** @returns {Promise<Pak>} */
async function doeDicht() {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const open = new TextEncoder().encode(JSON.stringify([...inhoud]));
  const dicht = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, /** @type {CryptoKey} */ (slot), open));
  return { van: naam, dicht: tekens(new Uint8Array([...iv, ...dicht])) };
}

/** Take in what the tab of an earlier codeer brought along. @param {string} mee */
export function neemMee(mee) {
  meegebracht = leesPakken(decodeURIComponent(mee));
  sessionStorage.setItem(PLAATS, JSON.stringify([...meegebracht, ...liggend()]));
}

/** What can be brought along to the next codeer. @returns {Promise<string>} */
export async function geefMee() {
  await bewaar();
  return encodeURIComponent(sessionStorage.getItem(PLAATS) || "");
}

/** @param {string} wat @returns {string | null} */
export const lees = (wat) => inhoud.get(wat) ?? null;

/** The names of all that lies here. */
export const namen = () => [...inhoud.keys()];

/** Put something in, or (null) take it out. @param {string} wat @param {string | null} waarde */
export function leg(wat, waarde) {
  if (waarde === null) inhoud.delete(wat);
  else inhoud.set(wat, waarde);
  void bewaar();
}

/** Lock all that is here and write it, after what was being written; what changed meanwhile is in it. */
function bewaar() {
  keten = keten.then(async () => {
    if (!slot) return;
    const pakken = inhoud.size ? [await doeDicht(), ...vreemd] : vreemd;
    if (pakken.length) sessionStorage.setItem(PLAATS, JSON.stringify(pakken));
    else sessionStorage.removeItem(PLAATS);
  });
  return keten;
}
