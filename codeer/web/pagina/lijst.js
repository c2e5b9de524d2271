/** The first screen: which interviews there are, and how far each is. */

import { aantal, el, knop, vervang, voortgang } from "./dom.js";
import { zeg } from "./melding.js";
import { memoveld } from "./memo.js";
import { codenaam, luister, nu } from "./toestand.js";
import { Storing, haal, stuur } from "./verbinding.js";

/** Show the list, as it is on the disk now; nothing when the reader asked for another screen meanwhile.
 * @param {() => boolean} gewenst @param {boolean} vers whether the list was read just now */
export async function toonLijst(gewenst, vers) {
  const begin = vers ? nu.begin : await haal("/api/begin");
  if (!gewenst()) return;
  nu.begin = begin;
  nu.interview = null;
  luister(() => {});
  document.title = `${nu.begin.onderzoek} – Lezen en coderen`;
  const { interviews } = nu.begin;
  const voorJou = interviews.filter((/** @type {any} */ i) => i.toegewezen);
  const rest = voorJou.length ? interviews.filter((/** @type {any} */ i) => !i.toegewezen) : [];
  vervang(
    /** @type {HTMLElement} */ (document.getElementById("balk")),
    el(
      "div",
      { class: "balk-rij" },
      el("h1", {}, nu.begin.codeboek.naam || nu.begin.onderzoek),
      el("span", { class: "wie" }, "Je werkt als ", el("b", {}, nu.begin.codeur)),
      el("span", { id: "bewaard", class: "bewaard", role: "status" }),
      el("span", { class: "ruimte" }),
      knop("Werk opsturen", stuurOp, { data: { f: "opsturen" } }),
    ),
  );
  const hoofd = /** @type {HTMLElement} */ (document.getElementById("hoofd"));
  hoofd.className = "scherm-lijst";
  hoofd.replaceChildren();
  const kaarten = (/** @type {any[]} */ rij) => el("ul", { class: "interviews", role: "list" }, rij.map(kaart));
  vervang(
    hoofd,
    nu.begin.blind && el("p", { class: "strook blind" }, el("b", {}, "Je codeert blind."), " Je ziet geen voorstellen van de computer en geen werk van anderen."),
    nu.begin.melding && el("p", { class: "let-op" }, nu.begin.melding.fout, " ", nu.begin.melding.tip),
    el("h2", {}, rest.length ? "Jouw interviews" : "Interviews"),
    interviews.length ? kaarten(voorJou.length ? voorJou : interviews) : el("p", { class: "uitleg" }, "Er zijn nog geen interviews. Lees ze in met: codeer import"),
    rest.length > 0 && [el("h2", {}, "Andere interviews"), kaarten(rest)],
    el("div", { class: "studiememo" }, memoveld({ over: "studie", sleutel: "", label: "Memo bij het hele onderzoek", uitleg: "Wat je opvalt over de interviews heen.", memo: nu.begin.studiememo })),
  );
}

/** @param {any} i */
function kaart(i) {
  if (i.fout || i.niet_door) return dicht(i);
  const naar = `#/interview/${encodeURIComponent(i.interview)}`;
  const jong = i.codes_niet_beoordeeld || [];
  const begonnen = i.begonnen ?? i.zinnen_klaar > 0;
  const doen = i.klaar ? "Bekijken" : begonnen ? "Verder lezen" : "Beginnen";
  return el(
    "li",
    { class: "interview" },
    el("h3", {}, el("a", { href: naar }, i.interview), i.klaar && el("span", { class: "klaar-teken" }, "✓ klaar"), i.blind && el("span", { class: "merkje" }, "blind")),
    el("p", { class: "voortgang-regel" }, voortgang(i.zinnen_klaar, i.zinnen), `${i.zinnen_klaar} van ${aantal(i.zinnen, "zin", "zinnen")} klaar`),
    el(
      "p",
      { class: "uitleg" },
      `${aantal(i.woorden, "woord", "woorden")} · ${aantal(i.beurten, "beurt", "beurten")}`,
      !i.blind && i.voorstellen_totaal > 0 && [el("br"), i.voorstellen_open ? `${i.voorstellen_open} van ${aantal(i.voorstellen_totaal, "voorstel", "voorstellen")} open` : i.voorstellen_onbesloten ? `${aantal(i.voorstellen_onbesloten, "voorstel bleef", "voorstellen bleven")} open` : "Alle voorstellen bekeken"],
    ),
    (i.conflicten > 0 || i.onzeker > 0) &&
      el("p", { class: "let-op" }, [i.conflicten > 0 && aantal(i.conflicten, "plek met twee keuzes", "plekken met twee keuzes"), i.onzeker > 0 && aantal(i.onzeker, "code zoekt een plek", "codes zoeken een plek")].filter(Boolean).join(" · ")),
    jong.map((/** @type {string} */ c) => el("p", { class: "uitleg" }, `Gelezen vóór code ‘${codenaam(c)}’ bestond. `, el("a", { href: `${naar}?code=${encodeURIComponent(c)}` }, `Lees na voor ‘${codenaam(c)}’`))),
    el("a", { class: "knop", href: naar, "aria-label": `${doen}, ${i.interview}` }, doen),
  );
}

/** An interview that cannot be opened, or that this codeur had better not read. @param {any} i */
function dicht(i) {
  return el(
    "li",
    { class: "interview" },
    el("h3", {}, i.interview),
    i.fout
      ? el("p", { class: "let-op" }, i.fout, " ", i.tip)
      : el("p", { class: "uitleg" }, "Dit interview is niet voor jou. Zo spraken jullie het af bij het verdelen."),
  );
}

/** Make the file to send back, and say where it is. */
async function stuurOp() {
  try {
    const { bestand, waar } = await stuur("/api/opsturen", {});
    const dialoog = el(
      "dialog",
      { "aria-labelledby": "kop-opsturen", onclose: () => dialoog.remove() },
      el("h2", { id: "kop-opsturen" }, "Je werk staat klaar"),
      el("p", {}, "In het bestand ", el("b", {}, bestand), " zit alles wat je deed, met de stukjes tekst waar je een code aan gaf. De hele interviews zitten er niet in."),
      el("p", {}, "Het staat in deze map:"),
      el("p", { class: "pad" }, waar),
      el("p", {}, "Stuur dit bestand naar wie het onderzoek leidt. Je kunt daarna gewoon verder werken."),
      knop("Sluiten", () => dialoog.close(), { soort: "hoofdknop" }),
    );
    document.body.append(dialoog);
    dialoog.showModal();
  } catch (fout) {
    if (!(fout instanceof Storing)) throw fout;
    zeg(`${fout.message} ${fout.tip}`, { fout: true, blijf: true });
  }
}
