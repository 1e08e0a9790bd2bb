/* Regions of a kind with a chosen one: by features that their data state, in the order of names. */

import { make } from "../shared/elements.js";
import { queryOf } from "./address.js";

/** Most names shown of a kind. */
const MOST_NAMED = 8;

/** The kinds, by the word of each and by the question whether two regions are of it. */
const KINDS = [
  ["alikeProvince", (one, other) => one.type === other.type && one.province === other.province],
  ["alikeFramework", (one, other) => one.framework && one.framework === other.framework],
  ["alikeCohort", (one, other) => shared(one.cohorts, other.cohorts).length > 0],
  ["alikeMeasures", (one, other) => shared(one.measures, other.measures).length > 0],
];

function shared(ours = [], theirs = []) {
  return ours.filter((item) => theirs.includes(item));
}

/**
 * Return the regions of each kind with a region: the word of the kind, and its regions by name.
 *
 * `regions` has every region by each of its slugs. A kind without regions is left out.
 */
export function alikeOf(first, regions, chosen) {
  const others = [...new Set(regions.values())].filter(
    (region) => !region.fictional && !chosen.includes(region.slug),
  );
  others.sort((one, other) => one.name.localeCompare(other.name));
  return KINDS.map(([word, isAlike]) => [
    word,
    others.filter((region) => isAlike(first, region)),
  ]).filter(([, alike]) => alike.length);
}

/**
 * Return the regions of a kind with the first chosen region, each as a link that adds it.
 *
 * Gives nothing for an invented region, and while nothing or as much as possible is chosen.
 */
export function kinshipOf(chosen, page) {
  const first = page.regions.get(chosen[0]);
  if (!first || first.fictional || chosen.length === page.selects.length) return [];
  const kinds = alikeOf(first, page.regions, chosen);
  if (!kinds.length) return [];
  const title = make("h2", {}, page.word("alike", { name: first.name }));
  return [title, ...kinds.map(([word, alike]) => listOf(page.word(word), alike, chosen, page))];
}

function listOf(label, alike, chosen, page) {
  const links = alike
    .slice(0, MOST_NAMED)
    .map(({ slug, name }) => make("a", { href: queryOf([...chosen, slug]) }, name));
  const parts = links.flatMap((link, at) => (at ? [", ", link] : [link]));
  const rest = alike.length - links.length;
  if (rest) parts.push(" ", page.word("alikeMore", { count: rest }));
  return make("p", {}, make("strong", {}, `${label}: `), ...parts);
}
