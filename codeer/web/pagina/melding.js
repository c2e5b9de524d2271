/** What the page tells its reader: short notices, what is saved, and a banner when saving does not work. */

import { el, knop, vervang } from "./dom.js";

let wisser = 0;

const plaats = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** Say something briefly, at the bottom of the page and to a screen reader.
 * @param {string} tekst @param {{fout?: boolean, blijf?: boolean}} [hoe] */
export function zeg(tekst, hoe = {}) {
  const melding = plaats("melding");
  clearTimeout(wisser);
  // An empty moment in between makes a screen reader say the same words again.
  melding.textContent = "";
  requestAnimationFrame(() => {
    vervang(
      melding,
      el(
        "div",
        { class: hoe.fout ? "briefje fout" : "briefje" },
        el("span", {}, tekst),
        knop("×", zwijg, { soort: "kruis", "aria-label": "Melding sluiten" }),
      ),
    );
  });
  if (!hoe.blijf) wisser = window.setTimeout(zwijg, hoe.fout ? 15_000 : 6_000);
}

/** Take the notice away. */
export function zwijg() {
  plaats("melding").textContent = "";
}

/** Show when work was saved last. @param {string} tijd as HH:MM */
export function bewaard(tijd) {
  const stempel = document.getElementById("bewaard");
  if (!stempel) return;
  stempel.textContent = `✓ Bewaard ${tijd}`;
  stempel.classList.remove("even");
  void stempel.offsetWidth; // starts the short glow anew
  stempel.classList.add("even");
}

/** What was typed of the new address: a banner is drawn anew at every attempt. @type {Record<string, string>} */
const nieuwAdres = {};

/** Show or take away the banner that says saving does not work now.
 * @param {null | {fout: string, tip: string, wachtend: string[], opnieuw: (() => void) | null,
 *   verhuis?: (adres: string) => Promise<boolean>}} wat */
export function storing(wat) {
  const balk = plaats("storing");
  balk.hidden = !wat;
  document.body.classList.toggle("met-storing", Boolean(wat));
  if (!wat) {
    balk.textContent = "";
    return;
  }
  vervang(
    balk,
    el("p", {}, el("strong", {}, wat.wachtend.length ? "Nog niet bewaard. " : "Let op. "), wat.fout, " ", wat.tip),
    wat.wachtend.length > 0 &&
      el(
        "details",
        { data: { f: "wachtend" } },
        el("summary", {}, wat.wachtend.length === 1 ? "Dit wacht nog" : `Deze ${wat.wachtend.length} dingen wachten nog`),
        el("ul", {}, wat.wachtend.map((w) => el("li", { dir: "auto" }, w))),
      ),
    wat.verhuis && adresveld(wat.verhuis, "nieuw-adres", "Nieuw adres van codeer"),
    wat.opnieuw && knop("Probeer nu opnieuw", wat.opnieuw, { data: { f: "opnieuw" } }),
  );
}

/** @typedef {(adres: string) => Promise<boolean>} Verhuis */

/** Show, for as long as it is so, whose work lies unsaved in this tab; nothing where there is none.
 * @param {string[]} namen @param {Verhuis} verhuis */
export function wachtOpAnder(namen, verhuis) {
  const balk = plaats("wachtend");
  balk.hidden = !namen.length;
  const wie = namen.map((naam) => (naam === "overleg" ? "jullie overleg" : naam || "iemand anders")).join(" en ");
  const start = namen.filter(Boolean).map((naam) => (naam === "overleg" ? "codeer open --overleg" : `codeer open --codeur ${naam}`));
  vervang(
    balk,
    namen.length > 0 && [
      el("p", {}, el("strong", {}, "Nog niet bewaard: werk van ", el("bdi", {}, wie), ". "), "Het wacht in dit tabblad, op slot. Laat het tabblad open. Start codeer opnieuw voor ", el("bdi", {}, wie), start.length > 0 && [" met ", el("code", {}, start.join(" of "))], ", en plak hier het adres dat dan verschijnt. Jouw eigen werk wordt gewoon bewaard."),
      adresveld(verhuis, "adres-ander", "Adres van codeer"),
    ],
  );
}

/** @param {Verhuis} verhuis @param {string} id @param {string} label */
function adresveld(verhuis, id, label) {
  const veld = el("input", {
    id, type: "url", autocomplete: "off", spellcheck: "false", value: nieuwAdres[id] || "", data: { f: id },
    oninput: () => { nieuwAdres[id] = veld.value; },
    onkeydown: (/** @type {KeyboardEvent} */ e) => { if (e.key === "Enter") void ga(); },
  });
  const ga = async () => {
    if (!(await verhuis(veld.value.trim()))) zeg("Dit is niet het adres van codeer. Het begint met http://127.0.0.1 en er staat sleutel= in.", { fout: true });
    else { nieuwAdres[id] = ""; veld.value = ""; }
  };
  return el("div", { class: "veld rij" }, el("label", { for: id }, label), veld, knop("Ga verder", ga, { data: { f: `${id}-ga` } }));
}
