/* Roots of English words: plurals alone, by the rule of `generator/search/english_roots.py`. */

const SHORTEST = 4; // letters of the shortest word that may be a plural
/* Endings of plurals, the longer endings that are none, and the ending of the singular. */
const ENDINGS = [
  [/ies$/, /[ae]ies$/, "y"],
  [/es$/, /[aeo]es$/, "e"],
  [/s$/, /[us]s$/, ""],
];

/** Return the singular of a word in small letters; the word itself without such an ending. */
export function englishRootOf(word) {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return word;
  const [ending, other, singular] = ENDINGS.find(([end]) => end.test(word)) ?? [/$/, /^$/, ""];
  return other.test(word) ? word : word.replace(ending, singular);
}
