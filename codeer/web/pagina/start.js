/** Where the page begins: take the key, find out which screen is asked for, show it. */

import { hervat } from "./bewaren.js";
import { el, knop, vervang } from "./dom.js";
import { toonInterview, verlaat } from "./lezen.js";
import { toonLijst } from "./lijst.js";
import { luisterNaarToetsen } from "./toetsen.js";
import { nu } from "./toestand.js";
import { Storing, haal, leesSleutel, ontsluit } from "./verbinding.js";

/** Counts the screens that were asked for: one that comes late does not take the place of a later one. */
let keren = 0;

/** Show the screen that the address asks for. */
async function toon() {
  const dit = (keren += 1);
  const gewenst = () => dit === keren;
  if (leesSleutel()) nu.begin = null;
  const gevraagd = /^#\/interview\/([^?]+)(?:\?code=(.*))?$/.exec(location.hash);
  const hoofd = /** @type {HTMLElement} */ (document.getElementById("hoofd"));
  try {
    await ontsluit();
    if (gevraagd) {
      nu.begin ??= await haal("/api/begin");
      await toonInterview(decodeURIComponent(gevraagd[1]), decodeURIComponent(gevraagd[2] || ""), gewenst);
    } else {
      verlaat();
      await toonLijst(gewenst);
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
