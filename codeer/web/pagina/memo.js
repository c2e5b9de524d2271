/** A field for a memo. What is typed is kept in the tab at every key, and saved on leaving the field. */

import { el, knop } from "./dom.js";
import { bewaarMemo, doe } from "./bewaren.js";
import { leg, lees, namen } from "./kluis.js";
import { nu } from "./toestand.js";

const VOOR = "concept.";

/**
 * Make the field. `over` and `sleutel` say what the memo is about; `naam` names it in the tab, where the
 * key of what it is about may change while someone types.
 * @param {{over: string, sleutel: string, naam?: string, label: string, uitleg?: string, memo: {id: string, tekst: string} | null,
 *   klaar?: (memo: any) => void}} wat
 */
export function memoveld({ over, sleutel, naam = sleutel, label, uitleg, memo, klaar }) {
  const bewaard = memo?.tekst || "";
  const plaats = `${VOOR}${nu.begin.codeur}.${over}.${nu.interview?.interview || ""}.${naam}`;
  let concept = leesConcept(plaats);
  if (concept?.tekst.trim() === bewaard) {
    leg(plaats, null);
    concept = null;
  }
  const id = `memo-${over}-${naam}`.replace(/[^\w-]/g, "_");
  const stand = el("span", { class: "memo-stand", id: `${id}-stand` }, concept ? "nog niet bewaard" : "");
  const bewaar = async () => {
    const tekst = veld.value.trim();
    if (tekst === bewaard || veld.dataset.bezig === tekst) return;
    veld.dataset.bezig = tekst;
    stand.textContent = "bewaren …";
    const uit = await stuurMemo({ over, sleutel, tekst });
    delete veld.dataset.bezig;
    stand.textContent = uit ? "bewaard" : "nog niet bewaard";
    if (!uit) return;
    // What was typed while the answer was on its way is newer than what was saved.
    if (leesConcept(plaats)?.tekst.trim() === tekst) leg(plaats, null);
    klaar?.(uit.memo ?? (tekst ? { id: "", tekst } : null));
  };
  const veld = el("textarea", {
    id, rows: 3, dir: "auto", value: concept ? concept.tekst : bewaard, data: { f: id },
    "aria-describedby": `${id}-stand`,
    oninput: () => {
      stand.textContent = veld.value.trim() === bewaard ? "" : "nog niet bewaard";
      const nieuw = JSON.stringify({ tekst: veld.value, was: concept?.was ?? bewaard });
      leg(plaats, veld.value.trim() === bewaard ? null : nieuw);
    },
    onchange: bewaar,
    onkeydown: (/** @type {KeyboardEvent} */ e) => {
      if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) void bewaar();
    },
  });
  const elders = concept && concept.was !== bewaard;
  return el(
    "div",
    { class: "veld memo" },
    el("label", { for: id }, label),
    uitleg && el("p", { class: "uitleg" }, uitleg),
    elders && el("p", { class: "let-op" }, "In een ander venster staat hier intussen: ", el("q", { dir: "auto" }, bewaard || "niets"), ". Bewaar je jouw tekst, dan komt die ervoor in de plaats."),
    veld,
    el("div", { class: "rij" }, knop("Bewaar memo", bewaar, { soort: "klein", data: { f: `${id}-knop` } }), stand),
  );
}

/** @param {{over: string, sleutel: string, tekst: string}} memo */
function stuurMemo(memo) {
  if (memo.over === "code" || memo.over === "studie") return bewaarMemo(memo);
  return doe({ soort: "memo", ...memo });
}

/** @param {string} plaats @returns {{tekst: string, was: string} | null} */
function leesConcept(plaats) {
  const ruw = lees(plaats);
  return ruw ? JSON.parse(ruw) : null;
}

/** Tell whether something was typed that is not saved yet. */
export const heeftConcept = () => namen().some((k) => k.startsWith(VOOR));
