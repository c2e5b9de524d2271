/** One turn on the page: its text cut into pieces, the marks under them and the labels beside them. */

import { el, knop, vervang } from "./dom.js";
import { knip, overlapt } from "./tekens.js";
import { codenaam, code, isKlaar, nu, poolnaam, poolteken, zichtbaar } from "./toestand.js";

/** @typedef {import("./toestand.js").Beurt} Beurt @typedef {import("./toestand.js").Merk} Merk */

const BANEN = 4; // so many lines fit between two lines of text; more marks share the last one

/** What a state is called on a label, and its sign. @type {Record<string, [string, string]>} */
export const TOESTAND = {
  open: ["?", "voorstel van de computer, nog open"],
  akkoord: ["✓", "voorstel, akkoord"],
  anders: ["✎", "voorstel, door jou veranderd"],
  afgewezen: ["✕", "voorstel, door jou afgewezen"],
  eigen: ["●", "door jou gegeven"],
  idee: ["☆", "jouw idee voor een nieuwe code"],
  ander: ["◇", "van"],
};

/** All that decides how a turn looks; when it stays the same, the turn need not be drawn again.
 * @param {Beurt} beurt @param {Merk[]} merken */
export function gezicht(beurt, merken) {
  const half = nu.stand.half_klaar.filter((/** @type {any} */ h) => overlapt(h, beurt));
  const delen = merken.map((m) => [m.sleutel, m.code, m.pool, m.toestand, m.facetten, Boolean(m.memo), m.begin, m.eind]);
  return JSON.stringify([delen, klaarIn(beurt), half, nu.alleen || nu.filter]);
}

/** How many counted sentences of a turn are finished. @param {Beurt} beurt @returns {number} */
export function klaarIn(beurt) {
  return beurt.zinnen.filter(([begin, eind]) => isKlaar({ begin, eind })).length;
}

/** Draw a turn. @param {HTMLElement} artikel @param {Beurt} beurt @param {Merk[]} merken */
export function tekenBeurt(artikel, beurt, merken) {
  const samen = merken.filter(zichtbaar);
  artikel.className = `beurt ${beurt.telt ? "telt" : "stil"}`;
  const klaar = beurt.telt && beurt.zinnen.length > 0 && klaarIn(beurt) === beurt.zinnen.length;
  artikel.classList.toggle("is-klaar", klaar);
  vervang(artikel, kop(beurt, klaar), tekst(beurt, samen), beurt.telt && voet(beurt, klaar));
}

/** @param {Beurt} beurt @param {boolean} klaar */
function kop(beurt, klaar) {
  const rol = /** @type {any} */ ({ I: "Interviewer", R: "Respondent" })[beurt.spreker[0]] || "Iemand anders";
  const nummer = beurt.spreker.replace(/^\D+/, "");
  return el(
    "h2",
    { class: "beurt-kop", id: `beurt-${beurt.nr}` },
    el("span", { class: "spreker" }, nummer ? `${rol} ${nummer}` : rol),
    beurt.tijd && el("span", { class: "tijd" }, beurt.tijd),
    klaar && el("span", { class: "klaar-teken" }, "✓ klaar"),
    jonger(beurt),
  );
}

/** Say for which younger codes a finished turn was not read. @param {Beurt} beurt */
function jonger(beurt) {
  if (!beurt.telt || nu.alleen) return null;
  const missend = new Set();
  for (const half of nu.stand.half_klaar) if (overlapt(half, beurt)) half.codes.forEach((/** @type {string} */ c) => missend.add(c));
  if (!missend.size) return null;
  const namen = [...missend].map((c) => `‘${codenaam(c)}’`).join(", ");
  return el("span", { class: "jonger" }, `gelezen vóór code ${namen} bestond`);
}

/** @param {Beurt} beurt @param {boolean} klaar */
function voet(beurt, klaar) {
  const data = (/** @type {string} */ daad) => ({ daad, f: `${daad}-${beurt.nr}` });
  const waar = `beurt ${beurt.nr}`;
  return el(
    "p",
    { class: "beurt-voet" },
    klaar
      ? knop("Toch niet klaar", () => {}, { soort: "klein", tabindex: -1, data: data("heropen"), "aria-label": `Toch niet klaar, ${waar}` })
      : [
          knop("Deze beurt klaar", () => {}, { soort: "klein", tabindex: -1, data: data("klaar"), "aria-label": `Deze beurt klaar, ${waar}` }),
          knop("Tot hier klaar", () => {}, { soort: "klein", tabindex: -1, data: data("tot-hier"), "aria-label": `Tot hier klaar, tot en met ${waar}` }),
        ],
  );
}

/** @param {Beurt} beurt @param {Merk[]} merken */
function tekst(beurt, merken) {
  const alinea = el("p", { class: "tekst", dir: "auto" });
  const banen = verdeelBanen(merken);
  const grenzen = merken.flatMap((m) => [m.begin, m.eind]);
  const getekend = new Set();
  let hier = beurt.begin;
  beurt.zinnen.forEach(([begin, eind], i) => {
    if (begin > hier) voegStukken(alinea, beurt, [hier, begin], grenzen, merken, banen, getekend);
    const zin = el("span", { class: "zin", data: { zin: i, f: `zin-${beurt.nr}-${i}` }, tabindex: beurt.telt ? -1 : false });
    voegStukken(zin, beurt, [begin, eind], grenzen, merken, banen, getekend);
    alinea.append(zin);
    hier = eind;
  });
  if (hier < beurt.eind) voegStukken(alinea, beurt, [hier, beurt.eind], grenzen, merken, banen, getekend);
  return alinea;
}

/** Put the pieces of one stretch in place, each mark's label just before the mark.
 * @param {HTMLElement} ouder @param {Beurt} beurt @param {[number, number]} stuk @param {number[]} grenzen
 * @param {Merk[]} merken @param {Map<string, number>} banen @param {Set<string>} getekend */
function voegStukken(ouder, beurt, stuk, grenzen, merken, banen, getekend) {
  for (const [begin, eind] of knip(stuk[0], stuk[1], grenzen)) {
    const hier = merken.filter((m) => overlapt(m, { begin, eind }));
    for (const m of hier.filter((x) => !getekend.has(x.sleutel))) {
      getekend.add(m.sleutel);
      ouder.append(etiket(m));
    }
    const inhoud = beurt.punten.stuk(begin - beurt.begin, eind - beurt.begin);
    const span = el("span", { class: "stuk", data: { b: begin } }, inhoud);
    if (hier.length) kleurStuk(span, hier, banen);
    ouder.append(span);
  }
}

/** Give each mark a lane of its own while it lasts, so that its line does not jump up and down.
 * @param {Merk[]} merken @returns {Map<string, number>} */
function verdeelBanen(merken) {
  const banen = new Map();
  /** @type {number[]} */
  const bezetTot = [];
  for (const m of merken.filter((x) => x.toestand !== "afgewezen")) {
    let baan = bezetTot.findIndex((eind) => eind <= m.begin);
    if (baan < 0) baan = bezetTot.length;
    bezetTot[baan] = m.eind;
    banen.set(m.sleutel, Math.min(baan, BANEN - 1));
  }
  return banen;
}

/** The colour of a code; what is not in the codebook (an idea) has none. @param {Merk} m */
export const kleur = (m) => code(m.code)?.kleur || "#777777";

/** Draw the lines under a piece: whole for what a person gave, broken for what is only proposed.
 * @param {HTMLElement} span @param {Merk[]} hier @param {Map<string, number>} banen */
function kleurStuk(span, hier, banen) {
  const diepte = Math.max(0, ...banen.values());
  const lagen = [];
  const maten = [];
  const plekken = [];
  for (const m of hier) {
    const baan = banen.get(m.sleutel);
    if (baan === undefined) continue;
    const lijn = `color-mix(in srgb, ${kleur(m)} var(--lijn-deel), var(--lijn-bij))`;
    const patroon = { open: [6, 10], ander: [2, 5], idee: [2, 5] }[m.toestand];
    lagen.push(
      patroon
        ? `repeating-linear-gradient(90deg, ${lijn} 0 ${patroon[0]}px, transparent ${patroon[0]}px ${patroon[1]}px)`
        : `linear-gradient(${lijn}, ${lijn})`,
    );
    maten.push("100% 2px");
    plekken.push(`0 calc(100% - ${(diepte - baan) * 4}px)`);
  }
  const eigen = hier.find((m) => ["eigen", "akkoord", "anders"].includes(m.toestand));
  if (eigen) {
    const tint = `color-mix(in srgb, ${kleur(eigen)} var(--tint-deel), transparent)`;
    lagen.push(`linear-gradient(${tint}, ${tint})`);
    maten.push("100% 100%");
    plekken.push("0 0");
  }
  if (!lagen.length) return;
  span.classList.add("gemerkt");
  span.style.setProperty("padding-bottom", `${diepte * 4 + 3}px`);
  span.style.setProperty("background-image", lagen.join(", "));
  span.style.setProperty("background-size", maten.join(", "));
  span.style.setProperty("background-position", plekken.join(", "));
}

/** The label of a mark, in the margin where there is one. @param {Merk} m */
function etiket(m) {
  const [teken, uitleg] = TOESTAND[m.toestand];
  const naam = m.soort === "open_code" ? m.bron.naam : codenaam(m.code);
  const kant = poolnaam(m.code, m.pool);
  const facetten = Object.values(m.facetten);
  const voluit = [[naam, kant].filter(Boolean).join(" "), ...facetten, m.memo && "met memo"].filter(Boolean).join(", ");
  const van = m.soort === "ander" ? `${uitleg} ${m.bron.codeur}` : uitleg;
  return el(
    "button",
    {
      type: "button",
      class: `etiket ${m.toestand}`,
      tabindex: -1,
      data: { merk: m.sleutel, f: m.sleutel },
      stijl: { "--kleur": kleur(m) },
      "aria-label": `${voluit} (${van})`,
      title: `${voluit} (${van})`,
    },
    el("span", { class: "teken", "aria-hidden": "true" }, teken),
    el(
      "span",
      { class: "etiket-tekst" },
      el("span", { class: "etiket-code" }, naam),
      kant && el("span", { class: "etiket-kant" }, `${poolteken(m.pool)} ${kant}`),
      m.soort === "ander" && el("span", { class: "etiket-kant" }, m.bron.codeur),
    ),
    m.memo && el("span", { class: "etiket-memo", "aria-hidden": "true" }, "✉"),
  );
}
