/* Every phrase of the glossary that people say leads to its own page, typed as it is written. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, mock, test } from "node:test";

import { parse } from "yaml";

import { directHits, find } from "../../../generator/scripts/answers/answer.js";
import { tokensOf } from "../../../generator/scripts/search/query.js";
import { fetchFrom, indexFiles } from "../small_index.js";

const GLOSSARY = new URL("../../../regions/_national/glossary.yml", import.meta.url);
const SAID = parse(readFileSync(GLOSSARY, "utf8")).concepts.flatMap(({ said = [] }) => said);
/* Phrases by what the index knows of them: "wi-fi" and "wi fi" are one. */
const PHRASES = [...new Map(SAID.map((said) => [tokensOf(said).join(" "), String(said)]))];

/* A word of plans that nobody types. */
const LETTERS = "abcdefghij";
const wordOf = (at) => `zx${[...String(at)].map((digit) => LETTERS[digit]).join("")}`;

globalThis.document = { documentElement: { lang: "id" } };

before(() => {
  const concepts = {};
  PHRASES.forEach(([phrase], at) => {
    (concepts[phrase[0]] ??= {})[phrase] = [[wordOf(at), 0.6]];
  });
  const files = {
    "data/tempat.json": [],
    "data/nama.json": { regions: [], words: null, dimensions: {}, pages: {}, kinds: {} },
    ...indexFiles({
      pages: PHRASES.map((_, at) => [`${at}/`, "", "", {}, [["", "", ""]]]),
      words: Object.fromEntries(PHRASES.map((_, at) => [wordOf(at), { [at]: 44 }])),
      concepts,
    }),
  };
  mock.method(globalThis, "fetch", fetchFrom(files));
});

test("every phrase that people say has its own alternative, and no other", async () => {
  assert.ok(PHRASES.length > 1000);
  const wrong = [];
  for (const [at, [phrase, said]] of PHRASES.entries()) {
    const { alternatives } = await directHits(said);
    const led = new Set([...alternatives.values()].flat().map(({ word }) => word));
    if ([...led].join() !== wordOf(at)) wrong.push(phrase);
  }
  assert.deepEqual(wrong, []);
});

test("every phrase that people say finds the page of what plans say for it", async () => {
  const wrong = [];
  for (const [at, [, said]] of PHRASES.entries()) {
    const { results, isNear } = await find(said);
    if (isNear || results.map(({ page }) => page).join() !== String(at)) wrong.push(said);
  }
  assert.deepEqual(wrong, []);
});

test("a phrase is known among words that ask, and with a suffix", async () => {
  const wordFor = (said) => wordOf(PHRASES.findIndex(([phrase]) => phrase === said));
  const ledBy = async (query) => [
    ...new Set([...(await directHits(query)).alternatives.values()].flat().map(({ word }) => word)),
  ];
  assert.deepEqual(await ledBy("apa yang belum jadi?"), [wordFor("belum jadi")]);
  assert.deepEqual(await ledBy("berapa banyak macetnya"), [wordFor("macet")]);
  assert.deepEqual(
    (await find("macetnya")).results.map(({ page }) => wordOf(page)),
    [wordFor("macet")],
  );
});
