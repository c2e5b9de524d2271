/** The codebook beside the text: what each code means, when to use it and when not, with examples. */

import { el, knop, toets } from "./dom.js";
import { memoveld } from "./memo.js";
import { codenaam, meld, nu, poolnaam, poolteken } from "./toestand.js";

/** @typedef {import("./toestand.js").Code} Code */

/** What the codebook says of one code. @param {Code} c */
export function codeuitleg(c) {
  const wel = c.voorbeelden.filter((v) => v.verwacht);
  const niet = c.voorbeelden.filter((v) => !v.verwacht);
  return el(
    "div",
    { class: "codeuitleg" },
    c.definitie && el("p", {}, c.definitie),
    c.wel && [el("p", { class: "kopje" }, "Wel gebruiken"), el("p", {}, c.wel)],
    c.niet && [el("p", { class: "kopje" }, "Niet gebruiken"), el("p", {}, c.niet)],
    wel.length > 0 && [el("p", { class: "kopje" }, "Zo klinkt het"), voorbeelden(c, wel)],
    niet.length > 0 && [el("p", { class: "kopje" }, "Dit is het niet"), voorbeelden(c, niet)],
  );
}

/** @param {Code} c @param {Code["voorbeelden"]} rijen */
function voorbeelden(c, rijen) {
  return el(
    "ul",
    { class: "voorbeelden" },
    rijen.map((v) =>
      el("li", {}, el("q", { dir: "auto" }, v.tekst), v.verwacht && v.pool && el("span", { class: "kant" }, ` ${poolteken(v.pool)} ${poolnaam(c.code, v.pool)}`)),
    ),
  );
}

/** Draw the codebook. @param {() => void} dicht */
export function tekenCodeboek(dicht) {
  const { naam, versie, codes } = nu.begin.codeboek;
  return [
    el(
      "div",
      { class: "paneel-kop" },
      el("h2", { id: "kop-paneel" }, "Codeboek"),
      knop(["Sluiten ", toets("B")], dicht, { soort: "klein", data: { f: "dicht" } }),
    ),
    el("p", { class: "uitleg" }, naam, versie && `, versie ${versie}`),
    codes.map((/** @type {Code} */ c) =>
      el(
        "details",
        { class: `boekcode${c.ouder ? " sub" : ""}`, stijl: { "--kleur": c.kleur }, data: { f: `boek-${c.code}` } },
        el(
          "summary",
          {},
          el("span", { class: "staal", "aria-hidden": "true" }),
          el("span", { class: "boekcode-naam" }, codenaam(c.code)),
          el("span", { class: "kant" }, c.polen.filter((p) => p.pool).map((p) => el("span", {}, `${poolteken(p.pool)} ${p.naam}`))),
        ),
        codeuitleg(c),
        memoveld({
          over: "code", sleutel: c.code, label: `Jouw memo bij ${codenaam(c.code)}`, memo: c.memo,
          klaar: (memo) => { c.memo = memo; meld("paneel"); },
        }),
      ),
    ),
  ];
}
