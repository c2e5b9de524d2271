/** Choosing a place in the text: by selecting, by clicking a sentence or a label, or by keyboard. */

import { overlapt, zonderRand } from "./tekens.js";
import { beurtBij, merk, meld, nu } from "./toestand.js";

/** @typedef {import("./toestand.js").Beurt} Beurt @typedef {import("./toestand.js").Plek} Plek */

const hoogtepunt = "Highlight" in window && CSS.highlights ? new Highlight() : null;
if (hoogtepunt) CSS.highlights.set("plek", hoogtepunt);

/** Choose a place; the side panel follows. A selection in the text is let go: it would be read again, as a
 * choice, when the text under it is drawn anew. @param {Plek | null} plek */
export function kiesPlek(plek) {
  const selectie = getSelection();
  if (selectie && !selectie.isCollapsed && document.getElementById("lezing")?.contains(selectie.anchorNode)) selectie.removeAllRanges();
  zetPlek(plek);
}

/** @param {Plek | null} plek */
function zetPlek(plek) {
  nu.stap += 1;
  nu.plek = plek;
  if (plek) nu.paneel = "plek";
  meld("plek");
}

/** Take the mark that an act made as the chosen one, for who did not go on to something else meanwhile.
 * @param {number} stap when the act was done @param {string} sleutel @param {boolean} [plaats] whether its place is chosen too */
export function volgMerk(stap, sleutel, plaats = false) {
  const m = merk(sleutel);
  if (!m || !nu.plek || nu.stap !== stap) return;
  nu.plek = plaats ? { begin: m.begin, eind: m.eind, huidig: sleutel } : { ...nu.plek, huidig: sleutel };
  meld("huidig");
}

/** Choose the place of a mark. @param {string} sleutel */
export function kiesMerk(sleutel) {
  const m = merk(sleutel);
  if (m) kiesPlek({ begin: m.begin, eind: m.eind, huidig: sleutel });
}

/** Listen to mouse, finger, pen and keyboard in the text. @param {HTMLElement} lezing */
export function luisterNaarKeuze(lezing) {
  lezing.addEventListener("click", (e) => {
    const doel = /** @type {HTMLElement} */ (e.target);
    const etiket = doel.closest?.(".etiket");
    if (etiket) return kiesMerk(/** @type {any} */ (etiket).dataset.merk);
    if (doel.closest("button") || !(getSelection()?.isCollapsed ?? true)) return;
    const zin = doel.closest(".telt .zin");
    if (zin) kiesZin(/** @type {HTMLElement} */ (zin));
  });
  // A sentence that takes the focus at the press of the mouse would not let a selection begin just
  // before it, so for that moment it cannot have it; a click gives it back below.
  lezing.addEventListener("mousedown", (e) => {
    const zin = /** @type {HTMLElement} */ (e.target).closest?.(".zin");
    const stop = zin?.getAttribute("tabindex");
    if (!zin || !stop) return;
    zin.removeAttribute("tabindex");
    setTimeout(() => zin.setAttribute("tabindex", stop));
  });
  lezing.addEventListener("keydown", (e) => toetsInTekst(/** @type {KeyboardEvent} */ (e)));
  // A finger changes a selection by its handles long after it left the text, so the event of the
  // selection itself is followed; a mouse is waited for until it lets go.
  let knopIn = false;
  let straks = 0;
  const kijk = (/** @type {Event} */ e) => {
    clearTimeout(straks);
    const wacht = e.type === "pointerup" ? 0 : 180;
    if (!knopIn) straks = window.setTimeout(() => leesSelectie(lezing), wacht);
  };
  const stop = new AbortController();
  const hoe = { signal: stop.signal };
  document.addEventListener("selectionchange", kijk, hoe);
  document.addEventListener("pointerdown", (e) => (knopIn = e.pointerType === "mouse"), hoe);
  for (const soort of ["pointerup", "pointercancel"]) {
    document.addEventListener(soort, (e) => { knopIn = false; kijk(e); }, hoe);
  }
  return () => stop.abort();
}

/** @param {HTMLElement} lezing */
function leesSelectie(lezing) {
  const selectie = getSelection();
  if (!selectie || selectie.isCollapsed || !selectie.rangeCount) return;
  const bereik = selectie.getRangeAt(0);
  if (!lezing.contains(bereik.commonAncestorContainer)) return;
  const stukken = [...lezing.querySelectorAll(".stuk")].filter((s) => bereik.intersectsNode(s));
  const plek = plekVan(bereik, /** @type {HTMLElement[]} */ (stukken));
  if (!plek || (nu.plek && plek.begin === nu.plek.begin && plek.eind === nu.plek.eind)) return;
  zetPlek(plek);
}

/** The place that a selection covers, without the white space at its ends.
 * @param {Range} bereik @param {HTMLElement[]} stukken @returns {Plek | null} */
function plekVan(bereik, stukken) {
  if (!stukken.length) return null;
  const begin = grens(stukken[0], bereik.startContainer, bereik.startOffset, false);
  const laatste = stukken[stukken.length - 1];
  const eind = grens(laatste, bereik.endContainer, bereik.endOffset, true);
  if (eind <= begin) return null;
  const delen = delenPerBeurt(begin, eind);
  if (!delen.length) return null;
  return { begin: delen[0].begin, eind: delen[delen.length - 1].eind, huidig: null };
}

/** @param {HTMLElement} stuk @param {Node} knoop @param {number} plaats @param {boolean} aanEind */
function grens(stuk, knoop, plaats, aanEind) {
  const begin = Number(stuk.dataset.b);
  const beurt = beurtBij(begin);
  const tekst = stuk.textContent || "";
  if (!stuk.contains(knoop)) return aanEind ? begin + [...tekst].length : begin;
  const hier = knoop === stuk ? (plaats ? tekst.length : 0) : plaats;
  const voor = beurt.punten.stuk(0, begin - beurt.begin).length;
  return beurt.begin + beurt.punten.punt(voor + hier);
}

/** Split a place into what lies within each turn that counts, white space at the ends left out.
 * @param {number} begin @param {number} eind @returns {{begin: number, eind: number}[]} */
export function delenPerBeurt(begin, eind) {
  const uit = [];
  for (const beurt of nu.interview.beurten) {
    if (!beurt.telt || !overlapt(beurt, { begin, eind })) continue;
    const van = Math.max(begin, beurt.begin) - beurt.begin;
    const deel = zonderRand(beurt.punten, van, Math.min(eind, beurt.eind) - beurt.begin);
    if (deel) uit.push({ begin: beurt.begin + deel[0], eind: beurt.begin + deel[1] });
  }
  return uit;
}

/** Choose a whole sentence. @param {HTMLElement} zin */
function kiesZin(zin) {
  const [begin, eind] = plekVanZin(zin);
  kiesPlek({ begin, eind, huidig: null });
  zin.focus({ preventScroll: true });
}

/** @param {HTMLElement} zin @returns {[number, number]} */
function plekVanZin(zin) {
  const artikel = /** @type {HTMLElement} */ (zin.closest(".beurt"));
  return nu.interview.beurten[Number(artikel.dataset.i)].zinnen[Number(zin.dataset.zin)];
}

/** Arrows walk from sentence to sentence, with Shift the choice grows; Enter goes to the side panel.
 * @param {KeyboardEvent} e */
function toetsInTekst(e) {
  const zin = /** @type {HTMLElement} */ (e.target).closest?.(".zin");
  if (!zin || e.ctrlKey || e.metaKey || e.altKey) return;
  const omlaag = e.key === "ArrowDown" || (e.key === "ArrowRight" && !e.shiftKey);
  const omhoog = e.key === "ArrowUp" || (e.key === "ArrowLeft" && !e.shiftKey);
  if (omlaag || omhoog) {
    const alle = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".telt .zin"))];
    const volgende = alle[alle.indexOf(/** @type {HTMLElement} */ (zin)) + (omlaag ? 1 : -1)];
    if (!volgende) return;
    e.preventDefault();
    const vorige = nu.plek;
    focusZin(volgende);
    const [begin, eind] = plekVanZin(volgende);
    if (e.shiftKey && vorige) {
      kiesPlek({ begin: Math.min(vorige.begin, begin), eind: Math.max(vorige.eind, eind), huidig: null });
    } else kiesPlek({ begin, eind, huidig: null });
  } else if (e.shiftKey && nu.plek && (e.key === "ArrowRight" || e.key === "ArrowLeft")) {
    e.preventDefault();
    kiesPlek(woordVerder(nu.plek, e.key === "ArrowRight"));
  }
}

/** Make the choice one word longer or shorter at its end. @param {Plek} plek @param {boolean} langer
 * @returns {Plek} */
function woordVerder(plek, langer) {
  const beurt = beurtBij(plek.begin);
  const tekst = beurt.punten.stuk(0, beurt.eind - beurt.begin);
  const grenzen = [...tekst.matchAll(/\S+/gu)].map((m) => beurt.begin + beurt.punten.punt(m.index + m[0].length));
  const kan = grenzen.filter((g) => (langer ? g > plek.eind : g < plek.eind && g > plek.begin));
  const eind = langer ? kan[0] : kan[kan.length - 1];
  return eind === undefined ? plek : { ...plek, eind, huidig: null };
}

/** Bring the keyboard to a sentence. @param {HTMLElement} zin */
export function focusZin(zin) {
  zin.focus({ preventScroll: true });
  zin.scrollIntoView({ block: "nearest" });
}

/** Show in the text which place is chosen, without drawing the text again. @param {HTMLElement} lezing */
export function toonPlek(lezing) {
  for (const oud of lezing.querySelectorAll(".hier")) oud.classList.remove("hier");
  for (const oud of lezing.querySelectorAll("[tabindex='0']")) oud.setAttribute("tabindex", "-1");
  hoogtepunt?.clear();
  const eerste = /** @type {HTMLElement | null} */ (nu.plek ? null : lezing.querySelector(".telt .zin"));
  eerste?.setAttribute("tabindex", "0");
  if (!nu.plek) return;
  const beurten = nu.interview.beurten.filter((/** @type {Beurt} */ b) => overlapt(b, nu.plek));
  for (const beurt of beurten) {
    const artikel = lezing.children[nu.interview.beurten.indexOf(beurt)];
    artikel.classList.add("hier");
    markeerIn(artikel, beurt);
    for (const stop of artikel.querySelectorAll(".beurt-voet .knop")) stop.setAttribute("tabindex", "0");
  }
}

/** @param {Element} artikel @param {Beurt} beurt */
function markeerIn(artikel, beurt) {
  const { begin, eind, huidig } = nu.plek;
  for (const zin of /** @type {NodeListOf<HTMLElement>} */ (artikel.querySelectorAll(".zin"))) {
    const [van, tot] = beurt.zinnen[Number(zin.dataset.zin)];
    if (!overlapt({ begin: van, eind: tot }, nu.plek)) continue;
    zin.classList.add("hier");
    zin.setAttribute("tabindex", "0");
    for (const etiket of zin.querySelectorAll(".etiket")) etiket.setAttribute("tabindex", "0");
  }
  for (const stuk of /** @type {NodeListOf<HTMLElement>} */ (artikel.querySelectorAll(".stuk"))) {
    const knoop = stuk.firstChild;
    const van = Number(stuk.dataset.b);
    const tekst = stuk.textContent || "";
    if (!knoop || van >= eind || van + [...tekst].length <= begin) continue;
    const tekens = [...tekst];
    const bereik = document.createRange();
    bereik.setStart(knoop, tekens.slice(0, Math.max(0, begin - van)).join("").length);
    bereik.setEnd(knoop, tekens.slice(0, eind - van).join("").length);
    hoogtepunt?.add(bereik);
  }
  if (huidig) artikel.querySelector(`[data-merk="${CSS.escape(huidig)}"]`)?.classList.add("hier");
}
