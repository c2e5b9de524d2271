/** What the team decided before a text was replaced, and that no place is about any more: to see and to let go. */

import { aantal, datum, el, knop } from "./dom.js";

/** @typedef {{interview: string, code: string, wat: string, citaat: string, weg: boolean, wacht: boolean, reden: string,
 *   door: string, datum: string, ids: string[]}} Los */

/** Draw them, folded: they hold up nothing. @param {Los[]} rijen @param {boolean} open
 * @param {(los: Los) => void} laatLos */
export function tekenLos(rijen, open, laatLos) {
  const een = rijen.length === 1;
  return el(
    "details",
    { class: "los", open, data: { f: "los" } },
    el("summary", { data: { f: "kop-los" } }, `${aantal(rijen.length, "besluit telt", "besluiten tellen")} niet meer, omdat de tekst veranderd is`),
    el(
      "p",
      {},
      een ? "Dit besluit hoort bij woorden van toen. " : "Deze besluiten horen bij woorden van toen. ",
      `Klopt dat zo? Laat ${een ? "het" : "ze"} dan los. Wat je loslaat, blijft bewaard in jullie geschiedenis, maar komt hier niet meer terug.`,
    ),
    el("ul", { role: "list" }, rijen.map((los) => rij(los, laatLos))),
  );
}

/** @param {Los} los */
function uitleg(los) {
  if (los.weg) return "Deze woorden staan niet meer in de tekst:";
  if (los.wacht) return "Deze woorden zijn daarna veranderd. Wacht nog even: eerst kijkt ieder zelf na of haar code daar nog past. Verschillen jullie dan, dan komt dit besluit bij die plek terug. Het ging over:";
  return "Deze woorden zijn daarna veranderd. Jullie verschillen daar nu niet. Het ging over:";
}

/** @param {Los} los @param {(los: Los) => void} laatLos */
function rij(los, laatLos) {
  return el(
    "li",
    {},
    el("h3", {}, el("bdi", {}, los.interview), ": ", el("bdi", {}, los.code), " – ", el("bdi", {}, los.wat), los.datum && ` (${datum(los.datum)})`),
    el("p", { class: "soort" }, uitleg(los)),
    el("blockquote", { dir: "auto" }, los.citaat),
    los.reden && el("p", { dir: "auto" }, los.reden, los.door && ` (${los.door})`),
    el("div", { class: "lopen" }, knop("Laat dit besluit los", () => laatLos(los), { soort: los.wacht ? "stil klein" : "", "aria-label": `Laat dit besluit los: ${los.interview}, ${los.code}`, data: { f: `los-${los.ids[0]}` } })),
  );
}
