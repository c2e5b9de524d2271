/** The page "Verschillen bespreken": place by place, what codeurs gave and the codebook beside it. */

import { aantal, datum, el, knop, vervang } from "./dom.js";
import { bewaard, storing, zeg } from "./melding.js";
import { leg, lees, noem } from "./kluis.js";
import { tekenLos } from "./overleglos.js";
import { Storing, haal, leesSleutel, ontsluit, stuur } from "./verbinding.js";
import { toonWieWacht } from "./verhuis.js";

/** @typedef {{id: string, interview: string, regelnummer: number, voor: string, citaat: string, na: string,
 *   soort: string, code: string, gaven: [string, string][], keuzes: [wat: string, wie: string, keuze: string, gekozen: boolean][], onafhankelijk: boolean,
 *   ook: string[], besluit: string, gekozen: string, reden: string, door: string, datum: string, stand: string,
 *   eerder: null | {wat: string, keuze: string, citaat: string, reden: string, door: string, datum: string}}} Plek */

/** What the page knows. @type {{begin: any, plekken: Plek[], hier: number, door: string, code: string, bezig: boolean}} */
const nu = { begin: null, plekken: [], hier: 0, door: "", code: "", bezig: false };
/** Reasons that were typed and not kept yet, by place; the tab holds them over a reload. */
const CONCEPT = "reden.";
const concept = (/** @type {Plek} */ p) => lees(CONCEPT + p.id);
/** A reason is kept a moment after it was left: who leaves it for a button means that button first. */
const EVEN = 500;
let uitstel = 0;
/** What was chosen while another choice was on its way. @type {{id: string, keuze: string} | null} */
let straks = null;

const plaats = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The places that are shown: all, or those of one code. */
const rij = () => nu.plekken.filter((p) => !nu.code || p.code === nu.code || p.ook.includes(nu.code));

/** The place at hand. @returns {Plek | undefined} */
const plek = () => rij()[nu.hier];

async function start() {
  leesSleutel();
  try {
    await ontsluit();
    noem("overleg");
    toonWieWacht();
    nu.begin = await haal("/api/overleg");
  } catch (fout) {
    toonStoring(fout);
    return;
  }
  nu.plekken = nu.begin.plekken;
  nu.hier = Math.max(0, nu.plekken.findIndex((p) => !p.besluit));
  teken();
}

/** Draw everything anew. @param {boolean} [springt] whether a new place is shown */
function teken(springt = false) {
  tekenBalk();
  vervang(plaats("hoofd"), nu.begin.los.length > 0 && tekenLos(nu.begin.los, !nu.plekken.length, laatLos), nu.plekken.length ? tekenPlek() : leeg());
  if (springt) {
    window.scrollTo({ top: 0 });
    plaats("hoofd").querySelector("h2")?.focus({ preventScroll: true });
  }
}

function leeg() {
  return el("p", {}, "Er zijn geen verschillen om te bespreken: in alles wat jullie allebei hebben afgerond, koos je hetzelfde.");
}

function tekenBalk() {
  const klaar = nu.plekken.filter((p) => p.besluit).length;
  const codes = [...new Set(nu.plekken.flatMap((p) => [p.code, ...p.ook]))];
  const keus = el(
    "select",
    { "aria-label": "Alleen deze code", data: { f: "code" }, onchange: () => { nu.code = keus.value; nu.hier = 0; teken(true); } },
    el("option", { value: "" }, "Alle codes"),
    nu.begin.codes.filter((/** @type {any} */ c) => codes.includes(c.code)).map((/** @type {any} */ c) => el("option", { value: c.code, selected: c.code === nu.code }, c.code)),
  );
  vervang(
    plaats("balk"),
    el(
      "div",
      { class: "balk-rij" },
      el("h1", {}, "Verschillen bespreken"),
      el("span", {}, `${klaar} van ${aantal(nu.plekken.length, "plek", "plekken")} besloten`),
      el("span", { id: "bewaard", class: "bewaard" }),
      keus,
    ),
  );
}

function tekenPlek() {
  const p = plek();
  if (!p) return el("p", {}, "Bij deze code zijn geen verschillen.");
  return el(
    "div",
    { class: "plek" },
    el(
      "div",
      { class: "verhaal" },
      lopen(),
      el("h2", { tabindex: "-1", id: "kop-plek" }, el("bdi", {}, p.interview), `, regel ${p.regelnummer}: `, el("bdi", {}, p.code)),
      el("p", { class: "soort" }, p.soort, !p.onafhankelijk && " · niet los van elkaar gecodeerd"),
      el(
        "blockquote",
        { class: "citaat", dir: "auto" },
        p.voor && el("span", { class: "context" }, p.voor, " "),
        el("mark", {}, p.citaat),
        p.na && el("span", { class: "context" }, " ", p.na),
      ),
      el("dl", { class: "gaf" }, p.gaven.map(([naam, wat]) => el("div", {}, el("dt", {}, el("bdi", {}, naam)), el("dd", { dir: "auto" }, wat)))),
      p.besluit && el("p", { class: "besloten" }, el("strong", {}, "Besloten: "), el("bdi", {}, p.besluit), p.datum && ` (${datum(p.datum)})`),
      p.eerder && eerder(p, p.eerder),
      reden(p),
      keuzes(p),
      door(),
    ),
    el("div", { class: "naast" }, [p.code, ...p.ook].map(uitleg)),
  );
}

function lopen() {
  const rest = rij();
  const ga = (/** @type {number} */ naar) => { nu.hier = naar; teken(true); };
  const volgende = rest.findIndex((p, i) => i > nu.hier && !p.besluit);
  return el(
    "nav",
    { class: "lopen", "aria-label": "Plekken" },
    knop("← Vorige", () => ga(nu.hier - 1), { disabled: nu.hier === 0, data: { f: "vorige" } }),
    knop("Volgende →", () => ga(nu.hier + 1), { disabled: nu.hier >= rest.length - 1, data: { f: "volgende" } }),
    volgende >= 0 && knop("Volgende open plek", () => ga(volgende), { data: { f: "open" } }),
    el("span", { class: "soort" }, `${nu.hier + 1} van ${rest.length}`),
  );
}

/** What was decided before the text was replaced: to take it again, or to decide anew below.
 * @param {Plek} p @param {NonNullable<Plek["eerder"]>} wat */
function eerder(p, wat) {
  const weer = () => {
    if (concept(p) === null && wat.reden) leg(CONCEPT + p.id, wat.reden);
    nu.door = nu.door.trim() || wat.door;
    return kies(p, wat.keuze);
  };
  return el(
    "section",
    { class: "eerder", "aria-labelledby": "kop-eerder" },
    el("h3", { id: "kop-eerder" }, "Eerder besloten: ", el("bdi", {}, wat.wat), wat.datum && ` (${datum(wat.datum)})`),
    el("p", { class: "soort" }, "Dat was bij de tekst van toen:"),
    el("blockquote", { dir: "auto" }, wat.citaat),
    wat.reden && el("p", { dir: "auto" }, wat.reden, wat.door && ` (${wat.door})`),
    el("p", { class: "soort" }, "De tekst is daarna vervangen. Geldt het besluit ook voor de woorden van nu?"),
    el("div", { class: "lopen" }, knop("Ja, neem dit besluit weer", weer, { soort: "hoofdknop", data: { f: "weer" } }), knop("Nee, beslis opnieuw", () => plaats("hoofd").querySelector(".keuzes button")?.focus(), { data: { f: "opnieuw" } })),
  );
}

/** @param {Plek} p */
function reden(p) {
  const bewaarStraks = () => {
    clearTimeout(uitstel);
    const tekst = concept(p);
    if (p.besluit && tekst !== null && tekst.trim() !== p.reden) uitstel = window.setTimeout(() => kies(p, nogmaals(p)), EVEN);
  };
  bewaarStraks();
  const veld = el("textarea", {
    id: "reden", rows: 2, maxlength: 2000, dir: "auto", data: { f: "reden" },
    value: concept(p) ?? p.reden,
    oninput: () => { clearTimeout(uitstel); leg(CONCEPT + p.id, veld.value); },
    onchange: bewaarStraks,
  });
  return el("div", { class: "veld" }, el("label", { for: "reden" }, "Waarom kiezen jullie dit?"), veld);
}

/** How what was decided is written down, to keep it again with another reason. @param {Plek} p */
function nogmaals(p) {
  const optie = p.keuzes.find(([, , , gekozen]) => gekozen);
  return optie ? optie[2] : p.gekozen;
}

/** What can be chosen; who gave it stands under it, small: nobody wins. @param {Plek} p */
function keuzes(p) {
  return [
    el(
      "fieldset",
      { class: "keuzes" },
      el("legend", {}, "Wat kiezen jullie?"),
      p.keuzes.map(([wat, wie, keuze, gekozen]) =>
        knop(
          el("span", { class: "optie" }, el("bdi", {}, wat), wie && el("small", {}, "van ", el("bdi", {}, wie))),
          () => kies(p, keuze),
          { soort: "keuze", "aria-pressed": String(gekozen), data: { f: `kies-${keuze}` } },
        ),
      ),
    ),
    anders(p),
    p.besluit && knop("Toch nog niet besluiten", () => kies(p, ""), { soort: "stil klein", data: { f: "terug" } }),
  ];
}

/** @param {Plek} p */
function anders(p) {
  const namen = (/** @type {any} */ c) => c.polen.map(([pool, naam]) => pool ? [`${c.code} (${pool})`, `${c.code} – kant ${naam || pool}`] : [c.code, c.polen.length > 1 ? `${c.code}, zonder kant` : c.code]);
  const lijst = el(
    "select",
    { id: "anders", data: { f: "anders" } },
    nu.begin.codes.flatMap(namen).map((/** @type {string[]} */ [waarde, tekst]) => el("option", { value: waarde }, tekst)),
  );
  return el(
    "div",
    { class: "anders" },
    el("div", { class: "veld" }, el("label", { for: "anders" }, "Of een andere code"), lijst),
    knop("Kies deze", () => kies(p, `anders: ${lijst.value}`), { data: { f: "kies-anders" } }),
  );
}

function door() {
  const veld = el("input", { id: "door", maxlength: 200, value: nu.door, data: { f: "door" }, oninput: () => { nu.door = veld.value; } });
  return el("div", { class: "veld" }, el("label", { for: "door" }, "Wie zijn erbij? (mag leeg)"), veld);
}

/** @param {string} naam */
function uitleg(naam) {
  const c = nu.begin.codes.find((/** @type {any} */ een) => een.code === naam) || { code: naam, polen: [] };
  const kanten = c.polen.map((/** @type {string[]} */ [, n]) => n).filter(Boolean).join(" – ");
  const deel = (/** @type {string} */ kop, /** @type {string} */ tekst) => tekst && [el("dt", {}, kop), el("dd", { dir: "auto" }, tekst)];
  return el(
    "section",
    { class: "uitlegkaart", "aria-label": `Uitleg van ${naam}` },
    el("h3", {}, el("bdi", {}, naam)),
    el("dl", {}, deel("Wat is het", c.definitie || "Dat staat nog niet in het codeboek."), deel("Kanten", kanten), deel("Wel", c.wel), deel("Niet", c.niet)),
  );
}

/** Keep a choice at once; an empty one takes the decision back. @param {Plek} p @param {string} keuze */
async function kies(p, keuze) {
  clearTimeout(uitstel);
  if (nu.bezig) {
    straks = { id: p.id, keuze };
    return;
  }
  nu.bezig = true;
  const inhoud = { id: p.id, keuze, reden: keuze ? (concept(p) ?? p.reden).trim() : "", door: nu.door.trim(), stand: p.stand };
  try {
    const uit = await stuur("/api/overleg/besluit", inhoud);
    nu.plekken = nu.plekken.map((een) => (een.id === p.id ? uit.plek : een));
    zetLos(p.interview, uit.los);
    if (concept(p)?.trim() === inhoud.reden) leg(CONCEPT + p.id, null);
    storing(null);
    nu.bezig = false;
    teken();
    bewaard(new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }));
    zeg(keuze ? `Bewaard: ${uit.plek.besluit}` : "Deze plek is weer open.");
    gaVerder();
  } catch (fout) {
    nu.bezig = false;
    straks = null;
    teken();
    if (fout instanceof Storing && !fout.kanOpnieuw) zeg(`${fout.message} ${fout.tip}`, { fout: true, blijf: true });
    else toonStoring(fout, () => kies(p, keuze));
  }
}

/** Let a decision go whose words changed. @param {import("./overleglos.js").Los} los */
async function laatLos(los) {
  if (nu.bezig) return;
  nu.bezig = true;
  try {
    const uit = await stuur("/api/overleg/laat-los", { interview: los.interview, ids: los.ids });
    zetLos(los.interview, uit.los);
    storing(null);
    teken();
    zeg("Losgelaten. Het besluit staat nog in jullie geschiedenis.");
    (plaats("hoofd").querySelector(".los summary") || plaats("hoofd").querySelector("h2"))?.focus();
  } catch (fout) {
    if (fout instanceof Storing && !fout.kanOpnieuw) zeg(`${fout.message} ${fout.tip}`, { fout: true, blijf: true });
    else toonStoring(fout, () => laatLos(los));
  } finally {
    nu.bezig = false;
  }
}

/** Take over which decisions of an interview are left. @param {string} interview @param {any[]} rijen */
function zetLos(interview, rijen) {
  nu.begin.los = [...nu.begin.los.filter((/** @type {any} */ l) => l.interview !== interview), ...rijen];
}

/** Keep what was chosen in the meantime. */
function gaVerder() {
  const volgende = straks;
  const p = volgende && nu.plekken.find((een) => een.id === volgende.id);
  straks = null;
  if (volgende && p) void kies(p, volgende.keuze);
}

/** @param {unknown} fout @param {() => void} [opnieuw] */
function toonStoring(fout, opnieuw) {
  if (!(fout instanceof Storing)) throw fout;
  storing({ fout: fout.message, tip: fout.tip, wachtend: opnieuw ? ["jullie keuze"] : [], opnieuw: opnieuw || null });
}

void start();
