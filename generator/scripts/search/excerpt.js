/* What a result shows of a page: the section that answers best, and the lines of it that do. */

import { tokensOf } from "./query.js";
import { weightOnce } from "./ranking.js";

const LONGEST = 240; // letters of a sentence
const MOST = 2; // sentences
/* A point within a number or a name ends no sentence. */
const SENTENCE = /(?:[^.!?]|[.!?](?!\s|$))+[.!?]*/g;
const WORDS = /[\p{L}\p{N}]+/gu;

/** Return a text with `<mark>` around words that were asked for, every other sign as a text.

    `isAsked` tells whether a word of the text is one that was asked for. */
export function markWords(text, isAsked) {
  const escaped = (part) => part.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  let marked = "";
  let last = 0;
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    if (tokensOf(word).some(isAsked)) {
      marked += `${escaped(text.slice(last, index))}<mark>${escaped(word)}</mark>`;
      last = index + word.length;
    }
  }
  return marked + escaped(text.slice(last));
}

/** Return the sections of an extract that have any of the words, the best first.

    `weightOf` gives the asked word that a word of the text is a form of, and a weight; undefined
    for other words. A heading counts twice. */
export function rankSections(sections, weightOf) {
  return sections
    .map((section, at) => ({
      ...section,
      at,
      weight: 2 * sumOf(section.heading, weightOf) + sumOf(section.text, weightOf),
    }))
    .filter(({ weight }) => weight)
    .sort((one, other) => other.weight - one.weight || one.at - other.at);
}

/** Return the sentences of a text that have most of the words, in their order; the first of a text
    without any. */
export function bestLines(text, weightOf) {
  const sentences = text
    .split("\n")
    .flatMap((line) => line.match(SENTENCE) ?? [])
    .map((sentence, at) => ({ sentence: sentence.trim(), at, weight: sumOf(sentence, weightOf) }))
    .filter(({ sentence }) => sentence);
  const best = sentences
    .slice()
    .sort((one, other) => other.weight - one.weight || one.at - other.at)
    .slice(0, MOST)
    .filter(({ weight }, place) => weight || !place)
    .sort((one, other) => one.at - other.at);
  return best
    .map(({ sentence, at }, place) => {
      const isNext = at === best[place - 1]?.at + 1;
      return `${place ? (isNext ? " " : " … ") : ""}${shortened(sentence)}`;
    })
    .join("");
}

/** Return the weight of a text: of each asked word that it has, once. */
function sumOf(text, weightOf) {
  return weightOnce(tokensOf(text).map(weightOf).filter(Boolean));
}

const shortened = (sentence) =>
  sentence.length > LONGEST ? `${sentence.slice(0, LONGEST).replace(/\s\S*$/, "")} …` : sentence;
