/* What a result shows of a page: the section that answers best, and the lines of it that do. */

import { tokensOf } from "./query.js";

const LONGEST = 220; // letters of an extract
const LINES = 2;

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

    `weights` has the weight of each word by its forms: `weightOf(token)` gives `[word, weight]` of
    a word of the text, or undefined. A heading counts twice. */
export function rankSections(sections, weightOf) {
  const sum = (text) => {
    const seen = new Map(tokensOf(text).map(weightOf).filter(Boolean));
    return [...seen.values()].reduce((all, weight) => all + weight, 0);
  };
  return sections
    .map((section, at) => ({
      ...section,
      at,
      weight: 2 * sum(section.heading) + sum(section.text),
    }))
    .filter(({ weight }) => weight)
    .sort((one, other) => other.weight - one.weight || one.at - other.at);
}

/** Return the lines of a text that have most of the words, in their order, cut to a few. */
export function bestLines(text, weightOf) {
  const lines = text.split("\n").flatMap((line) => sentencesOf(line));
  const ranked = lines
    .map((line, at) => {
      const seen = new Map(tokensOf(line).map(weightOf).filter(Boolean));
      return { line, at, weight: [...seen.values()].reduce((all, one) => all + one, 0) };
    })
    .sort((one, other) => other.weight - one.weight || one.at - other.at);
  return ranked
    .slice(0, LINES)
    .filter(({ weight }, at) => weight || !at)
    .sort((one, other) => one.at - other.at)
    .map(({ line }) => line)
    .join(" … ")
    .slice(0, LONGEST * 2);
}

const sentencesOf = (line) => line.match(/[^.!?]+(?:[.!?]+(?!\s|$)[^.!?]+)*[.!?]*\s*/g) ?? [line];
