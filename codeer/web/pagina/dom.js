/** Small helpers to build the page. Text only ever enters through text nodes: nothing is read as HTML. */

/**
 * Make an element. `on…` are listeners, `data` and `stijl` are set one by one (the strict CSP allows
 * styles through the object model only); false, null and undefined attributes are left out.
 * @param {string} naam
 * @param {Record<string, any>} [eigenschappen]
 * @param {...(Node | string | number | null | undefined | false | any[])} kinderen
 * @returns {any}
 */
export function el(naam, eigenschappen = {}, ...kinderen) {
  const knoop = document.createElement(naam);
  for (const [sleutel, waarde] of Object.entries(eigenschappen)) {
    if (waarde === false || waarde === null || waarde === undefined) continue;
    if (sleutel.startsWith("on")) knoop.addEventListener(sleutel.slice(2), waarde);
    else if (sleutel === "data") Object.assign(knoop.dataset, waarde);
    else if (sleutel === "stijl") zetStijl(knoop, waarde);
    else if (sleutel === "value") /** @type {any} */ (knoop).value = waarde;
    else knoop.setAttribute(sleutel, waarde === true ? "" : String(waarde));
  }
  voegToe(knoop, kinderen);
  return knoop;
}

/** @param {HTMLElement} knoop @param {Record<string, string>} stijl */
export function zetStijl(knoop, stijl) {
  for (const [naam, waarde] of Object.entries(stijl)) knoop.style.setProperty(naam, waarde);
}

/** @param {Node} knoop @param {any[]} kinderen */
export function voegToe(knoop, kinderen) {
  for (const kind of kinderen.flat(3)) {
    if (kind === null || kind === undefined || kind === false) continue;
    knoop.appendChild(kind instanceof Node ? kind : document.createTextNode(String(kind)));
  }
}

/** Make a button; `soort` is a class such as "hoofdknop" or "stil".
 * @param {any} tekst @param {(e: Event) => void} doe @param {Record<string, any>} [rest] */
export function knop(tekst, doe, rest = {}) {
  const { soort = "", ...overig } = rest;
  return el("button", { type: "button", class: `knop ${soort}`.trim(), onclick: doe, ...overig }, tekst);
}

/** A key as it stands on the keyboard, for beside a button; the label itself already says it.
 * @param {string} naam */
export const toets = (naam) => el("kbd", { "aria-hidden": "true" }, naam);

/** Replace what is in a place, and put the focus back on the same thing (`data-f`) when it was there.
 * @param {HTMLElement} plaats @param {any[]} kinderen */
export function vervang(plaats, ...kinderen) {
  const actief = /** @type {any} */ (document.activeElement);
  const wie = actief && plaats.contains(actief) ? actief.dataset.f : null;
  const keuze = wie && "selectionStart" in actief ? [actief.selectionStart, actief.selectionEnd] : null;
  const open = [...plaats.querySelectorAll("details[open][data-f]")].map((d) => d.getAttribute("data-f"));
  const nieuw = document.createDocumentFragment();
  voegToe(nieuw, kinderen);
  plaats.replaceChildren(nieuw);
  for (const uitleg of /** @type {any} */ (plaats.querySelectorAll("details[data-f]"))) {
    if (open.includes(uitleg.dataset.f)) uitleg.open = true;
  }
  if (!wie) return;
  const terug = /** @type {any} */ (plaats.querySelector(`[data-f="${CSS.escape(wie)}"]`));
  if (!terug) return;
  terug.focus({ preventScroll: true });
  if (keuze && typeof keuze[0] === "number") terug.setSelectionRange(keuze[0], keuze[1]);
}

/** A progress bar that says in words what it shows. @param {number} klaar @param {number} alles */
export function voortgang(klaar, alles) {
  const deel = alles ? Math.round((100 * klaar) / alles) : 100;
  return el(
    "span",
    { class: "voortgang", role: "img", "aria-label": `${klaar} van ${alles} zinnen klaar` },
    el("span", { class: "voortgang-deel", stijl: { width: `${deel}%` } }),
  );
}

/** @param {number} n @param {string} een @param {string} meer */
export const aantal = (n, een, meer) => `${n.toLocaleString("nl-NL")} ${n === 1 ? een : meer}`;

/** A day as people write it: 3 mei 2026. @param {string} dag as year-month-day */
export const datum = (dag) => new Date(`${dag}T12:00`).toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });

/** Move as fast as the reader wishes. @returns {ScrollBehavior} */
export const beweging = () =>
  matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
