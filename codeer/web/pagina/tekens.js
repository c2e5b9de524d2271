/**
 * Places in a text. The server counts Unicode code points, the browser counts UTF-16 units: an emoji is
 * one of the first and two of the second. Everything in the page counts code points; here they meet.
 */

/** One text, with the way from code points to UTF-16 units and back. */
export class Punten {
  /** @param {string} tekst */
  constructor(tekst) {
    this.tekst = tekst;
    /** @type {number[] | null} the UTF-16 place of each code point; null when both counts are equal */
    this.plaatsen = null;
    if (/[\u{10000}-\u{10FFFF}]/u.test(tekst)) {
      this.plaatsen = [];
      let plaats = 0;
      for (const teken of tekst) {
        this.plaatsen.push(plaats);
        plaats += teken.length;
      }
      this.plaatsen.push(plaats);
    }
  }

  /** @returns {number} the length in code points */
  get lengte() {
    return this.plaatsen ? this.plaatsen.length - 1 : this.tekst.length;
  }

  /** Give the text between two code points. @param {number} begin @param {number} eind @returns {string} */
  stuk(begin, eind) {
    const naar = (/** @type {number} */ n) => {
      const punt = Math.max(0, Math.min(n, this.lengte));
      return this.plaatsen ? this.plaatsen[punt] : punt;
    };
    return this.tekst.slice(naar(begin), naar(eind));
  }

  /** Give the code point at a UTF-16 place; halfway a surrogate pair it is the pair's own place.
   * @param {number} plaats @returns {number} */
  punt(plaats) {
    if (!this.plaatsen) return Math.min(plaats, this.tekst.length);
    let laag = 0;
    let hoog = this.plaatsen.length - 1;
    while (laag < hoog) {
      const midden = (laag + hoog + 1) >> 1;
      if (this.plaatsen[midden] <= plaats) laag = midden;
      else hoog = midden - 1;
    }
    return laag;
  }
}

/** Narrow a place in a turn to what is not white space; null when nothing is left.
 * @param {Punten} punten @param {number} begin @param {number} eind @returns {[number, number] | null} */
export function zonderRand(punten, begin, eind) {
  const tekens = [...punten.stuk(begin, eind)];
  let van = 0;
  let tot = tekens.length;
  while (van < tot && /\s/u.test(tekens[van])) van += 1;
  while (tot > van && /\s/u.test(tekens[tot - 1])) tot -= 1;
  return van === tot ? null : [begin + van, begin + tot];
}

/** Cut a stretch at the given places, so that within each piece the same marks hold.
 * @param {number} begin @param {number} eind @param {Iterable<number>} grenzen
 * @returns {[number, number][]} */
export function knip(begin, eind, grenzen) {
  const binnen = [...new Set(grenzen)].filter((g) => g > begin && g < eind).sort((a, b) => a - b);
  const alle = [begin, ...binnen, eind];
  return alle.slice(1).map((tot, i) => [alle[i], tot]);
}

/** Tell whether two stretches share a character.
 * @param {{begin: number, eind: number}} a @param {{begin: number, eind: number}} b */
export const overlapt = (a, b) => a.begin < b.eind && b.begin < a.eind;

/** Shorten a quote for a label or a message. @param {string} tekst @param {number} [lengte] */
export function kort(tekst, lengte = 60) {
  const tekens = [...tekst.replace(/\s+/gu, " ")];
  return tekens.length <= lengte ? tekens.join("") : `${tekens.slice(0, lengte - 1).join("").trimEnd()}…`;
}
