/* Questions to the index that Pagefind makes: loaded at the first of them, and what is asked put as the index needs it.
   Knows no page: the search page and the measuring of its quality ask in the same way. */

import { join, newestFirst, reach } from "./bundles.js";
import { isRegion, namedBy } from "./places.js";
import { joined, lettersOf, resembling, soundingLike } from "./words.js";

const ROOT = new URL("../../", import.meta.url);
const LONGEST = 200;
const OPTIONS = {
  baseUrl: ROOT.pathname,
  excerptLength: 24,
  ranking: {
    pageLength: 0.5,
    metaWeights: {
      title: 5,
      uraian: 2,
      kait: 0.3,
      padanan: 0.5,
      padananjudul: 0.7,
      istilah: 0,
      tanggal: 0,
    },
  },
};
/* Words that a question is put with, and that the page with the answer need not have. */
const ASKING = new Set(
  (
    "apa apakah apanya itu ini yang di ke dari dan atau untuk dengan pada adalah ialah " +
    "oleh bagaimana caranya siapa saja berapa kapan mana dimana kenapa mengapa tentang tahu saya aku kami " +
    "kita anda mereka ada adakah bisa bisakah boleh mau ingin agar supaya jika kalau karena juga sebagai " +
    "akan para nya ya sih dong tolong cari mencari aja doang gimana ngapain buat soal sama kayak biar pengen " +
    "deh kok nih tuh kak min mohon dalam dgn dg utk yg pd dlm dr krn jg sdh udah udh blm tdk gak ga nggak " +
    "enggak brp gmn bgmn knp dmn tgl sy gue kalo klo apaan gimanakah menurut contoh contohnya mengenai " +
    "terkait seputar perihal begitu gitu seperti macam manakah dimanakah kapankah siapakah berapakah " +
    "bagaimanakah sini disini indonesia lihat liat melihat info informasi lagi masih pernah sekarang emang " +
    "memang kasih bilang ngomong punya the of in and for what how is"
  ).split(" "),
);
/* Words that many pages have: a question of more than enough words is put without them. They load most and tell least. */
const COMMON = ["sudah", "belum", "tidak", "semua", "daerah", "kabupaten", "kota"];
const ENOUGH = 4;
/* Words that ask what others mean: the glossary says so. */
const MEANING = new Set(
  (
    "arti artinya maksud maksudnya pengertian definisi kepanjangan kepanjangannya singkatan singkatannya istilah beda " +
    "bedanya perbedaan perbedaannya"
  ).split(" "),
);
const CLOSE = 0.2; // what two words count that stand side by side, as they were typed
const NAMED = 1.5; // what the name of a region counts, in measures of the rarest word
const BEST = [5, 4, 3]; // how many of the best pages have in common what is asked of all results
const MOST = 4; // words of which pages that have any are counted
const NAMES = 3; // words of a query that may be a person's name, spelt otherwise
const SHOWN = 10;
const GLOSSARY = '"zzistilah"'; // what it is marked with in the index
let engine;

const loaded = () => {
  engine ??= join(OPTIONS).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
};

/* A day in figures as the site writes it: 21-04-2022 is 21 April 2022. */
const inWords = (all, day, month, year) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return all;
  return date.toLocaleDateString(document.documentElement.lang || "id", {
    dateStyle: "long",
    timeZone: "UTC",
  });
};
const withDays = (text) =>
  text
    .replace(/\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/g, inWords)
    .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, (all, year, month, day) =>
      inWords(all, day, month, year),
    );

const plainWords = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/* The words of a query: quotes straight, no signs that join words, and not the words that merely ask. */
export const wordsOf = (query) => {
  const straight = query
    .normalize("NFC")
    .slice(0, LONGEST)
    .replace(/[“”„«»]/g, '"');
  const plain = withDays(straight)
    .replace(/[/|\\<>=]+/g, " ")
    .trim();
  if (/^".+"$/.test(plain)) return [plain];
  const words = plainWords(plain.replaceAll('"', " "));
  const telling = words.filter((word) => !ASKING.has(lettersOf(word)));
  const without = (left, common) =>
    left.length > ENOUGH ? left.filter((word) => lettersOf(word) !== common) : left;
  return telling.length ? COMMON.reduce(without, telling) : words;
};

const asked = (made, words, filters) => made.search(words.join(" "), { filters });

/* The pages that have a word or one of its alternatives, the best first. A page counts for an alternative as much less
   as the alternative weighs. */
const askedWith = async (made, word, alternatives, filters) => {
  const own = (await asked(made, [word], filters)).results;
  const [top] = own;
  const others = await Promise.all(
    alternatives.map(async ({ word: other, weight }) => {
      const { results } = await asked(made, [other], filters);
      const scale = (weight * (top?.score ?? 1)) / (results[0]?.score || 1);
      return results.map((result) => ({ ...result, score: result.score * scale }));
    }),
  );
  const best = new Map();
  for (const result of [...own, ...others.flat()]) {
    if ((best.get(result.id)?.score ?? -1) < result.score) best.set(result.id, result);
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
};

/* What a word stands for: words, how many pages have each, and whether it was typed otherwise. The index itself never
   comes back empty-handed, but with what merely begins as the word does. Two words written as one ("walikota") are taken
   apart; for one that no page has, whatever is chosen, the nearest word of the site is taken. */
const lookUp = async (made, typed, filters, { alternatives = {}, literal = false } = {}) => {
  const having = async (word) => (await asked(made, [word], filters)).results.length;
  const exact = (word) => having(`"${word}"`);
  const others = alternatives[lettersOf(typed)] ?? [];
  const asTyped = (count) => [{ word: typed, count, typed }];
  if (typed.startsWith('"')) return asTyped(await having(typed));
  const withOthers = others.length && (await askedWith(made, `"${typed}"`, others, filters)).length;
  if (withOthers) return asTyped(withOthers);
  const count = await exact(typed);
  const { none, ...narrowing } = filters;
  const unnarrowed = none ? { none } : {};
  const isLeftOut = async () => (await asked(made, [`"${typed}"`], unnarrowed)).results.length > 0;
  if (count || literal || (Object.keys(narrowing).length && (await isLeftOut())))
    return asTyped(count);
  const { begun, parts, nearest, akin } = await resembling(typed);
  if (begun) return [{ ...asTyped(await having(typed))[0], isBegun: true }];
  const named = parts ?? (await namedBy(typed));
  const instead = named.length || !nearest ? named : [nearest];
  if (!instead.length) return asTyped(akin ? await having(typed) : 0);
  return Promise.all(
    instead.map(async (word) => ({ word, count: await exact(word), typed, isMissing: !parts })),
  );
};

/* What is left of words that ask what terms mean; nothing of others. */
const termsOf = ({ terms }, words) => {
  const isTerm = (word) => terms.includes(lettersOf(word));
  const asked = words.filter((word) => !MEANING.has(lettersOf(word)));
  const isAll = isTerm(asked.join("")) || (asked.length < words.length && asked.every(isTerm));
  return isAll ? asked : [];
};

/* What all words stand for. Where one of them is unknown, words that the site writes as one are joined: "bukit tinggi";
   where no page has all, one is taken for another that sounds alike, if a page has that with the rest: "rudi", "Rudy". */
const lookUpAll = async (made, typed, filters, reading) => {
  const each = async (words) =>
    (await Promise.all(words.map((word) => lookUp(made, word, filters, reading)))).flat();
  const known = await each(typed);
  if (reading.literal) return known;
  const isUnknown = known.some(({ isMissing, isBegun, count }) => isMissing || isBegun || !count);
  const whole = isUnknown ? await joined(typed) : typed;
  if (whole.length < typed.length) return each(whole);
  const alike = await alikeOf(
    made,
    known.map(({ word }) => word),
    filters,
  );
  return alike
    ? (await each(alike)).map((word) => ({ ...word, typed: typed.join(" "), isMissing: true }))
    : known;
};

const alikeOf = async (made, words, filters) => {
  const isIn = async (all) => (await asked(made, all, filters)).results.length > 0;
  if (words.length < 2 || words.length > NAMES || (await isIn(words))) return undefined;
  const others = await Promise.all(words.map(soundingLike));
  const tried = others.flatMap((likes, at) => likes.map((other) => words.with(at, other)));
  const holding = await Promise.all(tried.map(isIn));
  return tried.find((_, at) => holding[at]);
};

/* How many results each value of a facet would give: as if nothing of that facet were chosen, the rest as it is. */
const facetCounts = async (count, filters) => {
  const counts = await count(filters);
  for (const name of Object.keys(filters).filter((facet) => facet !== "none")) {
    const { [name]: _, ...others } = filters;
    counts[name] = (await count(others))[name] ?? {};
  }
  return counts;
};

/* How many pages that have all of the words each value of each facet has. */
const countAll = (made, words) => async (filters) => ({
  ...(await asked(made, words, filters)).filters,
});

/* How many pages that have any of the words: those that have one, less those that have two, and so on. */
const countAny = (made, words) => async (filters) => {
  const groups = words
    .reduce((all, word) => [...all, ...all.map((some) => [...some, word])], [[]])
    .slice(1);
  const counts = {};
  for (const group of groups) {
    const sign = group.length % 2 ? 1 : -1;
    const found = Object.entries((await asked(made, group, filters)).filters);
    found.forEach(([facet, values]) =>
      Object.entries(values).forEach(([value, count]) => {
        counts[facet] ??= {};
        counts[facet][value] = (counts[facet][value] ?? 0) + sign * count;
      }),
    );
  }
  return counts;
};

/* The pages that have any of the words, those that answer best first, each with the words that it has. A word counts the
   more, the fewer pages have it, and the name of a region more than all; and it counts less where a page has it but in
   passing. Two words that stand side by side as they were typed count together as well. */
const weigh = async (made, words, filters, alternatives) => {
  const pairs = words
    .slice(1)
    .map((word, at) => `"${words[at]} ${word}"`)
    .filter((pair) => !pair.includes('""'));
  const resultsOf = (term) => askedWith(made, term, alternatives[lettersOf(term)] ?? [], filters);
  const [having, close] = await Promise.all(
    [words, pairs].map((terms) => Promise.all(terms.map(resultsOf))),
  );
  const pages = new Map(
    having.flat().map((result) => [result.id, { result, weight: 0, words: [] }]),
  );
  const rarity = (results) => Math.log(1 + pages.size / results.length);
  const rarest = Math.max(...having.map(rarity));
  const add = (results, worth, word = []) =>
    results.forEach(({ id, score }) => {
      const page = pages.get(id);
      page.weight += worth * Math.sqrt(score / (results[0].score || 1));
      page.words.push(...word);
    });
  const named = await Promise.all(words.map(isRegion));
  having.forEach((results, at) =>
    add(results, named[at] ? NAMED * rarest : rarity(results), [words[at]]),
  );
  const known = close.map((results) => results.filter(({ id }) => pages.has(id))); // a bundle may take words for others
  known.filter(({ length }) => length).forEach((results) => add(results, CLOSE * rarity(results)));
  return [...pages.values()].sort((one, other) => other.weight - one.weight);
};

/* The words that the best pages have in common; none where hardly any have. */
const commonOf = (pages, words) => {
  const have = (most) =>
    words.filter((word) => pages.slice(0, most).every((page) => page.words.includes(word)));
  return BEST.map(have).find(({ length }) => length) ?? [];
};

/* Results with those first whose title or address is all that is asked for, then the glossary, if it has that term. */
const withNamed = async (made, words, filters, results, isDefining) => {
  const letters = lettersOf(words.join(""));
  const first = await Promise.all(results.slice(0, SHOWN).map((result) => result.data())); // they are about to be shown
  const isNamed = ({ meta, raw_url: address }) =>
    [meta.title, address].some((name) => lettersOf(name) === letters);
  const named = results.filter((_, at) => first[at] && isNamed(first[at]));
  const glossary = isDefining ? (await asked(made, [GLOSSARY], filters)).results : [];
  const defining = results.filter(({ id }) => id === glossary[0]?.id);
  return [...new Set([...named, ...defining, ...results])];
};

/* The pages that answer a query.

   `filters` has lists of values by name of facet, of which one must hold, `without` a value by name that must not hold; `sort` is "" or "tanggal", the newest first.
   Gives `results` in order, each with an asynchronous `data()`, to be called from the first on; `counts` of values by
   facet where `facets` are asked for, which on a large site load more than all the rest; the `words` asked for, and
   those `used`: all, or where no page has all, those that each of the results has, which may be none; and of the words
   typed, the `missing`, which no page has and others were taken for. `whole` is how many of the results have all words.
   Results have the words that the best of them have in common; those sorted by day, all words where any page has all.
   `alternatives` has lists of `{word, weight}` by a word of the query in small letters: pages with one of them, which may
   be a phrase, count as having the word, by so much less. A `literal` query is taken as typed: nothing is put right.
   Throws if the index cannot be had. */
export const ask = async (
  query,
  {
    filters = {},
    sort = "",
    fictional = false,
    facets = false,
    without = {},
    alternatives = {},
    literal = false,
  } = {},
) => {
  const typed = wordsOf(query);
  if (!typed.length)
    return { results: [], counts: {}, words: typed, used: typed, missing: [], whole: 0 };
  const made = await loaded();
  const chosen = Object.fromEntries(
    Object.entries(filters)
      .filter(([, values]) => values.length)
      .map(([name, values]) => [name, { any: values }]),
  );
  chosen.none = [...(fictional ? [] : [{ rekaan: "ya" }]), ...(without.jenis ? [without] : [])];
  if (!chosen.none.length) delete chosen.none;
  if (facets) await made.filters();
  const terms = termsOf(made, typed);
  const known = await lookUpAll(made, terms.length ? terms : typed, chosen, {
    alternatives,
    literal,
  });
  const counts = new Map(known.map(({ word, count }) => [word, count]));
  const missing = [
    ...new Set(known.filter(({ isMissing }) => isMissing).map((word) => word.typed)),
  ];
  const words = [...counts.keys()];
  const having = words.filter((word) => counts.get(word));
  const pages = await weigh(made, having, chosen, alternatives);
  const whole = pages.filter((page) => page.words.length === words.length).length;
  const isWhole = pages.some((page) => page.words.length === having.length);
  const required = sort ? (pages[0]?.words ?? []) : commonOf(pages, having);
  const left = sort && isWhole ? having : required;
  const best = pages
    .filter((page) => left.every((word) => page.words.includes(word)))
    .map(({ result }) => result);
  if (!best.length) await reached();
  const results = await (sort
    ? newestFirst(made, best)
    : withNamed(made, words, chosen, best, terms.length > 0));
  const count = left.length ? countAll(made, left) : countAny(made, having.slice(0, MOST));
  return {
    results,
    counts: facets ? await facetCounts(count, chosen) : undefined,
    words,
    used: left,
    missing,
    whole,
  };
};

/* Loads what every question needs of the index; for a page on which somebody has begun to type. */
export const prepare = () =>
  loaded().then(
    () => {},
    () => {},
  );

const reached = () =>
  reach().catch((error) => {
    engine = undefined;
    throw error;
  });
