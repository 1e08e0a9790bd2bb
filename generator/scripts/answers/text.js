/* Words of a query and of names, in the form in which they are compared. */

import { distance } from "../places.js";

/** Return the words of a text in small letters, without accents and signs. */
export function foldedWords(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

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
