/** Which key does what. A letter may be switched off by who speaks to the computer or types with a switch. */

import { nu } from "./toestand.js";

/** @type {[string, string][]} key and what it does, as the help shows them */
export const TOETSEN = [
  ["N", "volgende open voorstel"],
  ["V", "vorige open voorstel"],
  ["A", "akkoord met het voorstel"],
  ["X", "voorstel afwijzen, of je eigen code weghalen"],
  ["W", "code of kant wijzigen"],
  ["M", "memo schrijven bij deze code"],
  ["I", "deze code bij een verbeteridee zetten"],
  ["1 … 9", "code geven aan de gekozen tekst"],
  ["+  −", "daarna: de kant kiezen (0 is zonder kant)"],
  ["C", "een code zoeken"],
  ["K", "deze beurt is klaar"],
  ["B", "codeboek open of dicht"],
  ["Ctrl + Z", "ongedaan maken, zo vaak je wilt"],
  ["↓  ↑", "in de tekst: zin voor zin"],
  ["Shift + ↓ ↑", "meer zinnen kiezen"],
  ["Shift + → ←", "een woord meer of minder kiezen"],
  ["Enter", "van de tekst naar de knoppen"],
  ["Esc", "terug naar de tekst"],
  ["?", "deze hulp"],
];

const BEZET = new Set([..."nvaxwmickb?+-0123456789"]);

/** The key of a facet: the one of the server, unless the page uses that itself. @param {string} facet */
export function facettoets(facet) {
  const bezet = new Set(BEZET);
  for (const f of nu.begin.facetten) {
    const wensen = [f.sneltoets, ...f.facet.toLowerCase(), ..."defghijlopqrstuyz"];
    const toets = wensen.find((t) => /^[a-z]$/.test(t) && !bezet.has(t)) || "";
    bezet.add(toets);
    if (f.facet === facet) return toets;
  }
  return "";
}

/** Tell whether single letters may act. */
export const lettersAan = () => localStorage.getItem("codeer.letters") !== "uit";
