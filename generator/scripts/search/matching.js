/* The pages that have a word, a phrase, or one of several alternatives, each with a worth from 0 to
   1 that says how much the page is about it. Knows no file and no order. */

const GREATEST = 44; // the greatest worth in the index
export const FAMILY = 0.6; // worth of another form of the word

/** Return the pages of an entry of the index; other forms of the word count less. */
export function pagesOf(entry) {
  const found = new Map();
  if (!entry) return found;
  const { pages, worths, family } = entry;
  family.pages.forEach((page, at) => found.set(page, (FAMILY * family.worths[at]) / GREATEST));
  pages.forEach((page, at) =>
    found.set(page, Math.max(worths[at] / GREATEST, found.get(page) ?? 0)),
  );
  return found;
}

/** Return the pages on which words stand beside each other in this order. */
export function pagesOfPhrase(entries) {
  const found = new Map();
  if (!entries.length || entries.includes(undefined)) return found;
  const [first, ...rest] = entries.map(({ pages, worths, places }) => {
    const lists = places();
    return new Map(pages.map((page, at) => [page, { worth: worths[at], places: lists[at] }]));
  });
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
