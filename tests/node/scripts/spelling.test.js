/* The word that one which no page has was meant to be. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { resembling } from "../../../generator/scripts/search/spelling.js";

/* Of a letter: the words of the site, those that people say for some, and real words. */
const LETTERS = {
  c: [["catatan"], {}, ""],
  k: [["kerja"], {}, ""],
  l: [["layanan"], {}, ""],
  p: [["pemangku", "pencatatan", "panjang"], {}, "pangan layan"],
};
const spellingBy = async (letter) => LETTERS[letter] ?? [[], {}, ""];
const nearestOf = async (typed) => (await resembling(typed, spellingBy)).nearest;

test("a real word gives way to a word made of it, and to no other", async () => {
  assert.equal(await nearestOf("pangan"), undefined);
  assert.equal(await nearestOf("layan"), "layanan");
});

test("a form of a word that the site has in other forms is taken for one of these", async () => {
  assert.equal(await nearestOf("tercatat"), "catatan");
});

test("a slip of the hand is put right", async () => {
  assert.equal(await nearestOf("panjnag"), "panjang");
});
