/* The pages that have a word, a phrase, or one of several alternatives, each with a worth from 0 to
   1 that says how much the page is about it. Knows no file and no order. */

import { WEIGHTS } from "./weights.js";

const GREATEST = 44; // the greatest worth in the index

/** Return the pages of an entry of the index; other forms of the word count less. */
export function pagesOf(entry) {
  const found = new Map();
  if (!entry) return found;
  const { pages, worths, family } = entry;
  family.pages.forEach((page, at) =>
    found.set(page, (WEIGHTS.family * family.worths[at]) / GREATEST),
  );
  pages.forEach((page, at) =>
    found.set(page, Math.max(worths[at] / GREATEST, found.get(page) ?? 0)),
  );
  return found;
}

/** Return the pages that have all of some words, each with the least of its worths. */
export function pagesOfAll(entries) {
  const [first = new Map(), ...rest] = entries.map(pagesOf);
  return rest.reduce(
    (all, own) =>
      new Map(
        [...all]
          .filter(([page]) => own.has(page))
          .map(([page, worth]) => [page, Math.min(worth, own.get(page))]),
      ),
    first,
  );
}

/** Return the pages on which words stand beside each other in this order. */
export async function pagesOfPhrase(entries) {
  const found = new Map();
  if (!entries.length || entries.includes(undefined)) return found;
  const read = entries.map(async ({ pages, worths, places }) => {
    const lists = await places();
    return new Map(pages.map((page, at) => [page, { worth: worths[at], places: lists[at] }]));
  });
  const [first, ...rest] = await Promise.all(read);
  for (const [page, { worth, places }] of first) {
    const others = rest.map((entry) => entry.get(page));
    if (others.includes(undefined)) continue;
    const isThere = (place) => others.every((other, at) => other.places.includes(place + at + 1));
    if (places.some(isThere)) {
      const least = Math.min(worth, ...others.map((other) => other.worth));
      found.set(page, least / GREATEST);
    }
  }
  return found;
}

/** Return the pages of some alternatives: `[{ pages, weight }]`, the best of a page counts. */
export function eitherOf(alternatives) {
  if (alternatives.length === 1 && alternatives[0].weight === 1) return alternatives[0].pages;
  const found = new Map();
  for (const { pages, weight } of alternatives) {
    pages.forEach((worth, page) => found.set(page, Math.max(weight * worth, found.get(page) ?? 0)));
  }
  return found;
}

/** Return an entry of the index without some pages; undefined if no page is left. */
export function withoutPages(entry, left) {
  if (!entry || !left.size) return entry;
  const own = pick(entry, left);
  const family = pick(entry.family, left);
  return family.pages.length ? { ...own, family } : undefined;
}

function pick({ pages, worths, places }, left) {
  const kept = pages.map((_, at) => at).filter((at) => !left.has(pages[at]));
  const of = (list) => kept.map((at) => list[at]);
  return { pages: of(pages), worths: of(worths), places: async () => of(await places()) };
}
