/* The whole answer to a query: what it names, the line that answers it, and pages of the index.
   Knows no page: the search page and the measuring of its quality ask in the same way. */

import { ask, prepare as prepareIndex, warm } from "../search/find.js";
import { load as loadPlaces, suggest, suggestBesidePages } from "../places.js";
import { alternativesOf } from "./concepts.js";
import { EXACT, NEAR, dimensionHit, hitsOf, termHit } from "./direct.js";
import { addressOf, load } from "./files.js";
import { intentOf } from "./intent.js";
import { regionsByWord } from "./names.js";
import { isKind, regionNamed, tellingWords } from "./regions.js";
import { breath } from "../shared/breath.js";
import { EDITION } from "../shared/edition.js";
import { tokensOf, wordsOf } from "../search/query.js";

const MOST_REGIONS = 3; // files of regions that a query may load
const MOST_HITS = 4;
const MOSTLY = 0.6; // how well a record is named of which a query says half
const MOST_VARIANTS = 4;
const PROFILE = "daerah/";

/** Load what every query needs; for a page on which somebody has begun to type. */
export function prepare() {
  return Promise.all([loadPlaces(), load("nama"), prepareIndex()]);
}

/** Load what a query needs whose words are typed so far; the last may not be whole. */
export async function prepareFor(text) {
  const finished = text.replace(/\S*$/, "");
  warm(wordsOf(finished));
  const [, , index] = await prepare();
  if (index) await rewordings(tokensOf(finished), index);
}

/** Return the whole answer to a query.
 *
 * `options` are those of `ask`, and `within`, the slug of the region that is searched or from
 * whose pages somebody comes; and `onNamed`, called with what the query names before the index is
 * asked. Gives what `ask` gives, and `places`, what the query may name, places first, each with
 * `name`, `href` and `note`; `line`, the sentence that answers, or undefined; `absent`, the region
 * without a page that is meant; and `isInvented`, whether the invented regions are searched because
 * they are meant. Throws if the index cannot be had.
 */
export async function find(query, options = {}) {
  const direct = await directHits(query, options);
  options.onNamed?.(direct);
  if (direct.isIncomplete) throw new Error("A part of the index did not arrive.");
  return withPages(query, direct, options);
}

/** Return the whole answer to a query of which `directHits` are known. */
export async function withPages(query, direct, options = {}) {
  const answer = await ask(direct.query, {
    ...options,
    fictional: options.fictional || direct.isInvented,
    alternatives: direct.alternatives,
    naming: direct.naming,
    // The name of a region without a page is no slip of the hand.
    literal: options.literal || Boolean(direct.absent),
    handbook: options.handbook || direct.asks.has("how") || Boolean(options.filters?.jenis),
    isNamed: direct.isNamed,
    names: direct.places.length,
  });
  const isEmpty = !answer.results.length && !direct.places.length;
  const places = isEmpty ? (await suggest(query)).map(asHit) : direct.places;
  const isInvented = direct.isInvented && !options.fictional;
  return { ...answer, ...direct, places, isInvented };
}

/** Return what a query names outright:
 *
 * `places`, `isNamed`, whether they are the greater part of the query, `line`, `absent`,
 * `isInvented`, `alternatives`, `isIncomplete`, whether these did not arrive, `asks`, what it asks
 * for, `naming`, the words that name a region, and `query`, the words for the index.
 */
export async function directHits(query, options = {}) {
  const [places, known, index] = await prepare();
  await breath();
  const typed = tokensOf(query);
  const region = regionNamed(typed, places, options.fictional);
  const question = questionOf(query, region);
  // A query that is taken as typed has no words in place of its own.
  const isReworded = index && !options.literal;
  warm(wordsOf(query));
  const reworded = isReworded ? await rewordings(question.typed, index) : new Map();
  const alternatives = reworded ?? new Map();
  warm([...alternatives.values()].flat().map(({ word }) => word));
  // Whoever searches the invented regions means all of their names.
  const invented = options.fictional ? slugsOfInvented(places) : [];
  const asking = { named: region, question, alternatives, invented, ...options };
  const { hits, found } = known ? await hitsFor(known, asking) : { hits: [], found: [] };
  await breath();
  const absent = withoutPage(region);
  const named = await placesFor(query, absent, options.fictional);
  return {
    places: distinct([...named, ...found.map(withAddress)]),
    // A name among more words that it has not leaves most of them unanswered.
    isNamed: named.length > 0 || found.some(({ at = EXACT }) => at >= MOSTLY),
    line: lineOf(found),
    absent,
    isInvented: isInventedMeant(region, hits) || isInventedScope(places, options),
    alternatives,
    isIncomplete: !reworded,
    asks: question.asks,
    naming: namingWords(typed, region),
    // Nearly every page has the word for the kind of a region.
    query: absent ? typed.filter((word) => !isKind(word)).join(" ") : query,
  };
}

/** Return the place of a region that has no page; undefined for any other. */
function withoutPage(region) {
  return region?.place.absent ? region.place : undefined;
}

/** Return the words of a query that name a region, without one for its kind. */
function namingWords(typed, region) {
  return region ? typed.filter((word) => !region.words.includes(word) && !isKind(word)) : [];
}

/** Return alternatives of tokens; undefined if a part of the index does not arrive. */
function rewordings(typed, { conceptsBy }) {
  return alternativesOf(typed, conceptsBy).catch(() => undefined);
}

/** Return the hits of regions, and of all hits those to show, the best first. */
async function hitsFor(known, asking) {
  const { named, question, filters = {} } = asking;
  const hits = await hitsIn(known, asking);
  const others = named ? [] : await hitsBeside(known, question, hits);
  const isNarrowed = Object.keys(filters).some((name) => name !== "daerah");
  return { hits, found: isNarrowed ? [] : [...others, ...hits].slice(0, MOST_HITS) };
}

function slugsOfInvented(places) {
  return places.filter((place) => place.fictional).map(({ slug }) => slug);
}

/** Return the places that a query is the name of, or else the region without a page in it. */
async function placesFor(query, absent, fictional) {
  const named = await suggestBesidePages(query);
  const telling = tellingWords(tokensOf(query)).join(" ");
  const meant = named.length ? [] : await suggestBesidePages(telling);
  // The beginning of several names is the name of none; "contoh" may ask for an example.
  const [only, another] = meant;
  const beside = only && !another && (fictional || !only.fictional) ? meant : named;
  return (beside.length || !absent ? beside : [absent]).map(asHit);
}

function isInventedMeant(named, hits) {
  return Boolean(named?.place.fictional) || hits.some(({ fictional }) => fictional);
}

/** Return what a query asks for, and beside the name of a region its words and all of its tokens
    (`typed`). */
function questionOf(query, named) {
  const { asks, words } = intentOf(query);
  if (!named) return { asks, words, typed: tokensOf(query) };
  const typed = named.words;
  return { asks, words: typed.length ? intentOf(typed.join(" ")).words : [], typed };
}

/** Return the term that a query asks for, or a dimension of the whole site. */
async function hitsBeside(known, { asks, words }, hits) {
  const terms = asks.has("meaning") ? await load("istilah") : undefined;
  const defined = terms ? termHit(terms, words) : [];
  return defined.length || hits.length ? defined : dimensionHit(known, words);
}

async function hitsIn(known, { named, question, alternatives, within, fictional, invented }) {
  if (named?.place.absent || !question.words.length) return [];
  const chosen = await regionsToAsk(known, { named, question, within, invented });
  const files = await Promise.all(chosen.map((slug) => load(`nama/${slug}`)));
  const variants = variantsOf(question.words, alternatives);
  const found = files.flatMap((file, at) => {
    if (!file) return [];
    const isNamed = Boolean(named) || chosen[at] === within;
    const hits = hitsOf(file, known, question, { isNamed, variants });
    // An invented region enters an answer only by names that are nobody else's.
    const isMeant = isNamed || fictional || !file.fictional || hits.some(({ isOwn }) => isOwn);
    return isMeant ? hits.map((hit) => ({ ...hit, slug: chosen[at] })) : [];
  });
  // Without a region, its name does not tell which of several is meant: the likest name does.
  if (named) return found;
  const ordered = found.sort((one, other) => (other.at ?? EXACT) - (one.at ?? EXACT));
  return ordered.filter(({ at = EXACT }) => at >= NEAR * (ordered[0].at ?? EXACT));
}

/** Return the slugs of the regions whose names may be in a query. */
async function regionsToAsk(known, { named, question, within, invented }) {
  if (named) return [named.place.slug];
  const byWord = await regionsOf(known, question.words);
  const slugs = [...(within ? [within] : []), ...byWord, ...invented];
  return [...new Set(slugs)].slice(0, MOST_REGIONS);
}

/** Return the slugs of regions whose names have rare words of a query. */
async function regionsOf(known, words) {
  const letters = [...new Set(words.map(([first]) => first))];
  const lists = known.words
    ? [known.words]
    : await Promise.all(letters.map((letter) => load(`nama.${letter}`)));
  const regionsOfWord = new Map(lists.flatMap((list) => Object.entries(list ?? {})));
  return regionsByWord(regionsOfWord, words).map((place) => known.regions[place]);
}

/** Return a query's words as plans say them: all of them, and each by itself. */
function variantsOf(words, alternatives) {
  const saidOf = (word) => tokensOf(alternatives.get(word)?.[0].word ?? word);
  const singles = words.flatMap((word, at) =>
    (alternatives.get(word) ?? []).map(({ word: other }) =>
      words.map((same, place) => (place === at ? other : same)),
    ),
  );
  const phrases = [words.flatMap(saidOf), ...singles.slice(0, MOST_VARIANTS)];
  return phrases.map((phrase) => [...new Set(tokensOf(phrase.join(" ")))]);
}

/** Return the sentence of the first hit; undefined if another region has as good a hit. */
function lineOf([first, second]) {
  const isUndecided = second && second.slug !== first.slug && second.at === first.at;
  if (!first?.answer || isUndecided) return undefined;
  const [title, path] = first.source ?? [];
  const source = title && { title, href: fullAddress(path, first.slug) };
  return { text: first.answer, source, ...withAddress(first) };
}

/** Tell whether an invented region is searched, or somebody comes from its pages. */
function isInventedScope(places, { filters = {}, within }) {
  return places.some(
    ({ fictional, name, slug }) =>
      fictional && (slug === within || Boolean(filters.daerah?.includes(name))),
  );
}

function fullAddress(path, slug) {
  if (path.startsWith("/")) return addressOf(path.slice(1));
  return addressOf(`${PROFILE}${slug}/${path}`, EDITION);
}

function withAddress({ name, href, note, fictional = false, slug }) {
  return { name, href: fullAddress(href, slug), note, fictional };
}

function asHit(place) {
  return { ...place, isPlace: true };
}

function distinct(hits) {
  return hits.filter(({ href }, at) => hits.findIndex((other) => other.href === href) === at);
}
