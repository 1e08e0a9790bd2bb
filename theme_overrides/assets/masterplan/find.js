/* Questions to the index that Pagefind makes: loaded at the first of them, and what is asked put as the index needs it.
   Knows no page: the search page and the measuring of its quality ask in the same way. */

import { join, newestFirst, reach } from "./bundles.js";
import { suggest } from "./places.js";

const ROOT = new URL("../../", import.meta.url);
const LONGEST = 200;
const SHORTEST_PART = 4; // shorter ones are endings: -nya, -kan
const OPTIONS = {
  baseUrl: ROOT.pathname,
  excerptLength: 24,
  ranking: { pageLength: 0.5, metaWeights: { title: 5, uraian: 2, kait: 0.3, padanan: 0.5, tanggal: 0 } },
};
/* Words that a question is put with, and that the page with the answer need not have. */
const ASKING = new Set(
  ("apa apakah itu ini yang di ke dari dan atau untuk dengan pada adalah ialah oleh bagaimana caranya siapa saja berapa " +
    "kapan mana dimana kenapa mengapa tentang tahu saya aku kami kita anda mereka ada adakah bisa bisakah boleh mau ingin " +
    "agar supaya jika kalau karena juga sebagai akan para nya ya sih dong tolong cari mencari").split(" "),
);
const FEW = 3; // with fewer answers than that, a question is put with fewer words as well
const COMMON = 2; // and so it is without the words that are more than so many times as common as the rarest
let engine;

const loaded = () => {
  engine ??= join(OPTIONS).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
};

/* The words of a query: quotes straight, no signs that join words, and not the words that merely ask. */
export const wordsOf = (query) => {
  const plain = query.normalize("NFC").slice(0, LONGEST).replace(/[“”„«»]/g, '"').replace(/[/|\\<>=]+/g, " ").trim();
  if (/^".+"$/.test(plain)) return [plain];
  const words = plain.replaceAll('"', " ").split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = words.filter((word) => !ASKING.has(word.toLowerCase()));
  return telling.length ? telling : words;
};

const asked = (made, words, filters, sort) => made.search(words.join(" "), { filters, sort });

/* What a word stands for in the index: words, and how many pages have each. None have it where the index merely has
   something that begins as the word does, by half or less: it never comes back empty-handed. Two words that are written
   as one ("walikota") are taken apart. A page that is found by hidden words alone has no place to look at, and counts. */
const lookUp = async (made, word, filters) => {
  const exact = await asked(made, [`"${word}"`], filters, {});
  if (exact.results.length || word.startsWith('"')) return [[word, exact.results.length]];
  const near = await asked(made, [word], filters, {});
  if (!near.results.length) return placeFor(made, word, filters);
  const { content, locations } = await near.results[0].data();
  const texts = content.split(/\s+/);
  const typed = lettersOf(word);
  const found = locations.map((at) => lettersOf(texts[at]));
  const first = found.find((text) => typed.startsWith(text) && typed.length - text.length >= SHORTEST_PART);
  if (first) {
    const second = typed.slice(first.length);
    const rest = await asked(made, [`"${second}"`], filters, {});
    if (rest.results.length) return [[first, near.results.length], [second, rest.results.length]];
  }
  const isNear = (text) => sharedStart(text, typed) * 2 > typed.length;
  if (!found.length || found.some(isNear)) return [[word, near.results.length]];
  return placeFor(made, word, filters);
};
/* A word that no page has may be the name of a place, nearly right. */
const placeFor = async (made, word, filters) => {
  const [place] = await suggest(word);
  const name = place?.name.split(" ").at(-1);
  const { results } = name ? await asked(made, [name], filters, {}) : { results: [] };
  return [[results.length ? name : word, results.length]];
};
const lettersOf = (text) => text.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
const sharedStart = (one, other) => {
  const differing = [...one].findIndex((letter, at) => letter !== other[at]);
  return differing < 0 ? one.length : differing;
};

/* How many results each value of a facet would give: as if nothing of that facet were chosen, the rest as it is. */
const facetCounts = async (made, words, filters, found) => {
  const counts = { ...found.filters };
  for (const name of Object.keys(filters).filter((facet) => facet !== "none")) {
    const { [name]: _, ...others } = filters;
    counts[name] = (await asked(made, words, others, {})).filters[name] ?? {};
  }
  return counts;
};

/* The pages of the first of several answers, in the order of what they weigh in all of them. */
const together = (answers) => {
  const weights = new Map();
  answers.forEach(({ results }) =>
    results.forEach(({ id, score }) => weights.set(id, (weights.get(id) ?? 0) + score)));
  return answers[0].results.toSorted((one, other) => weights.get(other.id) - weights.get(one.id));
};

/* The pages that answer a query.

   `filters` has lists of values by name of facet, of which one must hold; `sort` is "" or "tanggal", the newest first.
   Gives `results` in order, each with an asynchronous `data()`, to be called from the first on; `counts` of values by
   facet where `facets` are asked for, which on a large site load more than all the rest; the `words` asked for, and
   those `used`: without what no page has, and where no page has the rest together, without the commonest, one by one.
   Pages that lack a word far commoner than the rarest, or any where few have all, come too, further down.
   Throws if the index cannot be had. */
export const ask = async (query, { filters = {}, sort = "", fictional = false, facets = false } = {}) => {
  const typed = wordsOf(query);
  if (!typed.length) return { results: [], counts: {}, words: typed, used: typed };
  const made = await loaded();
  const chosen = Object.fromEntries(
    Object.entries(filters).filter(([, values]) => values.length).map(([name, values]) => [name, { any: values }]),
  );
  if (!fictional) chosen.none = { rekaan: "ya" };
  if (facets) await made.filters();
  const counts = new Map((await Promise.all(typed.map((word) => lookUp(made, word, chosen)))).flat());
  const words = [...counts.keys()];
  const commoner = (one, other) => (counts.get(other) > counts.get(one) ? other : one);
  const isTelling = (word, _, others) => counts.get(word) <= COMMON * Math.min(...others.map((one) => counts.get(one)));
  let left = words.filter((word) => counts.get(word));
  let used = left;
  const answers = [await asked(made, left, chosen, {})];
  while (left.length > 1 && (sort ? !answers[0].results.length : answers[0].results.length < FEW || !left.every(isTelling))) {
    const commonest = left.reduce(commoner);
    left = left.filter((word) => word !== commonest);
    if (!answers[0].results.length) [used] = [left, answers.shift()];
    answers.unshift(await asked(made, left, chosen, {}));
  }
  const [found] = answers;
  let results = together(answers);
  if (!results.length) await reached();
  if (sort) results = await newestFirst(made, results);
  return { results, counts: facets ? await facetCounts(made, left, chosen, found) : undefined, words, used };
};

const reached = () => reach().catch((error) => {
  engine = undefined;
  throw error;
});

/* The whole answer to a query: `places` that it may mean, which come first, and what `ask` gives. */
export const find = async (query, options) => ({ places: await suggest(query), ...(await ask(query, options)) });
