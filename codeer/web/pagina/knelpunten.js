/** What asks for a choice before the rest: the same thing decided twice, and places lost in a new transcript. */

import { doe } from "./bewaren.js";
import { el, knop } from "./dom.js";
import { kiesPlek } from "./kies.js";
import { zeg } from "./melding.js";
import { tekenSpelling } from "./spelling.js";
import { citaat, meld, nu, voluit } from "./toestand.js";

/** Draw the lists; nothing when there is nothing to settle. */
export function tekenKnelpunten() {
  const { conflicten } = nu.stand;
  const gelijk = nu.stand.onzeker.filter((/** @type {any} */ o) => o.spelling);
  const samen = gelijk.length > 1 ? gelijk : [];
  const onzeker = nu.stand.onzeker.filter((/** @type {any} */ o) => !samen.includes(o));
  return [
    conflicten.length > 0 &&
      el(
        "section",
        { class: "knelpunt", "aria-labelledby": "kop-conflict" },
        el("h2", { id: "kop-conflict" }, conflicten.length === 1 ? "Op één plek koos je twee dingen" : `Op ${conflicten.length} plekken koos je twee dingen`),
        el("p", {}, "Dat gebeurt als je op twee laptops of in twee vensters werkt. Kies wat het wordt. Er gaat niets verloren."),
        el("ul", { role: "list" }, conflicten.map(conflict)),
      ),
    samen.length > 0 && tekenSpelling(samen),
    onzeker.length > 0 &&
      el(
        "section",
        { class: "knelpunt", "aria-labelledby": "kop-onzeker" },
        el("h2", { id: "kop-onzeker" }, onzeker.length === 1 ? "Eén code zoekt zijn plek" : `${onzeker.length} codes zoeken hun plek`),
        el("p", {}, "De tekst van dit interview is vervangen door een nieuwe versie. Hier is niet zeker waar je code nu hoort."),
        el("ul", { role: "list" }, onzeker.map(plaats)),
      ),
  ];
}

/** Go to a place and look at it. @param {number} begin @param {number} eind */
function naar(begin, eind) {
  kiesPlek({ begin, eind, huidig: null });
  document.dispatchEvent(new CustomEvent("codeer:naar-plek"));
}

/** @param {any} c */
function conflict(c) {
  const waar = c.begin === null || c.begin === undefined ? null : citaat(c.begin, c.eind);
  return el(
    "li",
    {},
    waar && el("blockquote", { dir: "auto" }, waar),
    el(
      "div",
      { class: "knoppen" },
      c.keuzes.map((/** @type {any} */ k) =>
        knop(keuzetekst(k), () => doe({ soort: "kies", ids: c.ids, id: k.id }), { data: { f: `kies-${k.id}` } }),
      ),
      waar && knop("Bekijk in de tekst", () => naar(c.begin, c.eind), { soort: "klein stil" }),
    ),
  );
}

/** @param {any} k */
function keuzetekst(k) {
  if (k.soort === "herroeping") return "weghalen";
  if (k.tekst) return `“${k.tekst}”`;
  if (k.beslissing === "anders") return `wordt ${voluit(k.wordt_code, k.wordt_pool)}`;
  if (k.beslissing) return `${k.beslissing}: ${voluit(k.code, k.pool)}`;
  return k.code ? voluit(k.code, k.pool) : "dit";
}

/** What stood before, from a whole word on. @param {string} tekst */
const vanafWoord = (tekst) => (/\s/.test(tekst.trim()) ? `… ${tekst.trimStart().replace(/^\S+\s+/, "")}` : tekst);

/** What stood after, up to a whole word. @param {string} tekst */
const totWoord = (tekst) => (/\s/.test(tekst.trim()) ? `${tekst.trimEnd().replace(/\s+\S+$/, "")} …` : tekst);

/** @param {any} o */
function plaats(o) {
  const v = o.voorstel;
  const weg = knop("Haal deze code weg", () => doe({ soort: "plaats", id: o.id, weg: true }), { soort: "klein", data: { f: `weg-${o.id}` } });
  const elders = knop("Kies zelf een plek", () => {
    nu.verplaats = o.id;
    meld("stand");
    zeg("Kies nu een zin, of selecteer tekst, en zet de code daar neer.", { blijf: true });
  }, { soort: "klein", data: { f: `elders-${o.id}` } });
  return el(
    "li",
    {},
    el("p", {}, el("b", {}, o.code ? voluit(o.code, o.pool) : "Een stuk tekst"), o.soort_plaats === "verloren" ? " stond bij tekst die er niet meer is:" : " stond bij:"),
    el("blockquote", { dir: "auto" }, el("span", { class: "context" }, vanafWoord(o.ervoor)), el("mark", {}, o.citaat), el("span", { class: "context" }, totWoord(o.erna))),
    v && [el("p", {}, "Hoort het nu hier?"), el("blockquote", { dir: "auto" }, v.citaat)],
    el(
      "div",
      { class: "knoppen" },
      v && knop("Ja, zet het hier", () => doe({ soort: "plaats", id: o.id, begin: v.begin, eind: v.eind, citaat: v.citaat }), { soort: "hoofdknop", data: { f: `hier-${o.id}` } }),
      v && knop("Bekijk in de tekst", () => naar(v.begin, v.eind), { soort: "klein stil" }),
      elders,
      weg,
    ),
  );
}
