/* The search of pages in English: the address of the page decides the language before the modules
   are loaded. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const SCRIPTS = new URL("../../../generator/scripts/", import.meta.url);
const ROOTS = JSON.parse(
  readFileSync(new URL("../../search/english_roots.json", import.meta.url), "utf8"),
);

globalThis.location = { href: new URL("../en/cari/", SCRIPTS).href };
const load = (path) => import(new URL(path, SCRIPTS));
const { EDITION, SITE } = await load("shared/edition.js");
const { wordsOf } = await load("search/query.js");
const { intentOf } = await load("answers/intent.js");
const { rootsOf } = await load("search/letters.js");
const { englishRootOf } = await load("search/english_roots.js");

test("a page below the folder of the edition has files of the edition", () => {
  assert.equal(EDITION, `${SITE}en/`);
});

test("plurals have the roots that the index gives them", () => {
  for (const [word, root] of Object.entries(ROOTS)) assert.equal(englishRootOf(word), root, word);
  assert.deepEqual([...rootsOf("cities")], ["cities", "city"]);
  assert.deepEqual([...rootsOf("melayani")], ["melayani"]);
});

test("words of English questions tell nothing, words that only Indonesian questions have do", () => {
  assert.deepEqual(wordsOf("which of the cities has a sore admin"), ["cities", "sore", "admin"]);
  const { asks, words } = intentOf("who is the regent of batang");
  assert.deepEqual([...asks], ["who"]);
  assert.deepEqual(words, ["regent", "batang"]);
  assert.ok(intentOf("how many smart villages").asks.has("howMany"));
  assert.ok(intentOf("what does SPBE mean").asks.has("meaning"));
});
