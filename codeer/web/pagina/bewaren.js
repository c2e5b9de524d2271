/**
 * Saving. Acts go to the server one by one, in order. What cannot be saved now stays in line, is shown, is
 * kept, locked, in the tab's own storage (so that a reload loses nothing) and is tried again until it is saved.
 */

import { lees, leg } from "./kluis.js";
import { bewaard, storing, zeg } from "./melding.js";
import { kort } from "./tekens.js";
import { neemStand, nu, nuId, volgOp, voluit } from "./toestand.js";
import { Storing, haal, stuur } from "./verbinding.js";
import { verhuis } from "./verhuis.js";

const PLAATS = "wachtend";

/** @typedef {{wie: string, interview: string, daad: any, gezien: number, maak?: (() => any) | null, verstuurd?: boolean, klaar?: (uit: any) => void}} Wachtend */

/** @type {Wachtend[]} */
const rij = [];
let bezig = false;
let pauze = 0;
let wekker = 0;
/** @type {(gelukt: boolean) => void} */
let rust = () => {};
/** Per interview the number of our own last act: what this tab did itself is no news to it.
 * @type {Map<string, number>} */
const laatst = new Map();

/** @param {Wachtend} wat */
const gezienTot = (wat) => Math.max(wat.gezien, laatst.get(wat.interview) || 0);

/** Do one thing in the interview on screen. Gives the answer once saved, null when refused. What builds on
 * how things stand is a function: it is asked again when the acts before it are saved.
 * @param {any} wat @returns {Promise<any>} */
export function doe(wat) {
  const maak = typeof wat === "function" ? wat : null;
  return new Promise((klaar) => {
    rij.push({ wie: wie(), interview: nu.interview.interview, daad: maak ? maak() : wat, maak, gezien: nu.stand.nr, klaar });
    onthoud();
    void werk();
  });
}

/** Let go of what this page still held for another codeur: it lies locked in the tab until she is back. */
export function laatLos() {
  for (const wat of rij.filter((een) => een.wie !== wie())) uitRij(wat);
  laatst.clear();
  if (rij.length) return;
  clearTimeout(wekker);
  pauze = 0;
  storing(null);
}

/** Go on with what a reload or a crash of the tab interrupted, or what waited for a new key. */
export function hervat() {
  if (!rij.length) for (const oud of JSON.parse(lees(PLAATS) || "[]")) if (oud.wie === wie()) rij.push({ ...oud, verstuurd: true });
  if (rij.length) void werk();
}

/** Whose work this is: what one person did is never saved as another's, in whatever tab it waits. */
const wie = () => `${nu.begin?.onderzoek}/${nu.begin?.codeur}`;

/** Tell whether something waits to be saved. */
export const wacht = () => rij.length > 0;

/** Tell whether an act is on its way now. */
export const onderweg = () => bezig;

/** The number of the last own act in an interview that this tab knows of. @param {string} interview */
export const bekendNr = (interview) => laatst.get(interview) || 0;

/** Be told when nothing is on its way any more, and whether all of it was saved.
 * @param {(gelukt: boolean) => void} doe */
export function bijRust(doe) {
  rust = doe;
}

function onthoud() {
  leg(PLAATS, rij.length ? JSON.stringify(rij.map(({ klaar, maak, ...rest }) => rest)) : null);
}

async function werk() {
  if (bezig) return;
  bezig = true;
  let gelukt = true;
  clearTimeout(wekker);
  for (let eerste = volgende(); eerste; eerste = volgende()) {
    try {
      const uit = (eerste.verstuurd && (await alGedaan(eerste))) || (await zend(eerste));
      uitRij(eerste);
      onthoud();
      pauze = 0;
      storing(null);
      klaarMet(eerste, uit);
    } catch (fout) {
      if (!(fout instanceof Storing)) throw fout;
      gelukt = false;
      if (!mislukt(eerste, fout)) break;
    }
  }
  bezig = false;
  setTimeout(() => rust(gelukt)); // who waited for an answer goes first
}

/** The first act that is of who is here now: another's waits for her, and keeps nobody from working. */
const volgende = () => rij.find((wat) => wat.wie === wie());

/** @param {Wachtend} wat */
function uitRij(wat) {
  const plaats = rij.indexOf(wat);
  if (plaats >= 0) rij.splice(plaats, 1);
}

/** While an act was on its way, another codeur came to this tab. */
const weg = () => new Storing(0, { fout: "Dit is van een andere codeur." });

/** @param {Wachtend} wat */
async function zend(wat) {
  if (wat.wie !== wie()) throw weg();
  const pad = `/api/interview/${encodeURIComponent(wat.interview)}/daad`;
  if (wat.maak && nu.interview?.interview === wat.interview) wat.daad = wat.maak();
  wat.maak = null;
  return stuur(pad, { ...vanNu(wat.daad), gezien: gezienTot(wat) });
}

/** An act on what another act changed while this one waited, is on what came in its place.
 * @param {any} daad */
function vanNu(daad) {
  const nieuw = { ...daad };
  if (daad.id) nieuw.id = nuId(daad.id);
  if (daad.na) nieuw.na = daad.na.map(nuId);
  if (daad.over === "codering") nieuw.sleutel = nuId(daad.sleutel);
  return nieuw;
}

/** @param {Wachtend} wat @param {any} uit */
function klaarMet(wat, uit) {
  laatst.set(wat.interview, uit.stand.nr);
  const { soort, id, na = [] } = wat.daad;
  if (uit.ids?.length && ["codeer", "facetten"].includes(soort)) {
    for (const oud of id ? [id] : na) volgOp(nuId(oud), uit.ids[0]);
  }
  if (nu.interview?.interview === wat.interview) neemStand(uit.stand);
  bewaard(uit.bewaard || klok());
  wat.klaar?.(uit);
}

/** Deal with a refusal; true when the line can go on. @param {Wachtend} wat @param {Storing} fout */
function mislukt(wat, fout) {
  if (wat.wie !== wie()) return true; // she has left; it lies locked until she is back
  if (fout.kanOpnieuw || fout.status === 403) {
    wat.verstuurd = fout.status === 0 || wat.verstuurd;
    onthoud();
    pauze = Math.min(pauze ? pauze * 2 : 1000, 15_000);
    wekker = window.setTimeout(() => void werk(), pauze);
    const kwijt = fout.status === 0 || fout.status === 403;
    const zin = fout.status === 403 ? "Op dit adres loopt de codeer van daarnet niet meer." : fout.message;
    const tip = kwijt ? "Start codeer opnieuw en plak hieronder het adres dat het dan laat zien. Wat nog wacht, gaat mee." : fout.tip;
    storing({ fout: zin, tip, wachtend: rij.filter((w) => w.wie === wie()).map((w) => beschrijf(w.daad)), opnieuw: () => void werk(), ...(kwijt && { verhuis }) });
    return false;
  }
  uitRij(wat);
  onthoud();
  storing(null);
  if (fout.stand && nu.interview?.interview === wat.interview) neemStand(fout.stand);
  const wat2 = wat.daad.tekst ? " Wat je typte, staat er nog." : "";
  zeg(`Niet bewaard: ${fout.message} ${fout.tip}${wat2}`, { fout: true, blijf: true });
  wat.klaar?.(null);
  return true;
}

/**
 * After a broken connection the act may have been saved while the answer got lost. Look before doing it
 * twice. @param {Wachtend} wat @returns {Promise<any>} the answer as it would have been, or null
 */
async function alGedaan(wat) {
  const { interview, daad } = wat;
  const { stand } = await haal(`/api/interview/${encodeURIComponent(interview)}`);
  if (wat.wie !== wie()) throw weg();
  if (stand.nr <= gezienTot(wat)) return null;
  const zelfde = (/** @type {any} */ a) =>
    a.begin === daad.begin && a.eind === daad.eind && a.code === daad.code && a.pool === daad.pool;
  const gevonden = {
    codeer: () => stand.coderingen.find(zelfde),
    besluit: () =>
      stand.voorstellen.find((/** @type {any} */ v) => zelfde(v) && v.besluit?.beslissing === daad.beslissing),
    open_code: () =>
      stand.open_codes.find((/** @type {any} */ o) => o.begin === daad.begin && o.naam === daad.naam),
    terug: () => true,
  }[/** @type {"codeer"} */ (daad.soort)]?.();
  return gevonden ? { stand, ids: gevonden.id ? [gevonden.id] : [], bewaard: klok() } : null;
}

/** Save a memo on a code or on the study; gives true when saved. @param {object} memo */
export async function bewaarMemo(memo) {
  try {
    const uit = await stuur("/api/memo", memo);
    bewaard(uit.bewaard || klok());
    storing(null);
    return uit;
  } catch (fout) {
    if (!(fout instanceof Storing)) throw fout;
    zeg(`Niet bewaard: ${fout.message} ${fout.tip} Wat je typte, staat er nog.`, { fout: true, blijf: true });
    return null;
  }
}

const klok = () => new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" });

/** An act in words, for the list of what waits. @param {any} daad */
function beschrijf(daad) {
  const plek = daad.citaat ? ` bij “${kort(daad.citaat)}”` : "";
  if (daad.soort === "besluit") return `${daad.beslissing}, ${voluit(daad.wordt_code || daad.code, daad.wordt_pool || daad.pool)}${plek}`;
  if (daad.soort === "codeer") return `${voluit(daad.code, daad.pool)}${plek}`;
  if (daad.soort === "open_code") return `idee “${daad.naam}”${plek}`;
  if (daad.soort === "memo") return `memo: ${daad.tekst || "(leeg)"}`;
  const namen = { klaar: "klaar met een stuk tekst", heropen: "een stuk tekst weer open", terug: "ongedaan maken" };
  return /** @type {any} */ (namen)[daad.soort] || "een wijziging";
}
