/* A query as the index needs it: words that tell, without those that merely ask. */

import * as english from "./english_words.js";
import { isEnglish } from "../shared/edition.js";
import { folded, lettersOf } from "./letters.js";
import { MEANING, isQuestionWord } from "./question_words.js";

const LONGEST = 200;
/* Words that ask for an example, and that a name may have. */
const EXAMPLE = new Set(["contoh", "contohnya"]);
/* Words that many pages have: a question of more than enough words is put without them. */
const INDONESIAN = ["sudah", "belum", "tidak", "semua", "daerah", "kabupaten", "kota"];
const COMMON = isEnglish ? english.COMMON : INDONESIAN;
const ENOUGH = 4;
/* Words that ask how terms differ: the glossary says so. */
const DIFFERING = new Set(["beda", "bedanya", "perbedaan", "perbedaannya"]);
/* A number with dots between thousands, a number, or letters; `\d` has the digits of one script. */
const WORD = /\p{Nd}{1,3}(?:\.\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+|[\p{L}\p{Nl}\p{No}]+/gu;

/** Return the words of a text as the index cuts them (`generator/text_words.py`). */
export const tokensOf = (text) =>
  (folded(text).match(WORD) ?? []).map((word) => word.replaceAll(".", ""));

/** Return the words of a query: a query in quotes is a single one; of others, those that tell.
    Signs that the index cuts to no word are no words of a query either. Words of the name of a
    region that is meant (`naming`) tell in any case. */
export function wordsOf(query, language = "id", naming = []) {
  const straight = query
    .normalize("NFC")
    .slice(0, LONGEST)
    .replace(/[“”„«»]/g, '"');
  const plain = withDays(straight, language)
    .replace(/[/|\\<>=]+/g, " ")
    .trim();
  if (!tokensOf(plain).length) return [];
  if (/^".+"$/.test(plain)) return [plain];
  const words = plain
    .replaceAll('"', " ")
    .split(/\s+/)
    .filter((word) => tokensOf(word).length);
  const letters = words.map(lettersOf);
  const isTelling = (word, at) =>
    naming.includes(letters[at]) || (!isQuestionWord(word, letters[at - 1]) && !EXAMPLE.has(word));
  const telling = words.filter((_, at) => isTelling(letters[at], at));
  const without = (left, common) =>
    left.length > ENOUGH ? left.filter((word) => lettersOf(word) !== common) : left;
  return telling.length ? COMMON.reduce(without, telling) : words;
}

/** Return the words of a query whose meaning it asks for; none if it asks for something else.
    `terms` are the letters of each term of the glossary. */
export function termsOf(words, terms) {
  const isTerm = (word) => terms.includes(lettersOf(word));
  const asksMeaning = (letters) => MEANING.has(letters) || DIFFERING.has(letters);
  const asked = words.filter((word) => !asksMeaning(lettersOf(word)));
  const isAll = isTerm(asked.join("")) || (asked.length < words.length && asked.every(isTerm));
  return isAll ? asked : [];
}

/* A day in figures as the site writes it: 21-04-2022 is 21 April 2022. */
function withDays(text, language) {
  const inWords = (all, day, month, year) => {
    const date = new Date(Date.UTC(year, month - 1, day));
    if (date.getUTCMonth() !== month - 1) return all;
    return date.toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
  };
  return text
    .replace(/\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\b/g, inWords)
    .replace(/\b(\d{4})-(\d{1,2})-(\d{1,2})\b/g, (all, year, month, day) =>
      inWords(all, day, month, year),
    );
}
