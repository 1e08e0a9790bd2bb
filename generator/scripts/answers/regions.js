/* The region that a query names among other words: "tata kelola kota bontang". */

import { isNameOf } from "../places.js";
import { isNearly } from "./text.js";

const LONGEST = 5; // words of a region's name
const TELLING = 6; // letters by which a region without a page is known within other words
const KINDS = new Map([
  ["kota", "kota"],
  ["pemkot", "kota"],
  ["kabupaten", "kabupaten"],
  ["kab", "kabupaten"],
  ["pemkab", "kabupaten"],
]);

/** Tell whether a word is one for a kind of region. */
export function isKind(word) {
  return KINDS.has(word);
}

/** Return the region that some words name, and the words beside its name; undefined without one.
 *
 * `words` are folded, `places` the entries of the list of places. Gives `place`, `words`, and
 * `isAlone`, whether nothing else is said but its province. A name must be right; behind the word
 * for a kind of region it may have a slip of the hand. A region without a page counts behind such a
 * word, by a long name, or where nothing else is said: short names are words of other meanings. An
 * invented region counts behind such a word or alone, for its name may be a common word; among
 * other words, if the invented regions are searched (`fictional`).
 */
export function regionNamed(words, places, fictional = false) {
  const regions = places.filter(({ province }) => province !== undefined);
  const found = spansOf(words).flatMap(([start, end]) => {
    const kind = KINDS.get(words[start - 1]);
    const first = kind ? start - 1 : start;
    const others = [...words.slice(0, first), ...words.slice(end)].join(" ");
    const isAlone = (place) => !others || isProvince(others, place.province, places);
    const name = words.slice(start, end).join("");
    return regions
      .filter((place) => !kind || place.name.toLowerCase().startsWith(`${kind} `))
      .map((place) => ({ place, right: rightness(place, name, kind), first, end }))
      .filter(({ right }) => right)
      .map((named) => ({ ...named, isAlone: isAlone(named.place) }))
      .filter(({ place, right, isAlone: isAll }) =>
        isMeant(place, name, right, { isPlain: kind || isAll, fictional }),
      );
  });
  const [best] = found.sort(
    (one, other) =>
      other.right - one.right ||
      other.end - other.first - (one.end - one.first) ||
      Boolean(one.place.absent) - Boolean(other.place.absent),
  );
  if (!best) return undefined;
  const { place, first, end, isAlone } = best;
  return { place, words: [...words.slice(0, first), ...words.slice(end)], isAlone };
}

/** Return first and last place of each run of words that may be a region's name. */
function spansOf(words) {
  return words
    .flatMap((_, start) =>
      Array.from({ length: LONGEST }, (_unused, more) => [start, start + more + 1]),
    )
    .filter(([start, end]) => end <= words.length && !isKind(words[start]));
}

/** Return 1 if the letters are a region's name, 0.5 if nearly so behind a kind, else 0. */
function rightness({ keys }, name, kind) {
  if (keys.some(({ core, full }) => core === name || full === name)) return 1;
  return kind && keys.some(({ core }) => isNearly(name, core)) ? 0.5 : 0;
}

function isMeant(place, name, right, { isPlain, fictional }) {
  if (isPlain) return right === 1 || !place.absent;
  if (place.fictional) return fictional;
  return !place.absent || name.length >= TELLING;
}

function isProvince(text, province, places) {
  const own = places.find((place) => place.province === undefined && place.name === province);
  return Boolean(own) && isNameOf(text, own);
}
