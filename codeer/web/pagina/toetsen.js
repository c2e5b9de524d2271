/** The keyboard, and the help that tells about it. */

import { wacht } from "./bewaren.js";
import { facettoets, lettersAan, TOETSEN } from "./toetsnamen.js";
import { kiesCode, kiesFacet, menu, volgendeWaarde } from "./codemenu.js";
import { besluit, haalWeg, huidigMerk, klaar, spring, terug, zetFacet } from "./daden.js";
import { el, knop } from "./dom.js";
import { begintWijzigen } from "./kaart.js";
import { naarIdeeen } from "./ideeen.js";
import { focusZin } from "./kies.js";
import { heeftConcept } from "./memo.js";
import { sluit, wisselCodeboek } from "./paneel.js";
import { beurtBij, meld, nu } from "./toestand.js";
import { houdToetsenVast, typveld } from "./vooruit.js";
import { zeg } from "./melding.js";
import { vanAnderen } from "./kluis.js";
import { vertrek } from "./verhuis.js";

/** Tell whether the keys of this page are in force now. */
const inLezing = () => document.getElementById("lezing") && !document.querySelector("dialog[open]");

/** Tell whether a key works on the chosen place or mark, so that it must know how that stands.
 * @param {string} toets */
function heeftStandNodig(toets) {
  if (!inLezing()) return false;
  if (toets === "Enter") return Boolean(document.activeElement?.matches(".zin, .etiket"));
  return lettersAan() && (/^[axwmic0-9+=−-]$/i.test(toets) || nu.begin.facetten.some((/** @type {any} */ f) => facettoets(f.facet) === toets.toLowerCase()));
}

/** Listen to the keyboard on the whole page. */
export function luisterNaarToetsen() {
  houdToetsenVast(heeftStandNodig);
  document.addEventListener("keydown", (e) => {
    if (!inLezing()) return;
    if ((e.ctrlKey || e.metaKey) && !e.shiftKey && e.key.toLowerCase() === "z" && !typveld(e.target)) {
      e.preventDefault();
      void terug();
      return;
    }
    if (e.key === "Escape") return naarTekst(e);
    if (e.ctrlKey || e.metaKey || e.altKey || typveld(e.target)) return;
    if (e.key === "Enter" && /** @type {any} */ (e.target).closest?.(".zin, .etiket")) return naarPaneel(e);
    if (!lettersAan() || e.repeat) return;
    if (doeToets(e.key.toLowerCase())) e.preventDefault();
  });
}

/** @param {string} toets @returns {boolean} whether the key had a meaning */
function doeToets(toets) {
  const m = huidigMerk();
  const vast = {
    n: () => spring(1),
    v: () => spring(-1),
    b: wisselCodeboek,
    "?": openHulp,
    k: beurtKlaar,
    c: () => nu.plek && document.getElementById("zoek-code")?.focus(),
    a: () => m?.soort === "voorstel" && besluit(m, "akkoord"),
    x: () => m && (m.soort === "voorstel" ? besluit(m, "afgewezen") : m.id && haalWeg(m)),
    w: () => m?.id !== undefined && ["voorstel", "codering"].includes(m.soort) && begintWijzigen(m),
    m: () => memo(m),
    i: () => naarIdeeen(m),
  };
  const daad = /** @type {any} */ (vast)[toets];
  if (daad) {
    daad();
    return true;
  }
  return kiesMetCijfer(toets) || kiesKant(toets) || draaiFacet(toets, m);
}

/** A number chooses a code; one without poles is given at once. @param {string} toets */
function kiesMetCijfer(toets) {
  if (!/^[1-9]$/.test(toets)) return false;
  const c = nu.begin.codeboek.codes.find((/** @type {any} */ x) => x.sneltoets === toets);
  if (!c) return true;
  if (!nu.plek) {
    zeg("Kies eerst een zin, of selecteer tekst.");
    return true;
  }
  if (c.polen.length <= 1) void kiesCode(c.code, c.polen[0]?.pool || "");
  else {
    menu.code = c.code;
    menu.zoek = "";
    nu.paneel = "plek";
    meld("paneel");
    const rij = document.querySelector(`.coderij[data-code="${CSS.escape(c.code)}"] .pool`);
    /** @type {HTMLElement | null} */ (rij)?.focus();
    rij?.scrollIntoView({ block: "nearest" });
  }
  return true;
}

/** After the number: plus, minus or none. @param {string} toets */
function kiesKant(toets) {
  const pool = /** @type {any} */ ({ "+": "plus", "=": "plus", "-": "min", "−": "min", 0: "" })[toets];
  if (pool === undefined || !menu.code) return false;
  const c = nu.begin.codeboek.codes.find((/** @type {any} */ x) => x.code === menu.code);
  if (c?.polen.some((/** @type {any} */ p) => p.pool === pool)) void kiesCode(menu.code, pool);
  return true;
}

/** The key of a facet gives the next value. @param {string} toets @param {any} m */
function draaiFacet(toets, m) {
  const f = nu.begin.facetten.find((/** @type {any} */ x) => facettoets(x.facet) === toets);
  if (!f || !nu.plek) return false;
  if (m?.id && m.soort !== "open_code" && m.toestand !== "afgewezen") void zetFacet(m, f.facet, volgendeWaarde(f.facet, m.facetten[f.facet]));
  else {
    kiesFacet(f.facet, volgendeWaarde(f.facet, menu.facetten[f.facet]));
    meld("paneel");
  }
  return true;
}

/** @param {any} m */
function memo(m) {
  if (!m?.id) return zeg("Een memo hoort bij een code. Kies eerst een code die je gaf of waar je akkoord mee bent.");
  const kaart = document.querySelector(`[data-kaart="${CSS.escape(m.sleutel)}"]`);
  const uitleg = kaart?.querySelector("details:has(.memo)");
  if (uitleg) uitleg.setAttribute("open", "");
  /** @type {HTMLElement | null} */ (kaart?.querySelector(".memo textarea"))?.focus();
}

function beurtKlaar() {
  if (!nu.plek) return zeg("Kies eerst een zin in de beurt die klaar is.");
  const beurt = beurtBij(nu.plek.begin);
  void klaar(beurt.begin, beurt.eind);
}

/** @param {KeyboardEvent} e */
function naarTekst(e) {
  const menuOpen = document.getElementById("paneel")?.contains(/** @type {Node} */ (e.target));
  if (nu.paneel === "codeboek" || !menuOpen) return sluit();
  const zin = /** @type {HTMLElement | null} */ (document.querySelector(".zin.hier"));
  if (zin) focusZin(zin);
}

/** @param {KeyboardEvent} e */
function naarPaneel(e) {
  e.preventDefault();
  const doel = /** @type {HTMLElement} */ (e.target);
  if (!nu.plek || (doel.matches(".zin") && !doel.matches(".hier")) || doel.matches(".etiket")) doel.click();
  const eerste = nu.plek?.huidig ? `[data-kaart="${CSS.escape(nu.plek.huidig)}"] button` : "section button, #zoek-code";
  /** @type {HTMLElement | null} */ (document.querySelector(`#paneel ${eerste}`))?.focus();
}

/** Show the help. */
export function openHulp() {
  const sluitKnop = knop("Sluiten", () => dialoog.close(), { soort: "hoofdknop" });
  const aan = el("input", { type: "checkbox", ...(lettersAan() ? { checked: true } : {}), onchange: () => localStorage.setItem("codeer.letters", aan.checked ? "aan" : "uit") });
  const rijen = [...TOETSEN, ...nu.begin.facetten.map((/** @type {any} */ f) => [facettoets(f.facet).toUpperCase(), `${f.facet}: ${f.waarden.join(", ")}`])];
  const dialoog = el(
    "dialog",
    { class: "hulp", "aria-labelledby": "kop-hulp", onclose: () => dialoog.remove() },
    el("h2", { id: "kop-hulp", tabindex: -1, autofocus: true }, "Zo werkt het"),
    el(
      "ol",
      {},
      el("li", {}, "Lees het gesprek. Bij een gekleurd label stelt de computer een code voor."),
      el("li", {}, "Klik op het label en zeg: akkoord, afwijzen of wijzigen."),
      el("li", {}, "Zie je zelf iets? Klik op de zin of selecteer tekst, en kies een code en een kant."),
      el("li", {}, "Heb je een stuk gelezen? Zeg dan ‘Deze beurt klaar’ of ‘Tot hier klaar’."),
    ),
    el("p", {}, "Alles wat je doet, wordt meteen bewaard op deze computer. Met ‘Ongedaan maken’ ga je zo ver terug als je wilt."),
    el("h3", {}, "Toetsen"),
    el("dl", { class: "toetsen" }, rijen.map(([naam, wat]) => el("div", {}, el("dt", {}, el("kbd", {}, naam)), el("dd", {}, wat)))),
    el("label", { class: "vinkje" }, aan, "Losse letters en cijfers werken als toets"),
    el("h3", {}, "Wat de lijnen betekenen"),
    el("ul", {}, el("li", {}, "? met een streepjeslijn: een voorstel dat nog open staat"), el("li", {}, "✓ ✎ ● met een hele lijn: akkoord, door jou veranderd, of door jou gegeven"), el("li", {}, "✕ doorgestreept: door jou afgewezen"), el("li", {}, "◇ met een stippellijn: van iemand anders, als jij dat stuk klaar hebt"), el("li", {}, "☆ jouw idee voor een nieuwe code")),
    sluitKnop,
  );
  document.body.append(dialoog);
  dialoog.showModal();
}

addEventListener("beforeunload", (e) => {
  if (!vertrek() && (wacht() || heeftConcept() || vanAnderen().length)) e.preventDefault();
});
