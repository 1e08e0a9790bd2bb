/* Concepts: for what people say, the words that plans use, as weighted alternatives. */

import { withoutSuffix } from "./intent.js";

const LONGEST = 4; // words of a phrase

/** Return alternatives of the words of a query: a map of `[{word, weight}]` by token.
 *
 * `typed` are all tokens of the query: a phrase may hold words that ask. `conceptsBy` gives the
 * phrases that begin with a letter. The longest phrases count first, and each of their words gets
 * what the phrase leads to, with its suffix and without. An alternative may have several words. A
 * word without a concept has no entry.
 */
export async function alternativesOf(typed, conceptsBy) {
  const letters = [...new Set(typed.map(([first]) => first))];
  const files = await Promise.all(letters.map(conceptsBy));
  const byPhrase = new Map(files.flatMap((phrases) => Object.entries(phrases)));
  return new Map(
    phrasesIn(typed, byPhrase).flatMap(({ words, led }) => {
      const found = led.map(([word, weight]) => ({ word, weight }));
      return words.flatMap((word) => [word, withoutSuffix(word)]).map((word) => [word, found]);
    }),
  );
}

/** Return the phrases among some tokens that lead to a concept, the longest first at each place:
    their `words`, and what they are `led` to. */
function phrasesIn(typed, byPhrase) {
  const phrases = [];
  const ledBy = (words) =>
    byPhrase.get(words.join(" ")) ?? byPhrase.get(words.map(withoutSuffix).join(" "));
  let at = 0;
  while (at < typed.length) {
    let length = Math.min(LONGEST, typed.length - at);
    while (length && !ledBy(typed.slice(at, at + length))) length -= 1;
    const words = typed.slice(at, at + length);
    if (length) phrases.push({ words, led: ledBy(words) });
    at += length || 1;
  }
  return phrases;
}
