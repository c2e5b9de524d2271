/** The screen on which an interview is read and coded. */

import { gezicht, tekenBeurt } from "./beurt.js";
import { bekendNr } from "./bewaren.js";
import { leegMenu } from "./codemenu.js";
import { heropen, klaar, klaarTotHier, spring, terug } from "./daden.js";
import { aantal, beweging, el, knop, toets, vervang, voortgang } from "./dom.js";
import { haalIdeeen } from "./ideeen.js";
import { kiesPlek, luisterNaarKeuze, toonPlek } from "./kies.js";
import { tekenKnelpunten } from "./knelpunten.js";
import { tekenPaneel, wisselCodeboek } from "./paneel.js";
import { overlapt } from "./tekens.js";
import { allesKlaar, codenaam, luister, meld, merk, neemInterview, nu, openVoorstellen, telKlaar } from "./toestand.js";
import { openHulp } from "./toetsen.js";
import { haal } from "./verbinding.js";

/** @typedef {import("./toestand.js").Beurt} Beurt @typedef {import("./toestand.js").Merk} Merk */

/** @type {any} the places on the screen */
let vak = {};
/** What each turn looked like when it was drawn. @type {string[]} */
let gezichten = [];
let stopLuisteren = () => {};

/** Open an interview, or read a finished one again for one younger code; nothing when the reader asked for
 * another screen meanwhile. @param {string} id @param {string} alleen @param {() => boolean} gewenst */
export async function toonInterview(id, alleen, gewenst) {
  const pad = `/api/interview/${encodeURIComponent(id)}`;
  let interview = await haal(pad);
  // an act that was on its way may have been saved after this was read
  if (interview.stand.nr < bekendNr(id)) interview = await haal(pad);
  if (!gewenst()) return;
  nu.alleen = alleen;
  nu.filter = "";
  leegMenu();
  neemInterview(interview);
  if (!matchMedia("(min-width: 72rem)").matches) nu.paneel = "dicht";
  document.title = `${id} – Lezen en coderen`;
  bouw();
  luister((wat) => ververs(wat));
  ververs("alles");
  void haalIdeeen();
}

/** Leave the screen. */
export function verlaat() {
  stopLuisteren();
  stopLuisteren = () => {};
  delete document.body.dataset.paneel;
}

function bouw() {
  verlaat();
  const lezing = el("div", { id: "lezing", class: "lezing", role: "region", "aria-label": "De tekst van het interview" });
  gezichten = [];
  nu.interview.beurten.forEach((/** @type {Beurt} */ beurt, /** @type {number} */ i) => {
    lezing.append(el("article", { data: { i }, "aria-labelledby": `beurt-${beurt.nr}` }));
  });
  vak = {
    lezing,
    boven: el("div", { class: "boven" }),
    einde: el("p", { class: "einde" }),
    paneel: el("aside", { id: "paneel", class: "paneel", "aria-labelledby": "kop-paneel" }),
    balk: /** @type {HTMLElement} */ (document.getElementById("balk")),
  };
  const hoofd = /** @type {HTMLElement} */ (document.getElementById("hoofd"));
  hoofd.className = "scherm-lezen";
  hoofd.replaceChildren(el("div", { class: "kolom" }, vak.boven, lezing, vak.einde), vak.paneel);
  bouwBalk();
  stopLuisteren = luisterNaarKeuze(lezing);
  lezing.addEventListener("click", daadInVoet);
  scrollTo(0, 0);
}

/** The bar on top stays; only what counts is filled in again. */
function bouwBalk() {
  vak.klaar = el("span", { class: "balk-voortgang" });
  vak.volgende = el("span", {});
  vak.terug = knop(["↶", el("span", { class: "breed" }, " Ongedaan maken")], terug, { "aria-label": "Ongedaan maken (Ctrl+Z)", title: "Ongedaan maken (Ctrl+Z)", data: { f: "terug" } });
  const keuzen = nu.begin.codeboek.codes.map((/** @type {any} */ c) => el("option", { value: c.code }, codenaam(c.code)));
  const filter = el(
    "select",
    { id: "filter", "aria-label": "Toon alleen één code", onchange: () => { nu.filter = filter.value; meld("filter"); } },
    el("option", { value: "" }, "Alle codes"),
    keuzen,
  );
  vervang(
    vak.balk,
    el(
      "div",
      { class: "balk-rij" },
      el("a", { class: "knop stil", href: "#/" }, "← ", el("span", { class: "breed" }, "Interviews")),
      el("h1", {}, nu.interview.interview),
      el("div", { class: "balk-stand" }, vak.klaar, el("span", { id: "bewaard", class: "bewaard", role: "status" })),
      el("span", { class: "ruimte" }),
      !nu.interview.blind && [
        knop("‹", () => spring(-1), { soort: "vorige", "aria-label": "Vorige open voorstel (V)", title: "Vorige open voorstel (V)", data: { f: "vorige" } }),
        knop([vak.volgende, toets("N")], () => spring(1), { soort: "hoofdknop", data: { f: "volgende" } }),
      ],
      vak.terug,
      !nu.alleen && filter,
      knop("Codeboek", wisselCodeboek, { title: "Codeboek (B)", data: { f: "codeboek" } }),
      knop("Memo", () => { nu.paneel = "interview"; kiesPlek(null); }, { soort: "alleen-laag", "aria-label": "Dit interview: memo en afronden", data: { f: "interview" } }),
      knop("?", openHulp, { soort: "rond", "aria-label": "Hulp en toetsen", title: "Hulp en toetsen", data: { f: "hulp" } }),
    ),
  );
}

/** Draw again what changed, and that only. @param {string} wat */
function ververs(wat) {
  const had = document.activeElement;
  const waar = [vak.paneel, vak.lezing].find((v) => v.contains(had));
  if (!["plek", "paneel", "huidig"].includes(wat)) {
    tekenBeurten();
    vervang(vak.boven, bovenaan(), tekenKnelpunten());
    vulBalk();
  }
  if (wat === "plek") leegMenu();
  tekenPaneel(vak.paneel);
  toonPlek(vak.lezing);
  if (["plek", "huidig"].includes(wat) && nu.plek) houdInBeeld();
  if (waar && (!document.activeElement || document.activeElement === document.body)) vangFocus(waar);
}

/** What had the focus is gone: the keyboard stays near, on something that no key presses by accident.
 * @param {HTMLElement} waar */
function vangFocus(waar) {
  const keus = waar === vak.paneel ? [".kaart.huidig .kaart-kop", "#kop-paneel"] : [".etiket.hier", ".zin.hier"];
  const doel = /** @type {HTMLElement | null | undefined} */ (keus.map((wat) => waar.querySelector(wat)).find(Boolean));
  if (doel && doel.tabIndex < 0) doel.setAttribute("tabindex", "-1");
  doel?.focus({ preventScroll: true });
}

function tekenBeurten() {
  const { merken } = nu;
  let van = 0;
  nu.interview.beurten.forEach((/** @type {Beurt} */ beurt, /** @type {number} */ i) => {
    while (van < merken.length && merken[van].eind <= beurt.begin && merken[van].begin < beurt.begin) van += 1;
    const hier = [];
    for (let j = van; j < merken.length && merken[j].begin < beurt.eind; j += 1) {
      if (overlapt(merken[j], beurt)) hier.push(merken[j]);
    }
    const gezichtNu = gezicht(beurt, hier);
    if (gezichten[i] === gezichtNu) return;
    gezichten[i] = gezichtNu;
    tekenBeurt(vak.lezing.children[i], beurt, hier);
  });
}

/** What the reader must know before reading. */
function bovenaan() {
  const wat = [];
  const { zinnen, klaar: gedaan } = telKlaar();
  if (nu.interview.blind) {
    wat.push(el("p", { class: "strook blind" }, el("b", {}, "Je codeert blind."), " Je ziet geen voorstellen van de computer en geen werk van anderen. Zo meten we eerlijk of jullie hetzelfde lezen."));
  }
  if (nu.alleen) {
    wat.push(
      el(
        "div",
        { class: "strook jong" },
        el("p", {}, "Je leest dit interview nog een keer, ", el("b", {}, `alleen voor ‘${codenaam(nu.alleen)}’`), gedaan < zinnen ? ". Het was al klaar voordat deze code bestond." : ". Dat is gelukt: het is nu ook daarvoor klaar."),
        el("div", { class: "knoppen" }, gedaan < zinnen && knop(allesKlaar(), () => klaar(null, null), { soort: "hoofdknop", data: { f: "klaar-jong" } }), el("a", { class: "knop", href: `#/interview/${nu.interview.interview}` }, "Toon weer alle codes")),
      ),
    );
  } else for (const pad of jongeCodes()) {
    const naam = codenaam(pad);
    wat.push(el("p", { class: "strook jong" }, `Een stuk van dit interview is gelezen vóór code ‘${naam}’ bestond. `, el("a", { href: `#/interview/${nu.interview.interview}?code=${encodeURIComponent(pad)}` }, `Lees het na voor ‘${naam}’`)));
  }
  if (nu.filter) wat.push(el("p", { class: "strook" }, `Je ziet nu alleen ‘${codenaam(nu.filter)}’. `, knop("Toon alle codes", () => { nu.filter = ""; /** @type {any} */ (document.getElementById("filter")).value = ""; meld("filter"); }, { soort: "klein" })));
  if (nu.verplaats) wat.push(el("p", { class: "strook" }, "Kies in de tekst waar de code hoort."));
  return wat;
}

/** @returns {Set<string>} */
const jongeCodes = () => new Set(nu.stand.half_klaar.flatMap((/** @type {any} */ h) => h.codes));

function vulBalk() {
  const { zinnen, klaar: gedaan } = telKlaar();
  vervang(vak.klaar, voortgang(gedaan, zinnen), el("span", {}, `${gedaan} van ${aantal(zinnen, "zin", "zinnen")} klaar`));
  const open = openVoorstellen().length;
  vervang(vak.volgende, el("span", { class: "breed" }, open ? "Volgende open voorstel" : "Geen open voorstellen"), el("span", { class: "smal" }, open ? "Volgende" : "Geen open"), open ? ` (${open})` : "");
  vervang(vak.einde, "Einde van het interview. ", gedaan < zinnen && knop(allesKlaar(), () => klaar(null, null), { data: { f: "einde-klaar" } }), " ", el("a", { href: "#/" }, "Terug naar alle interviews"));
  vak.terug.disabled = !nu.stand.kan_terug;
}

/** @param {Event} e */
function daadInVoet(e) {
  const wie = /** @type {HTMLElement} */ (e.target).closest?.("[data-daad]");
  if (!wie) return;
  const artikel = /** @type {HTMLElement} */ (wie.closest(".beurt"));
  const beurt = nu.interview.beurten[Number(artikel.dataset.i)];
  const daden = { klaar: () => klaar(beurt.begin, beurt.eind), "tot-hier": () => klaarTotHier(beurt), heropen: () => heropen(beurt) };
  /** @type {any} */ (daden)[/** @type {any} */ (wie).dataset.daad]();
}

/** Keep the chosen place in sight when the panel lies over the text. */
function houdInBeeld() {
  if (matchMedia("(min-width: 72rem)").matches) return;
  requestAnimationFrame(() => vak.lezing.querySelector(".zin.hier, .etiket.hier")?.scrollIntoView({ block: "nearest" }));
}

/** Bring the chosen place to the eye and the keyboard. */
export function naarPlek() {
  if (!nu.plek || !vak.lezing) return;
  const doel = (nu.plek.huidig && merk(nu.plek.huidig) && vak.lezing.querySelector(`[data-merk="${CSS.escape(nu.plek.huidig)}"]`)) || vak.lezing.querySelector(".zin.hier");
  if (!doel) return;
  doel.focus({ preventScroll: true });
  doel.scrollIntoView({ block: "center", behavior: beweging() });
}
document.addEventListener("codeer:naar-plek", naarPlek);
