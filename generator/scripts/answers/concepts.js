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

/** Return alternatives of the words of a query: a map of `[{word, weight}]` by word as folded.
 *
 * The longest phrases count first, and each of their words gets what the phrase leads to. An
 * alternative may have several words. A word without a concept has no entry.
 */
export function alternativesOf(words, byPhrase) {
  const entries = phrasesIn(words, byPhrase).flatMap((phrase) => {
    const found = leadingFrom(phrase, byPhrase);
    return phrase.map((word) => [word, found.filter((other) => other.word !== word)]);
  });
  const told = entries.filter(([, others]) => others.length);
  return new Map(told.map(([word, others]) => [word, others.slice(0, MOST)]));
}

/** Return the phrases among some words that lead to a concept, the longest first at each place. */
function phrasesIn(words, byPhrase) {
  const phrases = [];
  let at = 0;
  while (at < words.length) {
    let length = Math.min(LONGEST, words.length - at);
    while (length && !byPhrase.has(words.slice(at, at + length).join(" "))) length -= 1;
    if (length) phrases.push(words.slice(at, at + length));
    at += length || 1;
  }
  return phrases;
}

function leadingFrom(phrase, byPhrase) {
  const text = phrase.join(" ");
  return byPhrase
    .get(text)
    .flatMap(([others, weight]) => others.map((word) => ({ word, weight })))
    .filter(({ word }) => foldedWords(word).join(" ") !== text);
}
