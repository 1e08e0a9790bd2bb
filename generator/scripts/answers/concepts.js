/* Concepts: what people say, and the words that plans use for it, as weighted alternatives. */

import { foldedWords } from "./text.js";

const SAID = 0.6; // what an alternative counts for a word that people say
const SAME = 0.25; // for another word with the same meaning
const MOST = 4; // alternatives of a word: each is asked for

const LONGEST = 4; // words of a phrase

/** Return concepts by the folded phrase that leads to them: `[words, weight]` each.
 *
 * `concepts` are pairs of words of plans, and words that people say for them.
 */
export function conceptsByPhrase(concepts) {
  const found = new Map();
  const add = (phrase, words, weight) => {
    const key = foldedWords(phrase).join(" ");
    found.set(key, [...(found.get(key) ?? []), [words, weight]]);
  };
  for (const [words, said] of concepts) {
    words.forEach((phrase) => add(phrase, words, SAME));
    said.forEach((phrase) => add(phrase, words, SAID));
  }
  return found;
}

/** Return alternatives of the words of a query: lists of `{word, weight}` by word as folded.
 *
 * The longest phrases count first, and each of their words gets what the phrase leads to. An
 * alternative may have several words. A word without a concept has no entry.
 */
export function alternativesOf(words, byPhrase) {
  const alternatives = {};
  let at = 0;
  while (at < words.length) {
    const lengths = Array.from({ length: LONGEST }, (_, less) => LONGEST - less);
    const length = lengths.find(
      (count) => at + count <= words.length && byPhrase.has(words.slice(at, at + count).join(" ")),
    );
    if (length) {
      const phrase = words.slice(at, at + length);
      const found = byPhrase
        .get(phrase.join(" "))
        .flatMap(([others, weight]) => others.map((word) => ({ word, weight })))
        .filter(({ word }) => foldedWords(word).join(" ") !== phrase.join(" "));
      for (const word of phrase) {
        const others = found.filter((other) => other.word !== word);
        if (others.length) alternatives[word] = others.slice(0, MOST);
      }
    }
    at += length ?? 1;
  }
  return alternatives;
}
