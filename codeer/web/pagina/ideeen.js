/** The ideas to make things better: put a coding under one that is there, or note a new one. */

import { el, knop } from "./dom.js";
import { leg, lees } from "./kluis.js";
import { bewaard, zeg } from "./melding.js";
import { meld, nu } from "./toestand.js";
import { Storing, haal, stuur } from "./verbinding.js";

/** @typedef {import("./toestand.js").Merk} Merk */

/** @typedef {{naam: string, omschrijving: string}} Nieuw typed, and not kept yet */

/** What was chosen and not put there yet, by the name of its place in the tab. @type {Record<string, {keus: string}>} */
const gekozen = {};

const pad = () => `/api/interview/${encodeURIComponent(nu.interview.interview)}`;
/** What a mark stays itself by, also when a change gives it another id. @param {Merk} m */
const plaats = (m) => `${m.begin}-${m.eind}-${m.code}-${m.pool}`;
/** What is typed survives a reload, as a memo does: in the tab, with whose it is. @param {Merk} m */
const inTab = (m) => `concept.${nu.begin.codeur}.idee.${nu.interview.interview}.${plaats(m)}`;
/** @param {string} waar @returns {Nieuw} */
const getypt = (waar) => JSON.parse(lees(waar) || '{"naam": "", "omschrijving": ""}');
/** @param {Merk} m */
const kan = (m) => Boolean(nu.ideeen?.kan && m.id && ["voorstel", "codering"].includes(m.soort) && m.toestand !== "afgewezen");

/** Ask for the ideas; where there are none to see, nothing of them is shown. */
export async function haalIdeeen() {
  const { interview } = nu;
  try {
    const uit = await haal(`${pad()}/ideeen`);
    if (nu.interview !== interview) return;
    nu.ideeen = uit;
    if (uit.kan) meld("paneel");
  } catch (fout) {
    if (!(fout instanceof Storing)) throw fout;
    // a list that cannot be read is told where it is used; the rest of the page works
    if (nu.interview === interview && fout.status === 404) nu.ideeen = { kan: false, fout: `${fout.message} ${fout.tip}` };
  }
}

/** Draw what a mark has to do with the ideas. @param {Merk} m */
export function tekenIdeeen(m) {
  if (!kan(m)) return null;
  const hier = plaats(m);
  const bij = /** @type {string[]} */ (nu.ideeen.bij[hier] || []);
  const id = `idee-${hier}`.replace(/[^\w-]/g, "_");
  return el(
    "details",
    { class: "ideeen", data: { f: id } },
    el("summary", {}, bij.length ? ["Verbeteridee: ", el("b", { dir: "auto" }, bij.join(", "))] : "Hoort dit bij een verbeteridee?"),
    bij.length > 0 &&
      el("ul", { role: "list" }, bij.map((naam) =>
        el("li", { class: "rij" }, el("span", { dir: "auto" }, naam), knop("Haal los", () => zet(m, { idee: naam, los: true }), { soort: "klein", "aria-label": `Haal los van ${naam}`, data: { f: `${id}-los-${naam}` } })),
      )),
    bestaand(m, id, (gekozen[inTab(m)] ??= { keus: "" }), bij),
    nieuw(m, id),
  );
}

/** Choose one that is there. @param {Merk} m @param {string} id @param {{keus: string}} wat @param {string[]} bij */
function bestaand(m, id, wat, bij) {
  const rest = nu.ideeen.ideeen.filter((/** @type {any} */ i) => !bij.includes(i.idee));
  if (!rest.length) return null;
  if (!rest.some((/** @type {any} */ i) => i.idee === wat.keus)) wat.keus = rest[0].idee;
  const uitleg = () => rest.find((/** @type {any} */ i) => i.idee === wat.keus)?.omschrijving || "";
  const keuze = el(
    "select",
    { id: `${id}-keus`, dir: "auto", data: { f: `${id}-keus` }, "aria-describedby": `${id}-uitleg`, onchange: () => { wat.keus = keuze.value; tekst.textContent = uitleg(); } },
    rest.map((/** @type {any} */ i) => el("option", { value: i.idee, selected: i.idee === wat.keus }, `${i.idee} (${i.aantal})`)),
  );
  const tekst = el("p", { id: `${id}-uitleg`, class: "uitleg", dir: "auto" }, uitleg());
  return el(
    "div",
    { class: "veld" },
    el("label", { for: `${id}-keus` }, "Een idee van de lijst"),
    keuze,
    tekst,
    knop("Zet erbij", () => zet(m, { idee: wat.keus }), { soort: "klein", data: { f: `${id}-zet` } }),
  );
}

/** Note a new one. @param {Merk} m @param {string} id */
function nieuw(m, id) {
  const waar = inTab(m);
  const wat = getypt(waar);
  const veld = (/** @type {"naam" | "omschrijving"} */ deel, /** @type {string} */ label) =>
    el("div", { class: "veld" }, el("label", { for: `${id}-${deel}` }, label), el(deel === "naam" ? "input" : "textarea", {
      id: `${id}-${deel}`, dir: "auto", autocomplete: "off", value: wat[deel], rows: deel === "naam" ? false : 2, maxlength: deel === "naam" ? 120 : 1500,
      data: { f: `${id}-${deel}` }, oninput: (/** @type {any} */ e) => {
        wat[deel] = e.target.value;
        leg(waar, wat.naam || wat.omschrijving ? JSON.stringify(wat) : null);
      },
    }));
  const noteer = async () => {
    const naam = wat.naam.trim();
    if (!naam) return zeg("Geef het idee een korte naam.", { fout: true });
    if (await zet(m, { idee: naam, omschrijving: wat.omschrijving.trim(), nieuw: true })) leg(waar, null);
    meld("paneel");
  };
  return [
    veld("naam", nu.ideeen.ideeen.length > (nu.ideeen.bij[plaats(m)] || []).length ? "Of een nieuw idee: korte naam" : "Nieuw idee: korte naam"),
    veld("omschrijving", "Omschrijving (mag leeg)"),
    knop("Noteer nieuw idee", noteer, { soort: "klein", data: { f: `${id}-noteer` } }),
  ];
}

/** Keep it in the list; gives whether that worked. @param {Merk} m @param {any} wat */
async function zet(m, wat) {
  const { interview } = nu;
  try {
    const uit = await stuur(`${pad()}/idee`, { id: m.id, versie: nu.ideeen.versie, ...wat });
    if (nu.interview !== interview) return true;
    nu.ideeen = uit;
    bewaard(new Date().toLocaleTimeString("nl-NL", { hour: "2-digit", minute: "2-digit" }));
    zeg(wat.los ? `Hoort niet meer bij ‘${wat.idee}’.` : `Staat nu bij ‘${wat.idee}’, in verbeterideeen.csv.`);
    meld("paneel");
    return true;
  } catch (fout) {
    if (!(fout instanceof Storing)) throw fout;
    zeg(`Niet bewaard: ${fout.message} ${fout.tip} Wat je typte, staat er nog.`, { fout: true, blijf: true });
    if (fout.status === 409 && nu.interview === interview) await haalIdeeen(); // she sees how the list is now
    return false;
  }
}

/** Go to the ideas of a mark with the keyboard. @param {Merk | undefined} m */
export function naarIdeeen(m) {
  if (nu.ideeen?.fout) return zeg(nu.ideeen.fout, { fout: true, blijf: true });
  if (!nu.ideeen?.kan) return zeg("Een lijst met verbeterideeën is hier niet te zien.");
  if (!m || !kan(m)) return zeg("Een verbeteridee hoort bij een code. Kies eerst een code die je gaf of waar je akkoord mee bent.");
  const uitleg = document.querySelector(`[data-kaart="${CSS.escape(m.sleutel)}"] details.ideeen`);
  uitleg?.setAttribute("open", "");
  /** @type {HTMLElement | null} */ (uitleg?.querySelector("select, input"))?.focus();
}
