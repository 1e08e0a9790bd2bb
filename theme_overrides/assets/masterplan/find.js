/* Questions to the index that Pagefind makes: loaded at the first of them, and what is asked put as the index needs it.
   Knows no page: the search page and the measuring of its quality ask in the same way. */

import { suggest } from "./places.js";

const ROOT = new URL("../../", import.meta.url);
const BUNDLE = new URL("pagefind/", ROOT);
const LONGEST = 200;
const OPTIONS = {
  baseUrl: ROOT.pathname,
  excerptLength: 24,
  metaCacheTag: "1", // or the index would be asked for anew on every page
  ranking: { metaWeights: { title: 5, kait: 0.3, padanan: 0.5, tanggal: 0 } },
};
/* Words that a question is put with, and that the page with the answer need not have. */
const ASKING = new Set(
  ("apa apakah itu ini yang di ke dari dan atau untuk dengan pada adalah oleh bagaimana caranya siapa saja berapa " +
    "kapan mana dimana kenapa mengapa tentang").split(" "),
);
let engine;

const load = async () => {
  const { createInstance } = await import(new URL("pagefind.js", BUNDLE).href);
  const made = createInstance({ ...OPTIONS, basePath: BUNDLE.href, noWorker: true }); // a worker loads 40 kB more
  const answer = await fetch(new URL("bundles.json", BUNDLE));
  const { bundles = [] } = answer.ok ? await answer.json() : {};
  await Promise.all(bundles.map(({ path }) => made.mergeIndex(new URL(path, BUNDLE).pathname, OPTIONS)));
  await made.filters();
  return made;
};
const loaded = () => {
  engine ??= load().catch((error) => {
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

/* Where no page has all words: without those that no page has, then without the commonest, one by one. */
const relaxed = async (made, words, filters, sort) => {
  const alone = await Promise.all(words.map((word) => asked(made, [word], filters, {})));
  const counts = new Map(words.map((word, at) => [word, alone[at].results.length]));
  let left = words.filter((word) => counts.get(word));
  let found = { results: [], filters: {} };
  while (left.length && !found.results.length) {
    if (left.length < words.length) found = await asked(made, left, filters, sort);
    if (found.results.length) break;
    const commonest = left.reduce((one, other) => (counts.get(other) > counts.get(one) ? other : one));
    left = left.filter((word) => word !== commonest);
  }
  return { found, used: left };
};

/* How many results each value of a facet would give: as if nothing of that facet were chosen, the rest as it is. */
const countsOf = async (made, words, filters, found) => {
  const counts = { ...found.filters };
  for (const name of Object.keys(filters)) {
    const { [name]: _, ...others } = filters;
    counts[name] = (await asked(made, words, others, {})).filters[name] ?? {};
  }
  return counts;
};

/* The pages that answer a query.

   `filters` has lists of values by name of facet, of which one must hold; `sort` is "" or "tanggal", the newest first.
   Gives `results` in order, each with an asynchronous `data()`; `counts` of values by facet; and the words `used`, fewer
   than asked where no page has them all. Throws if the index cannot be had. */
export const ask = async (query, { filters = {}, sort = "", fictional = false } = {}) => {
  const words = wordsOf(query);
  if (!words.length) return { results: [], counts: {}, words, used: words };
  const made = await loaded();
  const chosen = Object.fromEntries(
    Object.entries(filters).filter(([, values]) => values.length).map(([name, values]) => [name, { any: values }]),
  );
  if (!fictional) chosen.rekaan = "tidak";
  const order = sort ? { [sort]: "desc" } : {};
  let found = await asked(made, words, chosen, order);
  let used = words;
  if (!found.results.length && words.length > 1) ({ found, used } = await relaxed(made, words, chosen, order));
  if (!found.results.length) await reach();
  return { results: found.results, counts: await countsOf(made, used, chosen, found), words, used };
};

/* Pagefind takes a part of the index that did not arrive for one that has nothing: whether that is so is asked here. */
const reach = async () => {
  try {
    const answer = await fetch(new URL("pagefind-entry.json", BUNDLE), { cache: "no-store" });
    if (!answer.ok) throw new Error(answer.status);
  } catch (error) {
    engine = undefined;
    throw error;
  }
};

/* The whole answer to a query: `places` that it may mean, which come first, and what `ask` gives. */
export const find = async (query, options) => ({ places: await suggest(query), ...(await ask(query, options)) });
