/* The letters of words, and what a word may be made of. */

import { isEnglish } from "../shared/edition.js";
import { englishRootOf } from "./english_roots.js";

const ROOT = 4; // letters

/* A text in small letters and plain signs ("km2" for "km²"), without accents. */
export const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

export const lettersOf = (text) => folded(text).replace(/[^\p{L}\p{N}]/gu, "");

/* What a word may be made of: "mengutip" of "kutip". Shorter roots tell too little. */
const BEFORE = /^(di|ke|se|ter|ber|per|be|pe|me)(?=.{3})/;
const NASAL = [
  ["ng", "k"],
  ["ny", "s"],
  ["m", "p"],
  ["n", "t"],
];
const BEHIND = [/(nya|lah|kah|pun|ku|mu)$/, /(kan|an|i)$/];
const rootsByWord = new Map();
export const rootsOf = (word) => {
  if (!rootsByWord.has(word)) rootsByWord.set(word, findRoots(word));
  return rootsByWord.get(word);
};
const findRoots = (word) => (isEnglish ? new Set([word, englishRootOf(word)]) : madeOf(word));
const madeOf = (word) => {
  const ends = BEHIND.reduce(
    (all, end) => [...all, ...all.map((form) => form.replace(end, ""))],
    [word],
  );
  const starts = ends.flatMap((form) => {
    const rest = form.replace(BEFORE, "");
    if (!/^[mp]e/.test(form)) return [form, rest, rest.replace(BEFORE, "")];
    const after = form.slice(2);
    const nasal = NASAL.filter(([sound]) => after.startsWith(sound)).flatMap(([sound, lost]) => [
      after.slice(sound.length),
      lost + after.slice(sound.length),
    ]);
    return [form, rest, ...nasal, ...nasal.map((one) => one.replace(BEFORE, ""))];
  });
  return new Set(starts.filter((root) => root.length >= ROOT));
};
