/** The panel beside the text (below it on a small screen): this interview, the chosen place, the codebook. */

import { tekenCodeboek } from "./codeboek.js";
import { tekenMenu } from "./codemenu.js";
import { klaar, spring } from "./daden.js";
import { aantal, el, knop, toets, vervang, voortgang } from "./dom.js";
import { doe } from "./bewaren.js";
import { tekenKaart } from "./kaart.js";
import { delenPerBeurt, kiesPlek } from "./kies.js";
import { zeg, zwijg } from "./melding.js";
import { memoveld } from "./memo.js";
import { kort } from "./tekens.js";
import { allesKlaar, citaat, codenaam, meld, merkenBij, nu, openVoorstellen, telKlaar } from "./toestand.js";

/** Draw what the panel shows now. @param {HTMLElement} paneel */
export function tekenPaneel(paneel) {
  const wat = nu.paneel === "plek" && !nu.plek ? "interview" : nu.paneel;
  const zelfde = paneel.dataset.wat === wat && paneel.dataset.plek === plekSleutel();
  const hoogte = paneel.scrollTop;
  paneel.dataset.wat = wat;
  paneel.dataset.plek = plekSleutel();
  const inhoud = { codeboek: () => tekenCodeboek(sluit), plek: tekenPlek, interview: tekenInterview, dicht: () => [] };
  vervang(paneel, /** @type {any} */ (inhoud)[wat]());
  paneel.scrollTop = zelfde ? hoogte : 0;
  document.body.dataset.paneel = wat;
}

const plekSleutel = () => (nu.plek ? `${nu.plek.begin}-${nu.plek.eind}-${nu.plek.huidig}` : "");

/** Go back from the codebook, or close the panel where it lies over the text. */
export function sluit() {
  nu.stap += 1;
  if (nu.paneel === "codeboek" && nu.plek) nu.paneel = "plek";
  else {
    nu.paneel = matchMedia("(min-width: 72rem)").matches ? "interview" : "dicht";
    if (nu.plek) return kiesPlek(null);
  }
  meld("paneel");
}

/** Show the codebook, or hide it again. */
export function wisselCodeboek() {
  if (nu.paneel === "codeboek") return sluit();
  nu.stap += 1;
  nu.paneel = "codeboek";
  meld("paneel");
  const kop = document.getElementById("kop-paneel");
  kop?.setAttribute("tabindex", "-1");
  kop?.focus();
}

/** The chosen place: its text, what stands there already, and the codes to give. */
function tekenPlek() {
  const delen = delenPerBeurt(nu.plek.begin, nu.plek.eind);
  const tekst = delen.map((d) => citaat(d.begin, d.eind)).join(" … ");
  const merken = merkenBij(nu.plek);
  const voorop = merken.filter((/** @type {any} */ m) => m.sleutel === nu.plek.huidig);
  const overig = merken.filter((/** @type {any} */ m) => m.sleutel !== nu.plek.huidig);
  return [
    el(
      "div",
      { class: "paneel-kop" },
      el("h2", { id: "kop-paneel" }, "Gekozen tekst"),
      openVoorstellen().length > 0 && knop("Volgende voorstel", () => spring(1), { soort: "klein alleen-laag", data: { f: "verder" } }),
      knop("×", sluit, { soort: "kruis", "aria-label": "Sluiten en terug naar de tekst", data: { f: "dicht" } }),
    ),
    el("blockquote", { class: "plek-citaat", dir: "auto" }, kort(tekst, 280)),
    delen.length > 1 && el("p", { class: "uitleg" }, `Je koos tekst in ${delen.length} beurten; elke beurt krijgt de code apart.`),
    nu.verplaats && delen.length > 0 && verplaatsknop(delen[0]),
    voorop.map(tekenKaart),
    voorop.length > 0 && overig.length > 0 && el("h3", { class: "ook" }, "Ook op deze plek"),
    overig.map(tekenKaart),
    tekenMenu(),
  ];
}

/** @param {{begin: number, eind: number}} deel */
function verplaatsknop(deel) {
  const wat = nu.stand.onzeker.find((/** @type {any} */ o) => o.id === nu.verplaats);
  if (!wat) return null;
  const zet = async () => {
    if (await doe({ soort: "plaats", id: wat.id, ...deel, citaat: citaat(deel.begin, deel.eind) })) {
      if (nu.verplaats === wat.id) nu.verplaats = null;
      zeg("De code staat op zijn nieuwe plek.");
    }
    meld("stand");
  };
  return el(
    "div",
    { class: "let-op knoppen" },
    knop(`Zet ‘${codenaam(wat.code)}’ hier neer`, zet, { soort: "hoofdknop", data: { f: "zet-hier" } }),
    knop("Toch niet", () => { nu.verplaats = null; zwijg(); meld("stand"); }, { soort: "klein" }),
  );
}

/** About this interview: how far it is, a memo, finishing it. */
function tekenInterview() {
  const { zinnen, klaar: gedaan } = telKlaar();
  const open = openVoorstellen().length;
  const kenmerken = Object.entries(nu.interview.kenmerken || {}).filter(([, w]) => w);
  const af = gedaan >= zinnen;
  return [
    el(
      "div",
      { class: "paneel-kop" },
      el("h2", { id: "kop-paneel" }, "Dit interview"),
      knop("×", sluit, { soort: "kruis alleen-laag", "aria-label": "Sluiten", data: { f: "dicht" } }),
    ),
    el("p", { class: "tip" }, nu.interview.blind ? "Klik op een zin, of selecteer een stuk tekst, en geef het een code." : "Klik op een zin of op een gekleurd label. Of selecteer zelf een stuk tekst en geef het een code."),
    el("p", { class: "voortgang-regel" }, voortgang(gedaan, zinnen), `${gedaan} van ${aantal(zinnen, "zin", "zinnen")} klaar`),
    !nu.interview.blind && el("p", {}, open ? `${aantal(open, "voorstel staat", "voorstellen staan")} nog open.` : "Alle voorstellen zijn bekeken."),
    !nu.interview.blind &&
      el(
        "label",
        { class: "vinkje" },
        el("input", { type: "checkbox", ...(localStorage.getItem("codeer.door") === "ja" ? { checked: true } : {}), onchange: (/** @type {any} */ e) => localStorage.setItem("codeer.door", e.target.checked ? "ja" : "nee"), data: { f: "door" } }),
        "Ga na akkoord of afwijzen meteen naar het volgende voorstel",
      ),
    kenmerken.length > 0 && el("dl", { class: "kenmerken" }, kenmerken.map(([k, w]) => [el("dt", {}, k.replaceAll("_", " ")), el("dd", { dir: "auto" }, w)])),
    memoveld({ over: "interview", sleutel: nu.interview.interview, label: "Memo bij dit interview", uitleg: "Je indruk van het hele gesprek.", memo: nu.stand.memo }),
    el(
      "div",
      { class: "afronden" },
      af
        ? el("p", {}, "✓ Je hebt dit interview helemaal klaar.")
        : [
            el("p", { class: "uitleg" }, "Klaar betekent: ik heb dit gelezen en alle codes gegeven die erbij horen. Wat niets kreeg, telt dan als ‘hoort er niet bij’."),
            knop(allesKlaar(), () => klaar(null, null), { data: { f: "alles-klaar" } }),
          ],
    ),
    el("p", { class: "uitleg" }, toets("?"), " voor alle toetsen"),
  ];
}
