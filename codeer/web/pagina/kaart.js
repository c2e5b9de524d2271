/** The cards in the side panel: one for each mark at the chosen place, with what can be done about it. */

import { kleur, TOESTAND } from "./beurt.js";
import { facetkeuze, menu } from "./codemenu.js";
import { besluit, haalWeg, wijzigCodering, zetFacet } from "./daden.js";
import { el, knop, toets } from "./dom.js";
import { tekenIdeeen } from "./ideeen.js";
import { memoveld } from "./memo.js";
import { kort } from "./tekens.js";
import { citaat, codenaam, meld, nu, poolnaam, poolteken, voluit } from "./toestand.js";

/** @typedef {import("./toestand.js").Merk} Merk */

/** Start changing a mark: the code menu then says what it becomes. @param {Merk} m */
export function begintWijzigen(m) {
  nu.stap += 1;
  menu.wijzig = m;
  meld("paneel");
  document.getElementById("zoek-code")?.focus();
}

/** Draw the card of a mark. @param {Merk} m */
export function tekenKaart(m) {
  const huidig = nu.plek.huidig === m.sleutel;
  const id = `kaart-${m.sleutel}`;
  const zelfde = m.begin === nu.plek.begin && m.eind === nu.plek.eind;
  return el(
    "section",
    { class: `kaart ${m.toestand}${huidig ? " huidig" : ""}`, stijl: { "--kleur": kleur(m) }, "aria-labelledby": id, data: { kaart: m.sleutel } },
    el("h3", { id, class: "kaart-kop" }, titel(m)),
    el("p", { class: "kaart-stand" }, el("span", { "aria-hidden": "true" }, `${TOESTAND[m.toestand][0]} `), stand(m)),
    !zelfde && el("p", { class: "kaart-citaat" }, el("q", { dir: "auto" }, kort(m.bron.citaat || citaat(m.begin, m.eind), 160))),
    m.bron.waarom && el("p", { class: "waarom" }, el("b", {}, "Waarom: "), el("span", { dir: "auto" }, m.bron.waarom)),
    m.bron.toelichting && el("p", { dir: "auto" }, m.bron.toelichting),
    el("div", { class: "knoppen" }, knoppen(m, huidig, zelfde)),
    m.id && ["voorstel", "codering"].includes(m.soort) && m.toestand !== "afgewezen" && nu.begin.facetten.length > 0 &&
      facetkeuze(m.facetten, (facet, waarde) => zetFacet(m, facet, waarde), voluit(m.code, m.pool)),
    m.id && ["voorstel", "codering"].includes(m.soort) && memo(m, huidig),
    tekenIdeeen(m),
  );
}

/** @param {Merk} m */
function titel(m) {
  if (m.soort === "open_code") return [el("span", { class: "staal", "aria-hidden": "true" }), el("span", { dir: "auto" }, m.bron.naam)];
  const kant = poolnaam(m.code, m.pool);
  return [
    el("span", { class: "staal", "aria-hidden": "true" }),
    codenaam(m.code),
    kant && el("span", { class: "kant" }, el("span", { class: "alleen-voor" }, ", kant "), el("b", { "aria-hidden": "true" }, poolteken(m.pool)), ` ${kant}`),
  ];
}

/** @param {Merk} m */
function stand(m) {
  if (m.soort === "ander") {
    return `Van ${m.bron.codeur}${m.bron.nog_niet_besproken ? ", nog niet besproken" : ""}`;
  }
  const zinnen = {
    open: "Voorstel van de computer",
    akkoord: "Voorstel, jij bent akkoord",
    afgewezen: "Voorstel, jij wees het af",
    anders: `Jij maakte dit van ‘${voluit(m.bron.code, m.bron.pool)}’`,
    eigen: "Jij gaf deze code",
    idee: "Jouw idee voor een nieuwe code",
  };
  return /** @type {any} */ (zinnen)[m.toestand];
}

/** @param {Merk} m @param {boolean} huidig @param {boolean} zelfde */
function knoppen(m, huidig, zelfde) {
  const f = (/** @type {string} */ wat) => ({ data: { f: `${wat}-${m.sleutel}` } });
  const k = (/** @type {string} */ naam) => huidig && toets(naam);
  if (m.soort === "ander") return [];
  const weg = knop([m.soort === "voorstel" ? "Toch open laten" : "Weghalen", m.soort !== "voorstel" && k("X")], () => haalWeg(m), { soort: "klein", ...f("weg") });
  if (m.soort === "open_code") return [weg];
  const wijzig = knop(["Wijzigen", k("W")], () => begintWijzigen(m), { soort: m.toestand === "open" ? "" : "klein", ...f("wijzig") });
  if (m.soort === "codering") {
    const verplaats = !zelfde && !nu.plek.huidig &&
      knop("Laat lopen over de tekst die je nu koos", () => wijzigCodering(m, { begin: nu.plek.begin, eind: nu.plek.eind }), { soort: "klein", ...f("verplaats") });
    return [wijzig, weg, verplaats];
  }
  const akkoord = knop(["Akkoord", k("A")], () => besluit(m, "akkoord"), { soort: m.toestand === "open" ? "hoofdknop" : "klein", ...f("akkoord") });
  const afwijzen = knop(["Afwijzen", k("X")], () => besluit(m, "afgewezen"), { soort: m.toestand === "open" ? "" : "klein", ...f("afwijzen") });
  return [
    m.toestand !== "akkoord" && akkoord,
    m.toestand !== "afgewezen" && afwijzen,
    wijzig,
    m.id && weg,
  ];
}

/** A memo is out of the way until there is one, or the mark is the one at hand.
 * @param {Merk} m @param {boolean} huidig */
function memo(m, huidig) {
  const veld = memoveld({ over: "codering", sleutel: m.id, naam: `${m.soort}-${m.begin}-${m.eind}-${m.bron.code}-${m.bron.pool}`, label: "Memo", uitleg: "Wat viel je op? Waarom deze code?", memo: m.memo });
  if (m.memo || huidig) return veld;
  return el("details", { data: { f: `memo-${m.begin}-${m.eind}-${m.code}-${m.pool}` } }, el("summary", {}, "Memo"), veld);
}
