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

/* How many pages have a word; none where the index merely has something that begins as the word does, by half or less:
   it never comes back empty-handed. A page that is found by hidden words alone has no place to look at, and counts. */
const pagesWith = async (made, word, filters) => {
  const exact = await asked(made, [`"${word}"`], filters, {});
  if (exact.results.length || word.startsWith('"')) return exact.results.length;
  const near = await asked(made, [word], filters, {});
  if (!near.results.length) return 0;
  const { content, locations } = await near.results[0].data();
  const texts = content.split(/\s+/);
  const isNear = (at) => sharedStart(lettersOf(texts[at]), lettersOf(word)) * 2 > lettersOf(word).length;
  return !locations.length || locations.some(isNear) ? near.results.length : 0;
};
const lettersOf = (text) => text.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
const sharedStart = (one, other) => {
  const differing = [...one].findIndex((letter, at) => letter !== other[at]);
  return differing < 0 ? one.length : differing;
};

/* How many results each value of a facet would give: as if nothing of that facet were chosen, the rest as it is. */
const facetCounts = async (made, words, filters, found) => {
  const counts = { ...found.filters };
  for (const name of Object.keys(filters).filter((facet) => facet !== "rekaan")) {
    const { [name]: _, ...others } = filters;
    counts[name] = (await asked(made, words, others, {})).filters[name] ?? {};
  }
  return counts;
};

/* The pages that answer a query.

   `filters` has lists of values by name of facet, of which one must hold; `sort` is "" or "tanggal", the newest first.
   Gives `results` in order, each with an asynchronous `data()`; `counts` of values by facet; the `words` asked for, and
   those `used`: without what no page has, and where no page has the rest together, without the commonest, one by one.
   Throws if the index cannot be had. */
export const ask = async (query, { filters = {}, sort = "", fictional = false } = {}) => {
  const words = wordsOf(query);
  if (!words.length) return { results: [], counts: {}, words, used: words };
  const made = await loaded();
  const chosen = Object.fromEntries(
    Object.entries(filters).filter(([, values]) => values.length).map(([name, values]) => [name, { any: values }]),
  );
  if (!fictional) chosen.rekaan = "tidak";
  const order = sort ? { [sort]: "desc" } : {};
  const counts = new Map(await Promise.all(words.map(async (word) => [word, await pagesWith(made, word, chosen)])));
  const commoner = (one, other) => (counts.get(other) > counts.get(one) ? other : one);
  let used = words.filter((word) => counts.get(word));
  let found = await asked(made, used, chosen, order);
  while (!found.results.length && used.length > 1) {
    const commonest = used.reduce(commoner);
    used = used.filter((word) => word !== commonest);
    found = await asked(made, used, chosen, order);
  }
  if (!found.results.length) await reach();
  return { results: found.results, counts: await facetCounts(made, used, chosen, found), words, used };
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
