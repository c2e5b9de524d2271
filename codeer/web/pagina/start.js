/** Where the page begins: take the key, find out which screen is asked for, show it. */

import { hervat, laatLos } from "./bewaren.js";
import { el, knop, vervang } from "./dom.js";
import { noem, vanAnderen } from "./kluis.js";
import { toonInterview, verlaat } from "./lezen.js";
import { toonLijst } from "./lijst.js";
import { zeg } from "./melding.js";
import { luisterNaarToetsen } from "./toetsen.js";
import { nu } from "./toestand.js";
import { Storing, haal, leesSleutel, ontsluit } from "./verbinding.js";
import { toonWieWacht } from "./verhuis.js";

/** Counts the screens that were asked for: one that comes late does not take the place of a later one. */
let keren = 0;
/** Who worked in this page last. */
let vorige = "";
/** Whether a key came with the address, and its owner has not taken her place yet. */
let nieuw = false;

/** Let whoever the key is of take her place. @returns {Promise<boolean>} whether it is another than before */
async function neemPlaats() {
  nu.begin ??= await haal("/api/begin");
  const { onderzoek, codeur } = nu.begin;
  const wie = `${onderzoek}/${codeur}`;
  const wissel = vorige ? vorige !== wie : vanAnderen().length > 0;
  if (vorige !== wie) laatLos();
  vorige = wie;
  noem(codeur);
  toonWieWacht();
  return wissel;
}

/** Show the screen that the address asks for. */
async function toon() {
  const dit = (keren += 1);
  const gewenst = () => dit === keren;
  if (leesSleutel()) {
    nieuw = true;
    nu.begin = null;
  }
  let gevraagd = /^#\/interview\/([^?]+)(?:\?code=(.*))?$/.exec(location.hash);
  const hoofd = /** @type {HTMLElement} */ (document.getElementById("hoofd"));
  try {
    await ontsluit();
    const vers = !nu.begin;
    const wissel = await neemPlaats();
    if (nieuw && wissel) {
      // another person: she chooses herself what she opens, for what she sees is noted
      if (gevraagd) history.replaceState(null, "", `${location.pathname}#/`);
      gevraagd = null;
      scrollTo(0, 0);
      zeg(`Je werkt nu als ${nu.begin.codeur}.`);
    }
    nieuw = false;
    if (gevraagd) {
      await toonInterview(decodeURIComponent(gevraagd[1]), decodeURIComponent(gevraagd[2] || ""), gewenst);
    } else {
      verlaat();
      await toonLijst(gewenst, vers);
    }
  } catch (fout) {
    if (!(fout instanceof Storing)) throw fout;
    if (!gewenst()) return;
    const tip = fout.status === 403 ? "Open de pagina via het adres dat codeer zelf liet zien. Dat adres verandert bij elke start." : fout.tip;
    hoofd.className = "scherm-lijst";
    vervang(
      hoofd,
      el("h1", {}, "Dat lukt nu niet"),
      el("p", { role: "alert" }, fout.message, " ", tip),
      knop("Probeer opnieuw", () => void toon(), { soort: "hoofdknop" }),
      " ",
      gevraagd && el("a", { class: "knop", href: "#/" }, "Naar alle interviews"),
    );
  }
}

// What sticks to the top of the window differs in height: others keep clear of it.
new ResizeObserver(([top]) => {
  document.documentElement.style.setProperty("--top", `${top.target.clientHeight}px`);
}).observe(/** @type {HTMLElement} */ (document.getElementById("top")));

addEventListener("hashchange", async () => {
  await toon();
  hervat();
});
luisterNaarToetsen();
await toon();
hervat();
