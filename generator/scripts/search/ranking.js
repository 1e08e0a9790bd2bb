/* The order of pages for the words of a query, and which pages are an answer to it.
   Pure functions over maps from pages to worths. */

import { tokensOf } from "./query.js";
import { WEIGHTS } from "./weights.js";

const PASSAGE = 25; // words of a text that tell of one thing
const STEP = 12;
const BEST = [5, 4, 3]; // how many of the best pages have in common what is asked of all results

/** Return the pages that have any of the words, the best first, each with its weight and words.

    `terms` are `{ word, pages, isRegion }`. A word counts the more, the fewer pages have it, and
    the name of a region more than all. */
export function weigh(terms) {
  const found = new Map();
  for (const { pages } of terms) {
    for (const page of pages.keys()) found.set(page, { page, weight: 0, words: [] });
  }
  const rarity = (pages) => Math.log(1 + found.size / pages.size);
  const rarest = Math.max(0, ...terms.map(({ pages }) => rarity(pages)));
  for (const { word, pages, isRegion } of terms) {
    const importance = isRegion ? WEIGHTS.region * rarest : rarity(pages);
    for (const [page, worth] of pages) {
      const own = found.get(page);
      own.weight += importance * worth ** WEIGHTS.power;
      own.words.push(word);
    }
  }
  for (const own of found.values()) {
    if (own.words.length === terms.length) own.weight *= 1 + WEIGHTS.whole;
  }
  return [...found.values()].sort(
    (one, other) => other.weight - one.weight || one.page - other.page,
  );
}

/** Return by how much the weight of a page grows, from 1: for pairs of words that stand side by
    side in its extract. */
export function closeness(pairs, { title, description, sections }) {
  if (!pairs.length) return 1;
  const lines = [title, description, ...sections.flatMap(({ heading, text }) => [heading, text])];
  const text = lines.map((line) => ` ${tokensOf(line).join(" ")} `).join("\n");
  const found = pairs.filter(([one, other]) => text.includes(` ${one} ${other} `));
  return 1 + (WEIGHTS.close * found.length) / pairs.length;
}

/** Return the terms beside the names of regions; all, if there are no others. */
export function tellingOf(terms) {
  const telling = terms.filter(({ isRegion }) => !isRegion);
  return telling.length ? telling : terms;
}

/** Return the weight of the words of the query that stand in one passage of an extract, beside
    those of its title; of the passage that has the most.

    `weightOf` gives the asked word that a word of the text is a form of, and a weight. */
export function passageWeight(weightOf, { title, description, sections }) {
  const asked = (text) => tokensOf(text).map(weightOf);
  const named = asked(title).filter(Boolean);
  const texts = [description, ...sections.map(({ heading, text }) => `${heading} ${text}`)];
  const passages = texts
    .map(asked)
    .flatMap((words) =>
      Array.from({ length: Math.ceil(words.length / STEP) }, (_, at) =>
        words.slice(at * STEP, at * STEP + PASSAGE).filter(Boolean),
      ),
    );
  return Math.max(0, ...passages.map((found) => weightOnce([...named, ...found])));
}

/** Return the sum of the weights of some `[word, weight]`, of each word the greatest. */
export function weightOnce(found) {
  const weights = new Map();
  for (const [word, weight] of found) {
    weights.set(word, Math.max(weight, weights.get(word) ?? 0));
  }
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** Return how much of what was asked for a page has, from 0 to 1.

    A word counts the more, the fewer of `total` pages have it as it was typed; one that no page has
    counts as the rarest. A page that has another word with its meaning has it in part. The name of
    a region, which all of its pages have, counts only where nothing else is asked. */
export function shareMatched(terms, page, total) {
  const rarest = Math.log(1 + 2 * total);
  const parts = new Map();
  for (const term of tellingOf(terms)) {
    const { word, typed = word, asTyped } = term;
    const importance = asTyped.size ? Math.log(1 + total / asTyped.size) : rarest;
    const { all, had, count } = parts.get(typed) ?? { all: 0, had: 0, count: 0 };
    const own = importance * shareOf(term, page);
    parts.set(typed, { all: all + importance, had: had + own, count: count + 1 });
  }
  // A word that stands for two others, as for the name of a province, was typed once.
  const sumOf = (of) => [...parts.values()].reduce((sum, part) => sum + part[of] / part.count, 0);
  return sumOf("all") ? sumOf("had") / sumOf("all") : 0;
}

function shareOf({ word, asTyped, isMissing }, page) {
  if (!page?.words.includes(word)) return 0;
  if (isMissing) return WEIGHTS.corrected;
  return asTyped.has(page.page) ? 1 : WEIGHTS.other;
}

/** Return the words that the best pages have in common; none where hardly any have. */
export function commonWords(pages, words) {
  const shared = (most) =>
    words.filter((word) => pages.slice(0, most).every((page) => page.words.includes(word)));
  return BEST.map(shared).find(({ length }) => length) ?? [];
}
