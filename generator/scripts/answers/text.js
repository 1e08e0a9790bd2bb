/* Words that are nearly alike. */

import { distance } from "../places.js";

const LONG = 9; // in shorter words, two letters wrong make a word of another meaning

/** Tell whether a word is another word, or the other word with a slip of the hand.
 *
 * Short words are near too many others, and hardly anybody mistypes the first letter.
 */
export function isNearly(typed, word) {
  if (typed === word) return true;
  if (typed.length < 5 || typed[0] !== word[0]) return false;
  const bound = typed.length < LONG ? 1 : 2;
  return distance(typed, word, bound) <= bound;
}
