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

/** What was typed of the new address: the banner is drawn anew at every attempt. */
let nieuwAdres = "";

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
    wat.verhuis && adresveld(wat.verhuis),
    wat.opnieuw && knop("Probeer nu opnieuw", wat.opnieuw, { data: { f: "opnieuw" } }),
  );
}

/** @param {(adres: string) => Promise<boolean>} verhuis */
function adresveld(verhuis) {
  const veld = el("input", {
    id: "nieuw-adres", type: "url", autocomplete: "off", spellcheck: "false", value: nieuwAdres, data: { f: "nieuw-adres" },
    oninput: () => { nieuwAdres = veld.value; },
    onkeydown: (/** @type {KeyboardEvent} */ e) => { if (e.key === "Enter") void ga(); },
  });
  const ga = async () => {
    if (!(await verhuis(veld.value.trim()))) zeg("Dit is niet het adres van codeer. Het begint met http://127.0.0.1 en er staat sleutel= in.", { fout: true });
  };
  return el("div", { class: "veld rij" }, el("label", { for: "nieuw-adres" }, "Nieuw adres van codeer"), veld, knop("Ga verder", ga, { data: { f: "verhuis" } }));
}
