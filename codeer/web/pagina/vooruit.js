/**
 * Typing ahead: keys that come while an act is on its way to the disk. What such a key is about may only be
 * there with the answer: the code that was just given, the card it stands on, the field for its memo. So the
 * key waits, and every key after it waits behind it. Nothing lands in another place than it was meant for.
 */

import { bijRust, onderweg } from "./bewaren.js";

/** @typedef {{key: string, ctrlKey: boolean, shiftKey: boolean}} Toets */

/** @type {Toets[]} */
const straks = [];

/** What is typed into, if anything. @param {any} doel @returns {any} */
export const typveld = (doel) => doel?.closest?.("textarea, select, input:not([type=checkbox])");

/** Hold keys back that must wait. @param {(toets: string) => boolean} moet whether a key works on what is chosen */
export function houdToetsenVast(moet) {
  const vang = (/** @type {KeyboardEvent} */ e) => {
    if (!e.isTrusted || e.metaKey || e.altKey || ["Tab", "Shift", "Control"].includes(e.key)) return;
    const eerste = onderweg() && !e.ctrlKey && !typveld(e.target) && moet(e.key);
    if (!straks.length && !eerste) return;
    e.preventDefault();
    e.stopPropagation();
    const { key, ctrlKey, shiftKey } = e;
    if (!e.repeat) straks.push({ key, ctrlKey, shiftKey });
  };
  document.addEventListener("keydown", vang, true);
  bijRust((gelukt) => {
    // What was not saved is told, and is not there: keys that built on it would hit something else.
    if (!gelukt) straks.length = 0;
    while (straks.length && !onderweg()) speel(/** @type {Toets} */ (straks.shift()));
  });
}

/** Let a key do what it would have done. @param {Toets} toets */
function speel(toets) {
  const doel = /** @type {any} */ (document.activeElement || document.body);
  if (!doel.dispatchEvent(new KeyboardEvent("keydown", { ...toets, bubbles: true, cancelable: true }))) return;
  if (typveld(doel)) typ(doel, toets);
  else if (doel.matches("button") && ["Enter", " "].includes(toets.key)) doel.click();
}

/** A browser types only what really comes from the keyboard; this does it for a key that waited.
 * @param {any} veld @param {Toets} toets */
function typ(veld, { key, ctrlKey }) {
  const { selectionStart: van, selectionEnd: tot } = veld;
  const teken = key === "Enter" && veld.matches("textarea") ? "\n" : key;
  if (ctrlKey || typeof van !== "number") return;
  if (key === "Backspace") veld.setRangeText("", van === tot ? Math.max(0, van - 1) : van, tot, "end");
  else if ([...teken].length === 1) veld.setRangeText(teken, van, tot, "end");
  else return;
  veld.dispatchEvent(new Event("input", { bubbles: true }));
}
