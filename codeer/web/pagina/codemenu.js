/** The list of codes to choose from: search, a number per code, a button per pole, facets, an idea. */

import { doe } from "./bewaren.js";
import { codeuitleg } from "./codeboek.js";
import { el, knop, toets } from "./dom.js";
import { delenPerBeurt } from "./kies.js";
import { besluit, codeer, wijzigCodering } from "./daden.js";
import { facettoets } from "./toetsnamen.js";
import { citaat, codenaam, meld, nu, nuMerk, poolteken, voluit } from "./toestand.js";
import { zeg } from "./melding.js";

/** @typedef {import("./toestand.js").Code} Code */

/** What is filled in in the menu now; a new place starts it afresh. @type {any} */
export const menu = { zoek: "", facetten: {}, code: "", wijzig: null, idee: { naam: "", toelichting: "" } };

const ERBIJ = "Voor de volgende code";

/** Start afresh, for another place. */
export function leegMenu() {
  Object.assign(menu, { zoek: "", facetten: {}, code: "", wijzig: null });
}

/** Choose a code with a pole: gives it to the place, or changes the mark that is being changed.
 * @param {string} code @param {string} pool */
export async function kiesCode(code, pool) {
  const { stap } = nu;
  const { facetten } = menu;
  const m = gewijzigd();
  leegMenu();
  const uit = await (!m ? codeer(code, pool, facetten) : m.soort === "voorstel" ? besluit(m, "anders", { code, pool }) : wijzigCodering(m, { code, pool }));
  if (uit || nu.stap !== stap) return;
  menu.facetten = { ...facetten, ...menu.facetten };
  meld("paneel");
}

/** The mark that is being changed, as it is now. */
const gewijzigd = () => menu.wijzig && nuMerk(menu.wijzig);

/** Draw the menu. @returns {HTMLElement} */
export function tekenMenu() {
  const m = gewijzigd();
  const lijst = el("ul", { class: "codelijst", role: "list" });
  const vul = () => lijst.replaceChildren(...gevonden().map(rij), ...(gevonden().length ? [] : [el("li", { class: "uitleg" }, "Geen code gevonden. Noteer hieronder een idee.")]));
  vul();
  const zoek = el("input", {
    type: "search", id: "zoek-code", class: "zoek", placeholder: "Zoek een code", autocomplete: "off", spellcheck: "false",
    value: menu.zoek, data: { f: "zoek-code" }, "aria-label": "Zoek een code",
    oninput: () => { menu.zoek = zoek.value; vul(); },
    onkeydown: (/** @type {KeyboardEvent} */ e) => {
      if (e.key !== "Enter") return;
      e.preventDefault(); // else the same Enter would go on to press the button that has the focus next
      eersteKnop(lijst);
    },
  });
  return el(
    "section",
    { class: "codemenu", "aria-labelledby": "kop-menu" },
    el("h3", { id: "kop-menu" }, m ? `Wat wordt ‘${voluit(m.bron.code ?? m.code, m.bron.pool ?? m.pool)}’?` : "Geef een code"),
    m && knop("Niet wijzigen", () => { menu.wijzig = null; meld("paneel"); }, { soort: "klein", data: { f: "niet-wijzigen" } }),
    el("div", { class: "zoekrij" }, zoek, toets("C")),
    lijst,
    !m && nu.begin.facetten.length > 0 && facetkeuze(menu.facetten, (f, w) => { kiesFacet(f, w); meld("paneel"); }, ERBIJ),
    !m && idee(),
  );
}

/** @param {HTMLElement} lijst */
function eersteKnop(lijst) {
  const knoppen = /** @type {NodeListOf<HTMLElement>} */ (lijst.querySelectorAll("li:first-child .pool"));
  if (knoppen.length === 1) knoppen[0].click();
  else knoppen[0]?.focus();
}

/** @param {string} facet @param {string} waarde */
export function kiesFacet(facet, waarde) {
  if (menu.facetten[facet] === waarde || !waarde) delete menu.facetten[facet];
  else menu.facetten[facet] = waarde;
}

/** Text to compare when searching: without capitals and accents. @param {string} tekst */
const kaal = (tekst) => tekst.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** @returns {Code[]} the codes that the search finds, those whose name begins so first */
function gevonden() {
  const vraag = kaal(menu.zoek.trim());
  const alle = /** @type {Code[]} */ (nu.begin.codeboek.codes);
  if (!vraag) return alle;
  const past = (/** @type {Code} */ c) => kaal([c.titel, c.naam, c.definitie, ...c.polen.map((p) => p.naam)].join(" ")).includes(vraag);
  const voorop = (/** @type {Code} */ c) => Number(kaal(`${c.titel} ${c.polen.map((p) => p.naam).join(" ")}`).includes(vraag));
  return alle.filter(past).sort((a, b) => voorop(b) - voorop(a));
}

/** @param {Code} c */
function rij(c) {
  const polen = c.polen.length ? c.polen : [{ pool: "", naam: "" }];
  return el(
    "li",
    { class: `coderij${menu.code === c.code ? " gekozen" : ""}${c.ouder ? " sub" : ""}`, stijl: { "--kleur": c.kleur }, data: { code: c.code } },
    el("span", { class: "coderij-naam" }, el("span", { class: "staal", "aria-hidden": "true" }), codenaam(c.code), c.sneltoets && toets(c.sneltoets)),
    el(
      "span",
      { class: "polen" },
      polen.map(({ pool, naam }) =>
        knop(pool ? [el("b", { "aria-hidden": "true" }, poolteken(pool)), naam] : (polen.length > 1 ? "zonder kant" : "geef deze code"), () => kiesCode(c.code, pool), {
          soort: `pool ${pool}`, data: { f: `kies-${c.code}-${pool}`, pool },
          "aria-label": pool ? `${codenaam(c.code)}, kant ${naam}` : `${polen.length > 1 ? "zonder kant" : "geef deze code"}, ${codenaam(c.code)}`,
        }),
      ),
    ),
    el("details", { class: "coderij-uitleg", data: { f: `uitleg-${c.code}` } }, el("summary", {}, "uitleg", el("span", { class: "alleen-voor" }, ` bij ${codenaam(c.code)}`)), codeuitleg(c)),
  );
}

/** A row of buttons for each facet. @param {Record<string, string>} gekozen
 * @param {(facet: string, waarde: string) => void} zet @param {string} kop */
export function facetkeuze(gekozen, zet, kop) {
  return el(
    "div",
    { class: "facetten" },
    kop === ERBIJ && el("p", { class: "uitleg" }, "Geef de volgende code meteen mee:"),
    nu.begin.facetten.map((/** @type {{facet: string, waarden: string[]}} */ { facet, waarden }) =>
      el(
        "fieldset",
        {},
        el("legend", {}, el("span", { class: "alleen-voor" }, `${kop}: `), facet, " ", toets(facettoets(facet).toUpperCase())),
        waarden.map((w) =>
          knop(w, () => zet(facet, w), { soort: "klein keuze", "aria-pressed": String(gekozen[facet] === w), data: { f: `facet-${kop}-${facet}-${w}` } }),
        ),
      ),
    ),
  );
}

/** The value after the present one, and after the last none. @param {string} facet @param {string | undefined} waarde */
export function volgendeWaarde(facet, waarde) {
  const { waarden } = nu.begin.facetten.find((/** @type {any} */ f) => f.facet === facet);
  return waarden[waarden.indexOf(waarde) + 1] || "";
}

/** The form for an idea that the codebook does not have. */
function idee() {
  const bewaar = async () => {
    const naam = menu.idee.naam.trim();
    if (!naam) return zeg("Geef je idee een korte naam.", { fout: true });
    const [deel] = delenPerBeurt(nu.plek.begin, nu.plek.eind);
    const dit = JSON.stringify(menu.idee);
    const uit = await doe({ soort: "open_code", ...deel, citaat: citaat(deel.begin, deel.eind), naam, toelichting: menu.idee.toelichting.trim() });
    if (!uit || JSON.stringify(menu.idee) !== dit) return; // a next idea may be half typed by now
    menu.idee = { naam: "", toelichting: "" };
    meld("paneel");
  };
  const veld = (/** @type {"naam" | "toelichting"} */ wat, /** @type {string} */ label) =>
    el("div", { class: "veld" }, el("label", { for: `idee-${wat}` }, label), el(wat === "naam" ? "input" : "textarea", {
      id: `idee-${wat}`, dir: "auto", value: menu.idee[wat], data: { f: `idee-${wat}` }, autocomplete: "off", rows: wat === "naam" ? false : 2, maxlength: wat === "naam" ? 80 : false,
      oninput: (/** @type {any} */ e) => { menu.idee[wat] = e.target.value; },
    }));
  return el("details", { class: "idee", data: { f: "idee" } }, el("summary", {}, "Past er niets? Noteer een idee voor een nieuwe code"), veld("naam", "Naam van je idee"), veld("toelichting", "Toelichting (mag leeg)"), knop("Bewaar idee", bewaar, { soort: "klein", data: { f: "idee-knop" } }));
}
