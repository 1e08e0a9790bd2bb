/* What a query names outright, before the index is asked: records, dimensions, pages, terms. */

import { keyMeant, namesMeant } from "./names.js";
import { tokensOf } from "../search/query.js";
import { isNearly } from "./text.js";

/* Records counted for a page of a region, by the key of the page. */
const COUNTED = {
  "quick-win": "quick_win",
  "desa-cerdas": "village",
  indikator: "indicator",
  kelembagaan: "office",
  wilayah: "district",
  dokumen: "document",
};
export const EXACT = 1;
export const NEAR = 0.75; // of the best name: what is less alike is not meant

/** Return what a query names in a region, the best first, each with `name`, `href` and `note`.
 *
 * `region` is the file of names of a region, `known` that of the site, `question` what `intentOf`
 * gives of the words beside the region's name, and `variants` the words as plans say them. A hit
 * with an `answer` may have its `source`, and a record tells how well it is named (`at`). Records
 * are `isOwn` if the query names what no other region has: a place, a person or a post of the
 * region. Dimensions, pages and counts are told of a region that `isNamed` alone.
 */
export function hitsOf(region, known, question, { isNamed, variants = [] }) {
  const records = recordHits(region, known, question, variants);
  return isNamed ? distinct(regionHits(region, known, question, records)) : records;
}

function recordHits(region, known, { asks, words }, variants) {
  const named = namesMeant(region, [words, ...variants], asks);
  const nearest = (named[0]?.at ?? 0) * NEAR;
  const ownHit = named.some(({ entry, at }) => isOwn(entry, at, words, region));
  return named
    .filter(({ at }) => at >= nearest)
    .map(({ entry: { kind, name, href, answer, source }, at }) => ({
      ...hitOf(region, name, href),
      note: `${known.kinds[kind]}, ${region.region}`,
      answer,
      source,
      at,
      isOwn: ownHit,
    }));
}

/* Hits of a region that is named: counts, exact records, its pages, and records that are near. */
function regionHits(region, known, { asks, words }, records) {
  const page = keyMeant(within(known.pages, region.pages), words);
  const dimension = keyMeant(within(wordsOf(known.dimensions), region.dimensions), words);
  const pages = [
    ...(dimension ? [hitOf(region, ...region.dimensions[dimension])] : []),
    ...(page ? [hitOf(region, ...region.pages[page])] : []),
  ];
  const exact = records.filter(({ at }) => at >= EXACT);
  const near = pages.length && !asks.has("who") ? [] : records.filter(({ at }) => at < EXACT);
  return [
    ...countHits(region, asks, page),
    ...exact,
    ...pages,
    ...leaderHits(region, asks, records),
    ...near,
  ];
}

function countHits(region, asks, page) {
  const told = [
    asks.has("late") ? region.counts.late : undefined,
    asks.has("howMany") ? region.counts[COUNTED[page]] : undefined,
  ];
  return told
    .filter(Boolean)
    .map(([answer, href]) => ({ ...hitOf(region, titleOf(region, href), href), answer }));
}

/* Who is asked for without a post that has a holder may stand on the page of the leaders. */
function leaderHits(region, asks, records) {
  const isMissed = asks.has("who") && !records.some(({ answer }) => answer);
  return isMissed && region.pages.kelembagaan ? [hitOf(region, ...region.pages.kelembagaan)] : [];
}

function titleOf({ pages, region }, href) {
  return pages[href.slice(0, -1)]?.[0] ?? region;
}

function hitOf({ region, fictional }, name, href) {
  return { name, href, note: region, fictional };
}

/** Return the dimension of the whole site that a query names, as a list of no or one hit. */
export function dimensionHit(known, words) {
  const key = keyMeant(wordsOf(known.dimensions), words);
  if (!key) return [];
  const { name, href } = known.dimensions[key];
  return [{ name, href: `/${href}`, note: "" }];
}

/** Return the term that a query asks for, as a list of no or one hit with the meaning.
 *
 * Behind the term may stand another one, or words of the meaning: "peta jalan smart city". The
 * longest name counts.
 */
export function termHit(terms, words) {
  const named = terms.flatMap((term) =>
    [term.term, ...(term.others ?? [])].map((name) => ({ term, own: tokensOf(name) })),
  );
  const begins = ({ own }, from) => own.every((word, at) => isSame(words[from + at], word));
  const longest = (from) =>
    named
      .filter((name) => name.own.length && begins(name, from))
      .sort((one, other) => other.own.length - one.own.length)[0];
  const first = longest(0);
  if (!first) return [];
  const rest = words.length - first.own.length;
  const { term, meaning, href, others = [] } = first.term;
  // "rpjmd itu rencana apa": the meaning itself has the word behind the term.
  const told = new Set(tokensOf([...others, meaning].join(" ")));
  const isTold = words.slice(first.own.length).every((word) => told.has(word));
  if (rest && !isTold && longest(first.own.length)?.own.length !== rest) return [];
  return [{ name: term, href: `/${href}`, note: "", answer: `${term}: ${meaning}` }];
}

function isSame(typed, word) {
  return typed !== undefined && isNearly(typed, word);
}

function isOwn({ kind, name }, at, words, { region }) {
  if (["person", "village", "district"].includes(kind)) return true;
  const own = tokensOf(region).slice(1);
  const isOfRegion = own.some((word) => words.includes(word) && tokensOf(name).includes(word));
  return kind === "post" && at >= EXACT && isOfRegion;
}

function wordsOf(dimensions) {
  return Object.fromEntries(Object.entries(dimensions).map(([key, { words }]) => [key, words]));
}

function within(byKey, own) {
  return Object.fromEntries(
    Object.keys(own).map((key) => [key, [...(byKey[key] ?? []), own[key][0]]]),
  );
}

function distinct(hits) {
  return hits.filter(({ href }, at) => hits.findIndex((other) => other.href === href) === at);
}
