/* Names before the index: which records, dimensions and pages of a region a query names. */

import * as english from "../search/english_words.js";
import { isEnglish } from "../shared/edition.js";
import { isAsking } from "./intent.js";
import { tokensOf } from "../search/query.js";
import { isNearly } from "./text.js";

const MOST = 4; // hits of a region
const WORDY = 4; // letters of a word that names a record by itself
/* Kinds whose records are known by a single word of their names. */
const ALONE = new Set(["person", "village", "district"]);
const OFFICE = /^dis(\p{L}{4,})$/iu;
/* Words that many names have, so that none is known by them. */
const INDONESIAN = new Set(
  (
    "desa kelurahan kecamatan kampung nagari kepala dinas badan kantor bagian bupati wakil wali " +
    "ketua city digital daerah data layanan publik utara selatan timur barat tengah contoh rekaan"
  ).split(" "),
);
const COMMON = isEnglish ? english.OF_NAMES : INDONESIAN;
/* Words beside a dimension's name that change nothing. */
const AROUND_INDONESIAN = new Set(
  "dimensi dimension pilar bidang smart cerdas program rencana sasaran tujuan kota kabupaten".split(
    " ",
  ),
);

const AROUND = isEnglish ? english.AROUND : AROUND_INDONESIAN;

const has = (words, word) =>
  words.some((other) => word === other || (!COMMON.has(other) && isNearly(word, other)));

/** Tell whether a phrase is all that some words say, beside words that change nothing. */
function isAllOf(phrase, words) {
  const own = tokensOf(phrase);
  const rest = words.filter((word) => !AROUND.has(word) || own.includes(word));
  return (
    rest.length > 0 &&
    rest.every((word) => has(own, word)) &&
    own.every((word) => AROUND.has(word) || has(rest, word))
  );
}

/** Return the key whose words are all that a query says; undefined without one. */
export function keyMeant(wordsByKey, words) {
  return Object.keys(wordsByKey).find((key) =>
    wordsByKey[key].some((phrase) => isAllOf(phrase, words)),
  );
}

/** Return how well a query names a record: 0 if it does not, 1 if by exactly its name.
 *
 * A query names a record with all of its words (the beginning or a part of the name), or has the
 * whole name among its words. Words of the region's own name may stand beside.
 */
export function likeness({ kind, name, others = [] }, words, regionWords) {
  const names = [name, ...others].flatMap((text) => [text, ...spokenOf(kind, text)]);
  const scores = names.map((text) => nameLikeness(kind, text, words, regionWords));
  return Math.max(...scores);
}

/* The short name of an office as people say it: "dukcapil" for "Disdukcapil". */
function spokenOf(kind, name) {
  const [, spoken] = (kind === "office" && OFFICE.exec(name)) || [];
  return spoken ? [spoken] : [];
}

function nameLikeness(kind, name, words, regionWords) {
  const own = tokensOf(name);
  const told = tellingWords(kind, own, regionWords);
  const asked = words.filter((word) => has(own, word) || !regionWords.includes(word));
  const shared = asked.filter((word) => has(own, word));
  const held = told.filter((word) => has(asked, word));
  const isPart = shared.length === asked.length;
  const isWhole = held.length === told.length && told.length > 0;
  if (isPart && isWhole) return 1;
  const special = shared.filter((word) => !COMMON.has(word) && !AROUND.has(word));
  if (!special.length) return 0;
  if (isWhole && (isKnownAlone(kind, special, own) || isMost(shared, asked, held))) {
    return 0.4 + (0.4 * shared.length) / asked.length;
  }
  const isNamed = isPart && (isPersonKnown(kind, special, own) || isMost(held, told, held));
  return isNamed ? 0.5 + (0.4 * held.length) / own.length : 0;
}

/* An office is known alone by its short name: "dinkes". */
function isKnownAlone(kind, special, own) {
  const isKnown = ALONE.has(kind) || (kind === "office" && own.length === 1);
  return isKnown && special.some((word) => word.length >= WORDY);
}

/* A part of a person's name is enough, if it is right: "joko". Places have ordinary words. */
function isPersonKnown(kind, special, own) {
  return (
    kind === "person" &&
    isKnownAlone(kind, special, own) &&
    special.some((word) => own.includes(word))
  );
}

/* Whether a part is most of a whole, and two words of a name or more are held. */
function isMost(part, whole, held) {
  return held.length > 1 && part.length > whole.length / 2;
}

/** Return the words of a name that tell the record from others. */
function tellingWords(kind, own, regionWords) {
  // "Desa" in the name of a village tells it from nothing else.
  const isPlain = (word) => ALONE.has(kind) && COMMON.has(word);
  return own.filter((word) => !regionWords.includes(word) && !isAsking(word) && !isPlain(word));
}

/* Which kinds a question prefers: a little, so that a better name still wins. */
const PREFERRED = {
  who: ["post", "person"],
  when: ["quick_win"],
  howMany: ["figure", "indicator"],
  contact: ["office"],
};
const LIFT = 0.15;
const REWORDED = 0.95; // what a name counts that has other words than were typed

/** Return the records of a region that a query names, the best first, as `{entry, at}`.
 *
 * `wordings` are the words of the query, and the same with a word said as plans say it.
 */
export function namesMeant({ region, names }, wordings, asks) {
  const regionWords = tokensOf(region);
  const liftOf = (kind) => ([...asks].some((ask) => PREFERRED[ask]?.includes(kind)) ? LIFT : 0);
  const likenessOf = (entry) =>
    Math.max(
      ...wordings.map((words, at) => likeness(entry, words, regionWords) * (at ? REWORDED : 1)),
    );
  return names
    .map((entry) => ({ entry, at: likenessOf(entry) }))
    .filter(({ at }) => at > 0)
    .map(({ entry, at }) => ({ entry, at: at + liftOf(entry.kind) }))
    .sort((one, other) => other.at - one.at)
    .filter(
      ({ entry: { name } }, at, all) => all.findIndex(({ entry }) => entry.name === name) === at,
    )
    .slice(0, MOST);
}

/** Return places of the regions whose names have a word of the query, rarest words only.
 *
 * `regionsOf` is a map of places by word.
 */
export function regionsByWord(regionsOf, words) {
  const known = [...regionsOf.keys()];
  const found = new Map();
  for (const word of words.filter(({ length }) => length >= 3)) {
    const own = regionsOf.has(word) ? [word] : known.filter((other) => isNearly(word, other));
    for (const place of own.slice(0, 3).flatMap((other) => regionsOf.get(other))) {
      found.set(place, (found.get(place) ?? 0) + 1);
    }
  }
  return [...found].sort(([, one], [, other]) => other - one).map(([place]) => place);
}
