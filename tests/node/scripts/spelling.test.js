/* The word that one which no page has was meant to be. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { joined, resembling } from "../../../generator/scripts/spelling.js";

/* Of a letter: the words of the site, and real words. */
const LETTERS = {
  c: [["catatan"], ""],
  k: [["kerja"], ""],
  l: [["layanan"], ""],
  p: [["pemangku", "pencatatan", "panjang", "pasarmalam"], "pangan layan"],
};
const spellingBy = async (letter) => LETTERS[letter] ?? [[], ""];
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

test("two words are one where the site has but the one, and only beside an unknown word", async () => {
  const asked = [];
  const counted = (letter) => {
    asked.push(letter);
    return spellingBy(letter);
  };
  const unknown =
    (...words) =>
    (word) =>
      words.includes(word);
  const typed = ["layanan", "kerja", "pasar", "malam"];
  const whole = ["layanan", "kerja", "pasarmalam"];
  assert.deepEqual(await joined(typed, unknown("malam"), counted), whole);
  assert.deepEqual(asked, ["p"]);
  assert.deepEqual(await joined(typed, unknown("pasar"), counted), whole);
  assert.deepEqual(await joined(typed, unknown(), counted), typed);
});
