/* Concepts: for what people say, the words that plans use, as weighted alternatives. */

const LONGEST = 4; // words of a phrase

/** Return alternatives of the words of a query: a map of `[{word, weight}]` by word as folded.
 *
 * `conceptsBy` gives the phrases that begin with a letter. The longest phrases count first, and
 * each of their words gets what the phrase leads to. An alternative may have several words. A word
 * without a concept has no entry.
 */
export async function alternativesOf(words, conceptsBy) {
  const letters = [...new Set(words.map(([first]) => first))];
  const files = await Promise.all(letters.map(conceptsBy));
  const byPhrase = new Map(files.flatMap((phrases) => Object.entries(phrases)));
  return new Map(
    phrasesIn(words, byPhrase).flatMap((phrase) => {
      const found = byPhrase.get(phrase.join(" ")).map(([word, weight]) => ({ word, weight }));
      return phrase.map((word) => [word, found]);
    }),
  );
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
