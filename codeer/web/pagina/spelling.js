/** Places where only the spelling of the transcript was mended: seen side by side, they are confirmed together. */

import { doe } from "./bewaren.js";
import { aantal, el, knop } from "./dom.js";
import { zeg } from "./melding.js";
import { meld, voluit } from "./toestand.js";

/** Those that the reader wants to look at one by one. @type {Set<string>} */
const apart = new Set();
let bezig = false;

/** Draw the list. @param {any[]} rijen what is uncertain, and nearly the same */
export function tekenSpelling(rijen) {
  const gekozen = rijen.filter((o) => !apart.has(o.id));
  return el(
    "section",
    { class: "knelpunt spelling", "aria-labelledby": "kop-spelling" },
    el("h2", { id: "kop-spelling", tabindex: -1 }, `Bij ${aantal(rijen.length, "code", "codes")} lijkt alleen de spelling veranderd`),
    el("p", {}, "De tekst van dit interview is verbeterd. Kijk of de zinnen nog hetzelfde zeggen. Klopt er een niet, haal dan het vinkje weg: die beslis je daarna apart."),
    el("ul", { role: "list" }, rijen.map(rij)),
    el("div", { class: "knoppen" }, knop(`Alleen spelling: bevestig ${gekozen.length === rijen.length ? "ze samen" : aantal(gekozen.length, "code", "codes")}`, () => bevestig(gekozen), { soort: "hoofdknop", disabled: bezig || !gekozen.length, data: { f: "bevestig-spelling" } })),
  );
}

/** @param {any} o */
function rij(o) {
  const [was, wordt] = verschil(o.citaat, o.voorstel.citaat);
  const id = `spelling-${o.id}`;
  const vinkje = el("input", {
    type: "checkbox", id, "aria-describedby": `${id}-was ${id}-wordt`, data: { f: id }, ...(apart.has(o.id) ? {} : { checked: true }),
    onchange: () => { if (vinkje.checked) apart.delete(o.id); else apart.add(o.id); meld("stand"); },
  });
  return el(
    "li",
    {},
    el("div", { class: "vinkje" }, vinkje, el("label", { for: id }, el("b", {}, o.code ? voluit(o.code, o.pool) : "Een stuk tekst"))),
    el(
      "dl",
      { class: "naast-elkaar" },
      el("div", {}, el("dt", {}, "Was"), el("dd", { id: `${id}-was`, dir: "auto" }, was)),
      el("div", {}, el("dt", {}, "Is nu"), el("dd", { id: `${id}-wordt`, dir: "auto" }, wordt)),
    ),
    apart.has(o.id) && el("div", { class: "knoppen" }, knop("Ja, zet deze hier", () => plaats(o), { soort: "klein", data: { f: `${id}-hier` } }), knop("Haal deze code weg", () => doe({ soort: "plaats", id: o.id, weg: true }), { soort: "klein", data: { f: `${id}-weg` } })),
  );
}

/** @param {any} o */
const plaats = (o) => doe({ soort: "plaats", id: o.id, begin: o.voorstel.begin, eind: o.voorstel.eind, citaat: o.voorstel.citaat });

/** Each is an act of its own, that can be undone by itself. @param {any[]} rijen */
async function bevestig(rijen) {
  bezig = true;
  let klaar = 0;
  for (const o of rijen) {
    if (!(await plaats(o))) break;
    klaar += 1;
  }
  bezig = false;
  meld("stand");
  if (klaar) zeg(`${aantal(klaar, "code staat", "codes staan")} op de nieuwe plek. Met ‘Ongedaan maken’ ga je er een voor een op terug.`);
}

/** Both quotes, with what differs marked: all between the words that they begin and end with alike.
 * @param {string} a @param {string} b @returns {[any[], any[]]} */
function verschil(a, b) {
  const links = a.split(/(\s+)/u);
  const rechts = b.split(/(\s+)/u);
  if (links.length === rechts.length) {
    const merk = (/** @type {string[]} */ rij, /** @type {string[]} */ ander) => rij.map((w, i) => (w === ander[i] || !w.trim() ? w : el("mark", {}, w)));
    return [merk(links, rechts), merk(rechts, links)];
  }
  const minst = Math.min(links.length, rechts.length);
  let voor = 0;
  while (voor < minst && links[voor] === rechts[voor]) voor += 1;
  let na = 0;
  while (na < minst - voor && links[links.length - 1 - na] === rechts[rechts.length - 1 - na]) na += 1;
  const deel = (/** @type {string[]} */ rij) => [rij.slice(0, voor).join(""), el("mark", {}, rij.slice(voor, rij.length - na).join("")), rij.slice(rij.length - na).join("")];
  return [deel(links), deel(rechts)];
}
