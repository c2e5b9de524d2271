/** Going with this tab, and all that waits in it, to where codeer runs now. */

import { geefMee, vanAnderen } from "./kluis.js";
import { wachtOpAnder } from "./melding.js";

let vertrekt = false;

/** Go there; false for what is not the address of codeer. @param {string} adres */
export async function verhuis(adres) {
  if (!/^http:\/\/(127\.0\.0\.1|localhost):\d+\/#\S*sleutel=[\w-]+$/.test(adres)) return false;
  const mee = await geefMee();
  vertrekt = true;
  location.assign(`${adres}&mee=${mee}`);
  // on the same port it is the same page: then it stays
  setTimeout(() => { vertrekt = false; }, 5000);
  return true;
}

/** Tell whether this page is on its way out, and takes along what is not saved. */
export const vertrek = () => vertrekt;

/** Say for as long as it is so whose work waits in this tab, and what to do about it. */
export const toonWieWacht = () => wachtOpAnder(vanAnderen(), verhuis);
