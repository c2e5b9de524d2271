/** What the page knows now: the study, the interview on screen, and which place in it is chosen. */

import { Punten, overlapt } from "./tekens.js";

/**
 * @typedef {{id: string, tekst: string}} Memo
 * @typedef {{code: string, naam: string, titel: string, ouder: string | null, definitie: string, wel: string,
 *   niet: string, kleur: string, sneltoets: string, polen: {pool: string, naam: string}[],
 *   voorbeelden: {tekst: string, pool: string, verwacht: boolean}[], memo: Memo | null}} Code
 * @typedef {{nr: number, spreker: string, rol: string, tijd: string, begin: number, eind: number,
 *   telt: boolean, tekst: string, zinnen: [number, number][], punten: Punten}} Beurt
 * @typedef {{sleutel: string, soort: "voorstel" | "codering" | "open_code" | "ander", begin: number,
 *   eind: number, code: string, pool: string, toestand: string, id: string, facetten: Record<string, string>,
 *   memo: Memo | null, bron: any}} Merk
 * @typedef {{begin: number, eind: number, huidig: string | null}} Plek
 */

/** The one state of the page. @type {any} */
export const nu = {
  begin: null, // the answer of /api/begin
  interview: null, // the answer of /api/interview/ID, each turn with its `punten`
  stand: null, // what the server last said is true
  ideeen: null, // the ideas to make things better, as the server last gave them
  merken: /** @type {Merk[]} */ ([]),
  plek: /** @type {Plek | null} */ (null),
  filter: "", // show the marks of this code alone
  alleen: "", // a younger code for which a finished interview is read again
  verplaats: /** @type {string | null} */ (null), // the uncertain coding for which a new place is chosen
  paneel: "interview", // what the side panel shows
  stap: 0, // counts what the reader chose and opened: an answer that comes late brings nobody back
};

/** Which event of ours took the place of another, by id. @type {Map<string, string>} */
const opvolgers = new Map();

/** Remember that an event took the place of another. @param {string} oud @param {string} nieuw */
export function volgOp(oud, nieuw) {
  if (nuId(nieuw) !== oud) opvolgers.set(oud, nieuw);
}

/** What holds now in the place of an event. @param {string} id @returns {string} */
export function nuId(id) {
  let hier = id;
  while (opvolgers.has(hier)) hier = /** @type {string} */ (opvolgers.get(hier));
  return hier;
}

/** @type {Set<(wat: string) => void>} */
const luisteraars = new Set();

/** Be called when something changed: "stand", "plek", "filter" or "paneel".
 * @param {(wat: string) => void} doe */
export function luister(doe) {
  luisteraars.clear();
  luisteraars.add(doe);
}

/** Tell what changed. @param {string} wat */
export function meld(wat) {
  for (const doe of luisteraars) doe(wat);
}

/** Take over an interview as the server gave it. @param {any} interview */
export function neemInterview(interview) {
  for (const beurt of interview.beurten) beurt.punten = new Punten(beurt.tekst);
  nu.interview = interview;
  nu.ideeen = null;
  nu.stap += 1;
  nu.plek = null;
  nu.verplaats = null;
  nu.paneel = "interview";
  neemStand(interview.stand, false);
}

/** Take over a fresh state.
 * @param {any} stand @param {boolean} [zeg] */
export function neemStand(stand, zeg = true) {
  const huidig = nu.plek?.huidig && merk(nu.plek.huidig);
  nu.stand = stand;
  nu.merken = merken(stand);
  if (huidig && !merk(huidig.sleutel)) {
    // A changed coding is a new event with an id of its own; for the reader it is the same one.
    const zelfde = nuMerk(huidig) || nu.merken.find((/** @type {Merk} */ m) => isZelfde(m, huidig));
    nu.plek = { ...nu.plek, huidig: zelfde?.sleutel || null };
  }
  if (zeg) meld("stand");
}

/** Tell whether two marks say the same of the same place. @param {Merk} a @param {Merk} b */
const isZelfde = (a, b) =>
  a.soort === b.soort && a.begin === b.begin && a.eind === b.eind && a.code === b.code && a.pool === b.pool;

/** Make one list of everything that stands in the text. @param {any} stand @returns {Merk[]} */
function merken(stand) {
  const uit = stand.voorstellen.map((/** @type {any} */ v) => {
    const besluit = v.besluit;
    const anders = besluit?.beslissing === "anders";
    return {
      ...{ sleutel: `v:${v.sleutel}`, soort: "voorstel", begin: v.begin, eind: v.eind },
      code: anders ? besluit.wordt_code : v.code,
      pool: anders ? besluit.wordt_pool : v.pool,
      toestand: besluit ? besluit.beslissing : "open",
      ...{ id: besluit?.id || "", facetten: besluit?.facetten || {}, memo: besluit?.memo || null, bron: v },
    };
  });
  for (const c of stand.coderingen) {
    const { id, begin, eind, code, pool, facetten, memo } = c;
    uit.push({ sleutel: `c:${id}`, soort: "codering", begin, eind, code, pool, toestand: "eigen", id, facetten, memo, bron: c });
  }
  for (const o of stand.open_codes) {
    const { id, begin, eind } = o;
    uit.push({ sleutel: `o:${id}`, soort: "open_code", begin, eind, code: "", pool: "", toestand: "idee", id, facetten: {}, memo: null, bron: o });
  }
  for (const a of stand.anderen) {
    const { codeur, begin, eind, code, pool } = a;
    uit.push({ sleutel: `a:${codeur}:${begin}-${eind}-${code}-${pool}`, soort: "ander", begin, eind, code, pool, toestand: "ander", id: "", facetten: {}, memo: null, bron: a });
  }
  return uit.sort((/** @type {Merk} */ a, /** @type {Merk} */ b) => a.begin - b.begin || b.eind - a.eind);
}

/** @param {string} sleutel @returns {Merk | undefined} */
export const merk = (sleutel) => nu.merken.find((/** @type {Merk} */ m) => m.sleutel === sleutel);

/** A mark as it is now, also when a change gave it another id; undefined when it is gone.
 * @param {Merk} m @returns {Merk | undefined} */
export const nuMerk = (m) => merk(m.sleutel) || merk(`${m.sleutel.slice(0, 2)}${nuId(m.id)}`);

/** Tell whether the reader wants to see this mark now. @param {Merk} m */
export function zichtbaar(m) {
  const code = nu.alleen || nu.filter;
  if (!code) return true;
  return m.code === code || m.code.startsWith(`${code}/`) || (m.soort === "voorstel" && m.bron.code === code);
}

/** The marks that touch a place, those that may be seen. @param {{begin: number, eind: number}} plek */
export const merkenBij = (plek) =>
  nu.merken.filter((/** @type {Merk} */ m) => overlapt(m, plek) && zichtbaar(m));

/** The suggestions that wait for a decision, in the order of the text. In what is finished nothing
 * waits. @returns {Merk[]} */
export const openVoorstellen = () =>
  nu.merken.filter((/** @type {Merk} */ m) => m.toestand === "open" && zichtbaar(m) && !isKlaar(m));

/** Tell whether a place lies in what is finished: for the codes of its time, or for the one that is read alone.
 * @param {{begin: number, eind: number}} plek @returns {boolean} */
export const isKlaar = (plek) =>
  nu.stand.klaar.some((/** @type {[number, number]} */ [van, tot]) => van <= plek.begin && plek.eind <= tot) ||
  nu.stand.half_klaar.some((/** @type {any} */ h) => h.begin <= plek.begin && plek.eind <= h.eind && !h.codes.includes(nu.alleen));

/** How many sentences there are, and how many are finished for what is read now. */
export function telKlaar() {
  const { zinnen, klaar } = nu.stand.voortgang;
  if (!nu.alleen) return { zinnen, klaar };
  const alle = nu.interview.beurten.flatMap((/** @type {Beurt} */ b) => (b.telt ? b.zinnen : []));
  return { zinnen, klaar: alle.filter((/** @type {[number, number]} */ [begin, eind]) => isKlaar({ begin, eind })).length };
}

/** What the button says that finishes the whole interview. */
export const allesKlaar = () => `Hele interview klaar${nu.alleen ? ` voor ‘${codenaam(nu.alleen)}’` : ""}`;

/** @param {string} pad @returns {Code | undefined} */
export const code = (pad) => nu.begin.codeboek.codes.find((/** @type {Code} */ c) => c.code === pad);

/** The name that people see for a code. @param {string} pad */
export const codenaam = (pad) => code(pad)?.titel || code(pad)?.naam || pad;

/** The codebook's own name for a pole. @param {string} pad @param {string} pool */
export function poolnaam(pad, pool) {
  if (!pool) return "";
  return code(pad)?.polen.find((p) => p.pool === pool)?.naam || (pool === "plus" ? "plus" : "min");
}

/** A sign for a pole, beside its name. @param {string} pool */
export const poolteken = (pool) => (pool === "plus" ? "+" : pool === "min" ? "−" : "");

/** Code and pole in words: “nabijheid: afstand”. @param {string} pad @param {string} pool */
export function voluit(pad, pool) {
  const kant = poolnaam(pad, pool);
  return kant ? `${codenaam(pad)}: ${kant}` : codenaam(pad);
}

/** The turn that a place begins in. @param {number} begin @returns {Beurt} */
export function beurtBij(begin) {
  const { beurten } = nu.interview;
  let laag = 0;
  let hoog = beurten.length - 1;
  while (laag < hoog) {
    const midden = (laag + hoog + 1) >> 1;
    if (beurten[midden].begin <= begin) laag = midden;
    else hoog = midden - 1;
  }
  return beurten[laag];
}

/** The quote at a place within one turn. @param {number} begin @param {number} eind */
export function citaat(begin, eind) {
  const beurt = beurtBij(begin);
  return beurt.punten.stuk(begin - beurt.begin, eind - beurt.begin);
}
