/* The words that the site uses, and which of them one that no page has may have been meant to be.
   `spellingBy` gives the vocabulary that begins with a letter. Fetched, as that, when somebody asks
   for such a word. */

import { distance, tolerated } from "./places.js";
import { isEnglish, lettersOf, rootsOf } from "./search.js"; // which the page has already

const MOST_WRONG = 2;
const LONG = 9; // in shorter words, two letters wrong make a word of another meaning

/* What the site has for some letters, of each letter the most common word first; `isMissing` where a
   file does not arrive. */
const vocabularyOf = async (letters, spellingBy) => {
  const files = [...new Set(letters)].map((letter) => spellingBy(letter).catch(() => undefined));
  const arrived = await Promise.all(files);
  const lists = arrived.filter(Boolean);
  return {
    words: lists.flatMap(([words]) => words),
    real: lists.map(([, real]) => real).join(" "),
    isMissing: lists.length < arrived.length,
  };
};

/* Hardly anybody mistypes how a word begins, and else nearly every short word is near another. */
const isLikely = (typed, word) =>
  typed[0] === word[0] || (typed[0] === word[1] && typed[1] === word[0]);

/* The word with the fewest letters wrong, of those the first; of a long one, its beginning may do. */
const nearestOf = (typed, words) => {
  const bound = typed.length < LONG ? Math.min(1, tolerated(typed.length)) : MOST_WRONG;
  const wrongIn = (word) => {
    const wrong = distance(typed, word, bound);
    if (wrong <= bound || bound < MOST_WRONG) return wrong;
    return distance(typed, word.slice(0, typed.length), 1) === 1 ? bound : wrong;
  };
  const ranked = words
    .filter((word) => isLikely(typed, word))
    .map((word) => ({ word, wrong: wrongIn(word) }));
  const likely = ranked.filter(({ wrong }) => wrong <= bound);
  return likely.length
    ? likely.reduce((best, other) => (other.wrong < best.wrong ? other : best)).word
    : undefined;
};

/* Forms that are spoken, as they are written: "nambah" for "menambah", "bandingin" for "bandingkan". */
const writtenOf = (typed) => [
  ...(/^(n|m)[^aiueo]?/.test(typed) ? [`me${typed}`] : []),
  ...(typed.startsWith("nge") ? [typed.slice(3)] : []),
  ...(typed.endsWith("in") ? ["kan", "i", ""].map((end) => typed.replace(/in$/, end)) : []),
];

/* The first of the words that are made of one of the roots. */
const akinOf = (roots, words) =>
  words.find((word) => [...rootsOf(word)].some((root) => roots.has(root)));

/* The longest word that a longer one begins with, if it is the greater part: "digital" of "digitalisasi". */
const beginningOf = (typed, words) =>
  words
    .filter((word) => typed.startsWith(word) && word.length * 2 > typed.length)
    .reduce((best, word) => (word.length > (best?.length ?? 0) ? word : best), undefined);

/* The words, and two beside each other as one where the site has but the one: "bukit tinggi". At least one of them is
   unknown: `isUnknown` tells which words no page has. */
export const joined = async (words, isUnknown, spellingBy) => {
  const mayBeOne = (one, other) => isUnknown(one) || isUnknown(other);
  const firsts = words.filter((word, at) => at + 1 < words.length && mayBeOne(word, words[at + 1]));
  const { words: vocabulary } = await vocabularyOf(
    firsts.map((word) => lettersOf(word)[0]),
    spellingBy,
  );
  const known = new Set(vocabulary);
  const isOne = (one, other) => mayBeOne(one, other) && known.has(lettersOf(one + other));
  return words.reduce((done, word) => {
    const last = done.at(-1);
    return last !== undefined && isOne(last, word)
      ? [...done.slice(0, -1), last + word]
      : [...done, word];
  }, []);
};

/* How a word sounds, however it is spelt: Rudi and Rudy, Jusuf and Yusuf, Soekarno and Sukarno, Ahmad and Achmad. */
const SPELT = [
  [/oe/g, "u"],
  [/dj/g, "j"],
  [/tj/g, "c"],
  [/[ck]h/g, "h"],
  [/v/g, "f"],
  [/z/g, "s"],
  [/^j|y/g, "i"],
  [/(.)\1/g, "$1"],
];
const soundOf = (word) =>
  SPELT.reduce((text, [letters, others]) => text.replace(letters, others), lettersOf(word));
/* First letters of words that may sound alike. */
const ALIKE = ["dijy", "ckth", "fv", "sz", "ou"];

export const soundingLike = async (typed, spellingBy) => {
  const sound = soundOf(typed);
  const own = lettersOf(typed)[0];
  const letters = ALIKE.find((group) => group.includes(own)) ?? own;
  return (await vocabularyOf(letters, spellingBy)).words.filter(
    (word) => word !== lettersOf(typed) && soundOf(word) === sound,
  );
};

/* The two words that the site has and that are written as one: "walikota". */
const partsOf = async (typed, known, spellingBy) => {
  const halves = [...typed].map((_, at) => [typed.slice(0, at), typed.slice(at)]);
  const begun = halves.filter(([first]) => known.has(first));
  const seconds = begun.map(([, second]) => second[0]);
  const others = new Set((await vocabularyOf(seconds, spellingBy)).words);
  return begun.find(([, second]) => others.has(second));
};

/* What a word that no page has may be: `begun`, as one of the site's begins so, or none can be had; two `parts` that
   the site has; or the `nearest` that it has. */
export const resembling = async (text, spellingBy) => {
  const typed = lettersOf(text);
  const forms = [typed, ...(isEnglish ? [] : writtenOf(typed))];
  const begins = [...forms, ...rootsOf(typed), typed.slice(1)].map((form) => form[0] ?? "");
  const { words, real, isMissing } = await vocabularyOf(begins, spellingBy);
  const known = new Set(words);
  const written = forms.find((word) => known.has(word));
  // A word of the language is no slip of the hand, though no page has it, and its own only root.
  const isReal = ` ${real} `.includes(` ${typed} `);
  const slip = () => nearestOf(typed, words) ?? beginningOf(typed, words);
  const akin = akinOf(isReal ? new Set([typed]) : rootsOf(typed), words);
  return {
    begun: isMissing || (!known.has(typed) && words.some((word) => word.startsWith(typed))),
    parts: await partsOf(typed, known, spellingBy),
    nearest: written ?? akin ?? (isReal ? undefined : slip()),
  };
};
