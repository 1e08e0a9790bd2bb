/* The region that a query names among other words: "tata kelola kota bontang". */

import { isNameOf } from "../places.js";
import * as english from "../search/english_words.js";
import { isEnglish } from "../shared/edition.js";
import { isQuestionWord } from "../search/question_words.js";
import { isNearly } from "./text.js";

const LONGEST = 5; // words of a region's name
const TELLING = 6; // letters by which a region without a page is known within other words
// Letters from which the name of a region without a page may have a slip of the hand, behind a
// word for a kind of region and elsewhere: shorter names are near too many words.
const SLIP_BEHIND_KIND = 6;
const SLIP = 10;
// Words that ask for nothing of a region.
const GENERAL = new Set(
  (
    "masterplan masterplans master plan smart city cerdas rencana induk program movement gerakan " +
    "menuju profil data website web situs laman pemda pemerintah daerah provinsi prov pemprov"
  ).split(" "),
);
const FORMAT = "pdf"; // a region without a page has no document either
const ASKING_NOTHING = isEnglish ? english.GENERAL : GENERAL;
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
 * `words` are folded, `places` the entries of the list of places. Gives `place` and `words`. A name
 * must be right; behind the word for a kind of region it may have a slip of the hand. A region
 * without a page counts behind such a word, by a long name, or where nothing else is said that asks
 * for anything: short names are words of other meanings. Only there may its name have a slip. An
 * invented region counts behind such a word or alone, for its name may be a common word; among
 * other words, if the invented regions are searched (`fictional`).
 */
export function regionNamed(words, places, fictional = false) {
  const regions = places.filter(({ province }) => province !== undefined);
  const found = spansOf(words).flatMap(([start, end]) => {
    const kind = KINDS.get(words[start - 1]);
    const first = kind ? start - 1 : start;
    const others = [...words.slice(0, first), ...words.slice(end)];
    const isProvinceOf = (place) => isProvince(others.join(" "), place.province, places);
    const asksNothing = others.every((word, at) => word === FORMAT || isGeneral(word, at, others));
    const isAlone = (place) => !others.length || isProvinceOf(place);
    const name = words.slice(start, end).join("");
    return regions
      .filter((place) => !kind || place.name.toLowerCase().startsWith(`${kind} `))
      .map((place) => ({
        place,
        right: rightness(place, name, kind),
        first,
        end,
      }))
      .filter(({ right }) => right)
      .filter(({ place, right }) =>
        place.absent
          ? isMeantWithoutPage(name, right, {
              kind,
              isAll: asksNothing || isAlone(place),
            })
          : !place.fictional || kind || isAlone(place) || fictional,
      );
  });
  const [best] = found.sort(
    (one, other) =>
      other.right - one.right ||
      other.end - other.first - (one.end - one.first) ||
      Boolean(one.place.absent) - Boolean(other.place.absent),
  );
  if (!best) return undefined;
  const { place, first, end } = best;
  return { place, words: [...words.slice(0, first), ...words.slice(end)] };
}

/** Return the words that ask for more than a place: none of "masterplan jatim". */
export function tellingWords(words) {
  return words.filter((word, at) => !isGeneral(word, at, words));
}

/** Return first and last place of each run of words that may be a region's name. */
function spansOf(words) {
  return words
    .flatMap((_, start) =>
      Array.from({ length: LONGEST }, (_unused, more) => [start, start + more + 1]),
    )
    .filter(([start, end]) => end <= words.length && !isKind(words[start]));
}

/** Tell whether a word asks nothing of a region; `before` is the word in front of it. */
function isGeneral(word, at, words) {
  return ASKING_NOTHING.has(word) || isKind(word) || isQuestionWord(word, words[at - 1]);
}

/** Return 1 if the letters are a region's name, 0.5 if nearly so where a slip may be, else 0. */
function rightness({ keys, absent }, name, kind) {
  if (keys.some(({ core, full }) => core === name || full === name)) return 1;
  const fewest = kind ? SLIP_BEHIND_KIND : SLIP;
  const mayBeWrong = absent ? name.length >= fewest : kind;
  return mayBeWrong && keys.some(({ core }) => isNearly(name, core)) ? 0.5 : 0;
}

function isMeantWithoutPage(name, right, { kind, isAll }) {
  return isAll || (right === 1 && (kind || name.length >= TELLING));
}

function isProvince(text, province, places) {
  const own = places.find((place) => place.province === undefined && place.name === province);
  return Boolean(own) && isNameOf(text, own);
}
