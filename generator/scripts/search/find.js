/* The search: a query in, the pages that answer it out. Knows no page of the site: the search page
   and the measuring of its quality ask in the same way.

   For whoever shows the answer:

   ask(query, options) = {
     results: [{ page, data() }]  in order; data() gives, asynchronously, the parts of a page:
       url            address of the best section; raw_url has no anchor
       meta           { title, uraian, tanggal }
       filters        { daerah: [name], jenis: [name], rekaan: ["ya"] }, each if the page has it
       excerpt        lines of the text, with <mark> around words that were asked for
       sub_results    [{ url, anchor, title, weighted_locations: [{ balanced_score }] }]
     counts           values of each facet with how many pages each would give; if `facets`
     handbook         how many pages of the handbook were left out
     isNear           whether no page has what was asked for: the results are the nearest pages
     matched          how much of what was asked for the best page has, from 0 to 1
     words, used      the words asked for, and those that each of the results has
     missing          words typed that no page has, and that others were taken for
     whole            how many of the results have all the words
   }
   options = {
     filters          { facet: [values] }, of which one must hold
     sort             "" or "tanggal", the newest first
     fictional        whether invented regions are searched; they are where `filters` name one
     facets           whether to count; loads a file for each facet
     handbook         whether pages of the handbook are wanted in any case; else only where one of
                      them answers best
     isNamed          whether the query is answered by a name, so that pages are only more of it
     names            how many names are shown above the pages; of near pages there are so many less
     naming           words of the query that name a region that is meant; they may ask elsewhere
     literal          whether the query is taken as typed: nothing is put right
     alternatives     map of token to [{ word, weight }]: words or phrases that count for it, in
                      shares of what the word itself counts
   }
   prepare() loads the list of the index, for a page on which somebody has begun to type.
   Throws if a part of the index does not arrive; the next call begins anew. */

import { namedBy, regionsCalled } from "../places.js";
import { bestLines, markWords, rankSections } from "./excerpt.js";
import { eitherOf, pagesOf, pagesOfAll, pagesOfPhrase, withoutPages } from "./matching.js";
import { openIndex } from "./open_index.js";
import { termsOf, tokensOf, wordsOf } from "./query.js";
import {
  closeness,
  commonWords,
  passageWeight,
  shareMatched,
  tellingOf,
  weigh,
} from "./ranking.js";
import { WEIGHTS } from "./weights.js";
import { breath } from "../shared/breath.js";
import { EDITION } from "../shared/edition.js";
import { lettersOf, rootsOf } from "./letters.js";

const FICTIONAL = "rekaan";
const QUALIFIER = /\s*\([^)]*\)$/; // what tells a title from others of the same words
const NAMES = 3; // words of a query that may be a person's name, spelt otherwise
const SHOWN = 10;
const NEAREST = 3; // names and pages that are shown where none has what was asked for
const BEGUN = 10; // words of the site that a word may be the beginning of
let opened;

/* The help with words that no page has; a query goes on without it where it does not arrive. */
const NO_HELP = {
  resembling: async () => ({ begun: true }),
  joined: async (words) => words,
  soundingLike: async () => [],
};
const spelling = () => import("../spelling.js").catch(() => NO_HELP);

const loaded = () => {
  opened ??= openIndex(new URL("indeks/", EDITION)).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
};

/** Load what every query needs, and return the index; undefined if it does not arrive, which the
    query itself tells. */
export function prepare() {
  return loaded().catch(() => undefined);
}

/** Begin to load what the pages of some words need: on a slow line each step that waits for another
    is felt. What does not arrive is told by the query itself. */
export async function warm(texts) {
  const index = await prepare();
  const words = index ? texts.flatMap(tokensOf) : [];
  await Promise.allSettled(words.map((word) => index.lookUp(word)));
}

/** Begin anew: the index is opened again when it is next needed. */
export function forget() {
  opened = undefined;
}

/** Return the pages that have a word; of several words all, and of words in quotes their phrase. */
async function pagesWith(index, text) {
  const entries = await Promise.all(tokensOf(text).map(index.lookUp));
  return text.startsWith('"') ? pagesOfPhrase(entries) : pagesOfAll(entries);
}

/** Return the alternatives of a word of a query, of one with a hyphen those of all its tokens. */
function alternativesOf(word, alternatives) {
  const [first = [], ...rest] = tokensOf(word).map((token) => alternatives.get(token) ?? []);
  return first.filter((other) => rest.every((others) => others.includes(other)));
}

/** Return the pages of a word of a query with its alternatives. */
async function pagesOfTerm(index, word, alternatives) {
  const others = alternativesOf(word, alternatives);
  const pagesOfOther = async (other) => {
    const pages = await pagesWith(index, other);
    return pages.size || tokensOf(other).length > 1 ? pages : pagesNear(index, other);
  };
  const all = [
    { pages: await pagesWith(index, word), weight: 1 },
    ...others.map(async (other) => ({
      pages: await pagesOfOther(other.word),
      weight: other.weight,
    })),
  ];
  return eitherOf(await Promise.all(all));
}

/** Return the pages of the words that a word begins, or of its family where it has no other. */
async function pagesNear(index, word) {
  const [letters] = tokensOf(word);
  // "busnya": the root has too few letters to be told by rules.
  const roots = [...rootsOf(letters), letters.replace(/nya$/, "")].sort(
    (one, other) => other.length - one.length,
  );
  for (const root of roots) {
    const entry = await index.lookUp(root);
    if (entry && root !== letters) return pagesOf(entry);
  }
  return new Map();
}
const pagesBegun = async (index, word) => {
  const words = await index.wordsBeginning(tokensOf(word)[0], BEGUN);
  const pages = words.map(async (each) => ({ pages: await pagesWith(index, each), weight: 0.9 }));
  return eitherOf(await Promise.all(pages));
};

/** Return the terms that a word stands for: `[{ word, typed, pages, isMissing, isBegun }]`.

    Two words written as one ("walikota") are taken apart. For a word that no page has, whatever is
    chosen, the nearest word of the site is taken. */
async function lookUp(index, typed, { alternatives, literal }) {
  const pages = await pagesOfTerm(index, typed, alternatives);
  if (pages.size || typed.startsWith('"') || tokensOf(typed).length > 1) {
    return [{ word: typed, typed, pages }];
  }
  const family = await pagesNear(index, typed);
  if (family.size || literal) return [{ word: typed, typed, pages: family }];
  const { resembling } = await spelling();
  const { begun, parts, nearest } = await resembling(typed, index.spellingBy);
  if (begun) {
    return [{ word: typed, typed, pages: await pagesBegun(index, typed), isBegun: true }];
  }
  const named = parts ?? (await namedBy(typed));
  const instead = named.length || !nearest ? named : [nearest];
  if (!instead.length) return [{ word: typed, typed, pages }];
  return Promise.all(
    instead.map(async (word) => ({
      word,
      typed,
      pages: await pagesOfTerm(index, word, alternatives),
      isMissing: !parts,
    })),
  );
}

/** Return the terms that all words stand for. Where one of them is unknown, words that the site
    writes as one are joined: "bukit tinggi"; where no page has all, one is taken for another that
    sounds alike, if a page has that with the rest: "rudi", "Rudy". */
async function lookUpAll(index, typed, reading) {
  const each = async (words) =>
    (await Promise.all(words.map((word) => lookUp(index, word, reading)))).flat();
  const known = await each(typed);
  if (reading.literal) return known;
  const unknown = new Set(
    known
      .filter(({ isMissing, isBegun, pages }) => isMissing || isBegun || !pages.size)
      .map(typedOf),
  );
  const whole = await (
    await spelling()
  ).joined(typed, (word) => unknown.has(word), index.spellingBy);
  if (whole.length < typed.length) return each(whole);
  const alike = await soundingTogether(index, known);
  return alike
    ? alike.map((term) => ({ ...term, typed: typed.join(" "), isMissing: true }))
    : known;
}

async function soundingTogether(index, known) {
  const isIn = ([{ pages }, ...rest]) =>
    [...pages.keys()].some((page) => rest.every((other) => other.pages.has(page)));
  if (known.length < 2 || known.length > NAMES || isIn(known)) return undefined;
  const others = await Promise.all(
    known.map(async ({ word }, at) => {
      const terms = (await (await spelling()).soundingLike(word, index.spellingBy)).map(
        async (other) => {
          const term = { word: other, pages: await pagesWith(index, other) };
          return known.map((own, place) => (place === at ? term : own));
        },
      );
      return Promise.all(terms);
    }),
  );
  return others.flat().find(isIn);
}

/** Return the index without the pages of invented regions, unless they are wanted: who chooses an
    invented region wants them. */
async function withinScope(index, filters, fictional) {
  const chosen = (await pagesOfFacets(index, filters)).daerah;
  const left = new Set(index.fictional);
  if (fictional || index.fictional.some((page) => chosen?.has(page))) return index;
  return { ...index, lookUp: async (word) => withoutPages(await index.lookUp(word), left) };
}

/** Return for each chosen facet the pages that have one of the chosen values. */
async function pagesOfFacets(index, filters) {
  const chosen = Object.entries(filters).map(async ([facet, values]) => {
    const pagesOfValue = await index.valuesOf(facet);
    return [facet, new Set(values.flatMap((value) => pagesOfValue.get(value) ?? []))];
  });
  return Object.fromEntries(await Promise.all(chosen));
}

/** Return the function that tells whether a page has a chosen value of each facet. */
async function allowing(index, filters) {
  const chosen = Object.values(await pagesOfFacets(index, filters));
  return (page) => chosen.every((pages) => pages.has(page));
}

const narrowed = (pages, isAllowed) => new Map([...pages].filter(([page]) => isAllowed(page)));

/** Return for each facet how many pages each value would give: as if nothing of that facet were
    chosen, the rest as it is. `pagesFor` gives the pages that a facet counts. */
async function countFacets(index, pagesFor, filters) {
  const counted = index.facets.map(async (facet) => {
    const others = Object.fromEntries(Object.entries(filters).filter(([name]) => name !== facet));
    const isAllowed = await allowing(index, others);
    const found = new Set(pagesFor(facet).filter(isAllowed));
    const values = [...(await index.valuesOf(facet))].map(([value, having]) => [
      value,
      having.filter((page) => found.has(page)).length,
    ]);
    return [facet, Object.fromEntries(values.filter(([, count]) => count))];
  });
  return Object.fromEntries(await Promise.all(counted));
}

/** Return weighed pages in order: of the first, those come before others whose text has words of
    the query side by side, or within one passage. */
async function closestFirst(index, weighed, words, weightOf) {
  const first = weighed.slice(0, SHOWN);
  const tokens = words.map(tokensOf);
  const extracts = await Promise.all(first.map(({ page }) => index.extractOf(page)));
  const pairs = tokens.slice(1).map((next, at) => [tokens[at].at(-1), next[0]]);
  const passages = extracts.map((extract) => passageWeight(weightOf, extract));
  const most = Math.max(...passages) || 1;
  const weightAt = (at) => 1 + (WEIGHTS.passage * passages[at]) / most;
  const weights = first.map(
    ({ weight }, at) => weight * closeness(pairs, extracts[at]) * weightAt(at),
  );
  const order = first.map((_, at) => at).sort((one, other) => weights[other] - weights[one]);
  return [...order.map((at) => first[at]), ...weighed.slice(SHOWN)];
}

/** Return pages with those first whose title or address is all that is asked for, of a page of a
    region beside that region's name; then the glossary, if it has that term. */
async function withNamed(index, terms, pages, isDefining) {
  const lettersIn = (own) => lettersOf(own.map(({ word }) => word).join(""));
  const whole = lettersIn(terms);
  const beside = lettersIn(terms.filter(({ isRegion: isName }) => !isName));
  const isOf = (region) =>
    terms.every(({ regions }) => !regions.length || regions.includes(region));
  const shown = await Promise.all(pages.slice(0, SHOWN).map(index.extractOf)); // about to be shown
  const isNamed = ({ title, address, facets }) =>
    [title, address].some((name) => lettersOf(name) === whole) ||
    (facets.daerah && isOf(facets.daerah) && lettersOf(title.replace(QUALIFIER, "")) === beside);
  const named = pages.filter((_, at) => shown[at] && isNamed(shown[at]));
  const defining = isDefining ? pages.filter((page) => page === index.glossary) : [];
  return [...new Set([...named, ...defining, ...pages])];
}

/** Return pages by date, the newest first, those without one last. */
async function newestFirst(index, pages) {
  const days = new Map();
  for (const [day, having] of await index.valuesOf("tanggal")) {
    having.forEach((page) => days.set(page, day));
  }
  const day = (page) => days.get(page) ?? "";
  return [...pages].sort((one, other) =>
    day(one) === day(other) ? 0 : day(one) < day(other) ? 1 : -1,
  );
}

/** Return the parts of a page that a result shows; `weightOf` is the function of `weighing`. */
async function dataOf(index, page, weightOf) {
  const { address, title, description, facets, sections } = await index.extractOf(page);
  await breath();
  const ranked = rankSections(sections, weightOf);
  const isAsked = (token) => weightOf(token) !== undefined;
  const best = ranked[0] ?? sections[0];
  const url = new URL(address, EDITION).pathname;
  const at = (anchor) => (anchor ? `${url}#${anchor}` : url);
  const text = best && bestLines(best.text || best.heading, weightOf);
  return {
    url: at(ranked[0]?.anchor),
    raw_url: url,
    meta: { title, uraian: description, tanggal: facets.tanggal },
    filters: Object.fromEntries(
      ["daerah", "jenis", FICTIONAL]
        .filter((name) => facets[name])
        .map((name) => [name, [facets[name]]]),
    ),
    excerpt: markWords(text || description, isAsked),
    sub_results: ranked
      .filter(({ heading }) => heading)
      .map(({ anchor, heading, weight }) => ({
        url: at(anchor),
        anchor,
        title: heading,
        weighted_locations: [{ balanced_score: weight }],
      })),
  };
}

/** Return the function from a word of a text to the asked word it is a form of, and its weight. A
    word of an alternative stands for the asked word, with its share of the weight. */
function weighing(terms, total, alternatives = new Map()) {
  const asked = terms.flatMap(({ word, pages }) => {
    const rarity = Math.log(1 + total / (pages.size || 1));
    const own = tokensOf(word).map((token) => ({ token, of: token, weight: rarity }));
    const others = alternativesOf(word, alternatives).flatMap((other) => {
      const tokens = tokensOf(other.word);
      const weight = (rarity * other.weight) / tokens.length;
      return tokens.map((token) => ({ token, of: own[0].token, weight }));
    });
    return [...own, ...others];
  });
  const typed = new Set(terms.map(({ word }) => word));
  const candidates = asked
    .filter(({ token, of }) => token === of || !typed.has(token))
    .map((one) => ({ ...one, roots: rootsOf(one.token) }));
  const known = new Map();
  const find = (token) => {
    const own = rootsOf(token);
    const found = candidates.find(
      (one) => one.token === token || [...one.roots].some((root) => own.has(root)),
    );
    return found && [found.of, found.token === token ? found.weight : 0.7 * found.weight];
  };
  return (token) => {
    if (!known.has(token)) known.set(token, find(token));
    return known.get(token);
  };
}

export async function ask(query, options = {}) {
  const typed = wordsOf(query, document.documentElement.lang || "id", options.naming);
  if (!typed.length) return emptyAnswer(typed);
  const all = await loaded();
  const given = Object.entries(options.filters ?? {});
  const chosen = Object.fromEntries(given.filter(([, values]) => values.length));
  const index = await withinScope(all, chosen, options.fictional);
  const asked = await understood(index, typed, options);
  await breath();
  const found = pagesFound(index, asked.terms, {
    isAllowed: await allowing(index, chosen),
    handbook: options.handbook,
  });
  await breath();
  const shown = await rankedPages(index, asked, found, options);
  const weightOf = weighing(found.having, index.pages);
  const { words } = asked;
  return {
    results: shown.pages.map((page) => ({ page, data: () => dataOf(index, page, weightOf) })),
    counts: options.facets
      ? await countFacets(index, pagesForFacets(asked, found, shown, chosen), chosen)
      : undefined,
    handbook: found.left.length,
    isNear: shown.isNear,
    matched: shown.matched,
    words,
    used: shown.used,
    missing: [...new Set(asked.known.filter(({ isMissing }) => isMissing).map(typedOf))],
    whole: found.pages.filter((page) => page.words.length === words.length).length,
  };
}

const typedOf = (term) => term.typed;

function emptyAnswer(typed) {
  const none = { results: [], counts: {}, handbook: 0, isNear: false, matched: 0, missing: [] };
  return { ...none, words: typed, used: typed, whole: 0 };
}

/** Return the terms that the words of a query stand for (`known`), each once (`terms`, `words`),
    and whether they ask for the meaning of terms (`isDefining`). A term has the pages with the word
    itself (`asTyped`) beside those of others, and the names of the `regions` that it is. */
async function understood(index, typed, { alternatives = new Map(), literal = false }) {
  const defined = termsOf(typed, index.terms);
  const isDefining = defined.length > 0;
  const found = await lookUpAll(index, isDefining ? defined : typed, { alternatives, literal });
  const known = await Promise.all(
    found.map(async (term) => {
      const regions = await regionsCalled(term.word);
      const asTyped = await pagesWith(index, term.typed);
      return { ...term, regions, isRegion: regions.length > 0, asTyped };
    }),
  );
  const terms = [...new Map(known.map((term) => [term.word, term])).values()];
  return { known, terms, words: terms.map(({ word }) => word), isDefining };
}

/** Return the pages to show, in order; the words that each has (`used`); how much of the query the
    best has (`matched`), and whether that is too little to be an answer (`isNear`).

    Where the heaviest page has too little, pages with every word as typed come first. */
async function rankedPages(index, { known, words, isDefining }, { having, pages }, options) {
  const share = shareMatched(known, pages[0], index.pages);
  const isAnswered = options.isNamed || share >= WEIGHTS.answering;
  const whole = isAnswered ? new Set() : pagesAsTyped(known);
  const isWhole = pages.some(({ page }) => whole.has(page));
  const isNear = !isAnswered && pages.length > 0 && !isWhole;
  const isFirst = ({ page }) => whole.has(page);
  const inOrder = (some) => [...some.filter(isFirst), ...some.filter((page) => !isFirst(page))];
  const ordered = inOrder(pages);
  const used = usedOf(ordered, having, options.sort);
  const weighed = ordered.filter((page) => used.every((word) => page.words.includes(word)));
  const most = isNear ? Math.max(0, NEAREST - (options.names ?? 0)) : Infinity;
  const best = (some) => some.slice(0, most).map(({ page }) => page);
  const told = { used, matched: isWhole ? 1 : share, isNear };
  if (options.sort) return { pages: await newestFirst(index, best(weighed)), ...told };
  // All pages of a region have its name, wherever it stands.
  const weightOf = weighing(tellingOf(having), index.pages, options.alternatives);
  const close = inOrder(await closestFirst(index, weighed, words, weightOf));
  return { pages: await withNamed(index, having, best(close), isDefining), ...told };
}

/** Return the pages that have every word as it was typed, or in another form. */
function pagesAsTyped(known) {
  const [first, ...rest] = known.map(({ asTyped }) => asTyped);
  return new Set([...first.keys()].filter((page) => rest.every((own) => own.has(page))));
}

/** Return the words that each page to show has: in the order of days all, if a page has them. */
function usedOf(pages, having, sort) {
  const words = having.map(({ word }) => word);
  if (!sort) return commonWords(pages, words);
  const isWhole = pages.some((page) => page.words.length === words.length);
  return isWhole ? words : (pages[0]?.words ?? []);
}

/** Return the function that gives the pages that a facet counts: those that would be shown,
    whatever is chosen. Near pages are chosen among all, so a facet that narrows them counts more
    than them. */
function pagesForFacets({ known }, { having, left }, { pages, used, isNear }, chosen) {
  const others = new Set(left);
  const words = having.map(({ word }) => word);
  const all = matching(known, used, words).filter((page) => !others.has(page));
  return (facet) => (isNear && !Object.hasOwn(chosen, facet) ? pages : all);
}

/** Return the terms that allowed pages have (`having`), these pages in order, and the pages of the
    handbook that were `left` out: all, unless they are wanted or one of them is the best. */
function pagesFound(index, terms, { isAllowed, handbook }) {
  const ofHandbook = new Set(index.handbook);
  const order = (isIn) => {
    const having = terms
      .map((term) => ({ ...term, pages: narrowed(term.pages, isIn) }))
      .filter(({ pages }) => pages.size);
    return { having, pages: weigh(having), left: [] };
  };
  const whole = order(isAllowed);
  if (handbook || !whole.pages.length || ofHandbook.has(whole.pages[0].page)) return whole;
  const others = order((page) => isAllowed(page) && !ofHandbook.has(page));
  const left = whole.pages.map(({ page }) => page).filter((page) => ofHandbook.has(page));
  return { ...others, left };
}

/** Return the pages that have all the words that results need, or any of the others where none is
    needed; whatever is chosen. */
function matching(terms, left, found) {
  const pagesOfWords = (words) =>
    terms.filter(({ word }) => words.includes(word)).map(({ pages }) => [...pages.keys()]);
  if (!left.length) return [...new Set(pagesOfWords(found).flat())];
  const [first, ...rest] = pagesOfWords(left);
  return rest.reduce((all, others) => {
    const own = new Set(others);
    return all.filter((page) => own.has(page));
  }, first);
}
