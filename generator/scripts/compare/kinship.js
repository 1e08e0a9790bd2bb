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
 * Return the regions of a kind with the first chosen region, each as a link that adds it.
 *
 * Gives null for an invented region, and while nothing or as much as possible is chosen.
 */
export function kinshipOf(chosen, page) {
  const [first] = chosen.map((slug) => page.regions.get(slug));
  if (!first || first.fictional || chosen.length === page.selects.length) return null;
  const others = [...new Set(page.regions.values())].filter(
    (region) => !region.fictional && !chosen.includes(region.slug),
  );
  others.sort((one, other) => one.name.localeCompare(other.name));
  const lists = KINDS.flatMap(([word, isAlike]) => {
    const alike = others.filter((region) => isAlike(first, region));
    return alike.length ? [listOf(page.word(word), alike, chosen, page)] : [];
  });
  if (!lists.length) return null;
  const title = make("h2", {}, page.word("alike", { name: first.name }));
  return make("section", { class: "mp-compare__alike" }, title, ...lists);
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
