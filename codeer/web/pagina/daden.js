/** What a reader can do with a place or a mark, in the words of the server. */

import { zeg } from "./melding.js";
import { doe, wacht } from "./bewaren.js";
import { delenPerBeurt, kiesPlek, volgMerk } from "./kies.js";
import { citaat, merk, merkenBij, nu, nuMerk, openVoorstellen, voluit } from "./toestand.js";
import { overlapt } from "./tekens.js";
import { typveld } from "./vooruit.js";

/** @typedef {import("./toestand.js").Merk} Merk @typedef {import("./toestand.js").Beurt} Beurt */

/** Accept or reject a suggestion, or change it into another code or pole.
 * @param {Merk} m @param {"akkoord" | "afgewezen" | "anders"} beslissing
 * @param {{code: string, pool: string}} [wordt] */
export async function besluit(m, beslissing, wordt) {
  const { begin, eind, code, pool } = m.bron;
  const { stap } = nu;
  const rest = wordt ? { wordt_code: wordt.code, wordt_pool: wordt.pool } : {};
  const facetten = beslissing === "afgewezen" ? {} : m.facetten;
  const uit = await doe({ soort: "besluit", begin, eind, citaat: citaat(begin, eind), code, pool, beslissing, facetten, ...rest });
  if (uit && nu.stap === stap && !isElders() && localStorage.getItem("codeer.door") === "ja") spring(1);
  return uit;
}

/** Tell whether someone is typing or reading something that she is not to be taken away from. */
const isElders = () =>
  Boolean(typveld(document.activeElement) || document.querySelector("dialog[open]"));

/** Give a code to the chosen place; a choice over more turns becomes one coding in each.
 * @param {string} code @param {string} pool @param {Record<string, string>} facetten */
export async function codeer(code, pool, facetten) {
  const delen = delenPerBeurt(nu.plek.begin, nu.plek.eind);
  const { stap } = nu;
  getSelection()?.removeAllRanges();
  let laatste = null;
  for (const { begin, eind } of delen) {
    laatste = await doe({ soort: "codeer", begin, eind, citaat: citaat(begin, eind), code, pool, facetten });
    if (!laatste) return null;
  }
  if (!laatste) return null;
  if (delen.length > 1) zeg(`Je keuze loopt over ${delen.length} beurten. In elke beurt staat nu ${voluit(code, pool)}.`);
  volgMerk(stap, `c:${laatste.ids[0]}`);
  return laatste;
}

/** Give an own coding another code, pole or stretch. @param {Merk} m
 * @param {{code?: string, pool?: string, begin?: number, eind?: number}} nieuw */
export async function wijzigCodering(m, nieuw) {
  const { stap } = nu;
  const uit = await doe(() => {
    const van = nuMerk(m) || m;
    const { begin, eind, code, pool } = { begin: van.begin, eind: van.eind, code: van.code, pool: van.pool, ...nieuw };
    return { soort: "codeer", begin, eind, citaat: citaat(begin, eind), code, pool, facetten: van.facetten, na: [van.id] };
  });
  if (uit) volgMerk(stap, `c:${uit.ids[0]}`, true);
  return uit;
}

/** Take back a coding, a decision or an idea. @param {Merk} m */
export const haalWeg = (m) => doe({ soort: "haal_weg", id: m.id });

/** Set or clear one facet of a coding. @param {Merk} m @param {string} facet @param {string} waarde */
export function zetFacet(m, facet, waarde) {
  return doe(() => {
    const van = nuMerk(m) || m;
    const facetten = { ...van.facetten };
    if (!waarde || facetten[facet] === waarde) delete facetten[facet];
    else facetten[facet] = waarde;
    return { soort: "facetten", id: van.id, facetten };
  });
}

/** Undo the last thing done in this interview. */
export async function terug() {
  if (!nu.stand.kan_terug && !wacht()) return zeg("Er is niets om ongedaan te maken.");
  if (await doe({ soort: "terug" })) zeg("Ongedaan gemaakt.");
}

/** Go to the next (1) or previous (-1) suggestion that waits, on from the chosen place.
 * @param {1 | -1} kant */
export function spring(kant) {
  const alle = openVoorstellen();
  if (!alle.length) return zeg(nu.begin.blind ? "Je codeert blind: er zijn geen voorstellen." : "Er staan geen voorstellen meer open. Mooi!");
  const huidig = nu.plek?.huidig ? nu.merken.findIndex((/** @type {Merk} */ m) => m.sleutel === nu.plek.huidig) : -1;
  const plaats = (/** @type {Merk} */ m) => nu.merken.indexOf(m);
  const na = (/** @type {Merk} */ m) =>
    huidig >= 0 ? kant * (plaats(m) - huidig) > 0 : nu.plek ? kant * (m.begin - nu.plek.begin) >= 0 : true;
  const rij = kant === 1 ? alle : [...alle].reverse();
  const doel = rij.find(na);
  if (!doel) zeg(kant === 1 ? "Verder naar beneden staat niets open. Dit is het eerste open voorstel." : "Hierboven staat niets open. Dit is het laatste open voorstel.");
  const gekozen = doel || rij[0];
  kiesPlek({ begin: gekozen.begin, eind: gekozen.eind, huidig: gekozen.sleutel });
  document.dispatchEvent(new CustomEvent("codeer:naar-plek"));
}

/** The mark that a key works on: the chosen one, or the only one that can be meant. @returns {Merk | undefined} */
export function huidigMerk() {
  if (!nu.plek) return undefined;
  if (nu.plek.huidig) return merk(nu.plek.huidig);
  const hier = merkenBij(nu.plek).filter((/** @type {Merk} */ m) => m.soort !== "ander");
  return hier.find((/** @type {Merk} */ m) => m.toestand === "open") || (hier.length === 1 ? hier[0] : undefined);
}

/** Finish a stretch, or (without places) the whole interview, for all codes or for one.
 * @param {number | null} begin @param {number | null} eind */
export async function klaar(begin, eind) {
  const codes = nu.alleen ? [nu.alleen] : null;
  const hier = { begin: begin ?? 0, eind: eind ?? Infinity };
  const open = openVoorstellen().filter((m) => overlapt(m, hier)).length;
  if (!(await doe({ soort: "klaar", begin, eind, codes }))) return;
  const rest = open ? ` Let op: ${open === 1 ? "1 voorstel bleef" : `${open} voorstellen bleven`} hier open.` : "";
  zeg(`${begin === null ? "Dit interview is klaar." : "Dit stuk is klaar."}${rest}`);
}

/** Finish all counted turns up to and including this one. @param {Beurt} beurt */
export function klaarTotHier(beurt) {
  const eerste = nu.interview.beurten.find((/** @type {Beurt} */ b) => b.telt);
  return klaar(eerste.begin, beurt.eind);
}

/** Open a finished turn again. @param {Beurt} beurt */
export const heropen = (beurt) => doe({ soort: "heropen", begin: beurt.begin, eind: beurt.eind });
