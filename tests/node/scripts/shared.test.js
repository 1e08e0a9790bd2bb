import assert from "node:assert/strict";
import { test } from "node:test";

import { fill, sentencesOf } from "../../../generator/scripts/shared/sentences.js";
import { eventsOf } from "../../../generator/scripts/live/stream.js";

test("a sentence has its values in place, each as often as it is named", () => {
  const sentence = "{name}: {count} dari {all}, {name}.";
  assert.equal(fill(sentence, { name: "Kota", count: 0, all: 5 }), "Kota: 0 dari 5, Kota.");
});

test("a value stays as it is, whatever it is made of", () => {
  assert.equal(fill("“{slug}”", { slug: "$& {all} <b>" }), "“$& {all} <b>”");
});

test("the sentences of an element are found by their names", () => {
  const word = sentencesOf({ prompt: "Pilih daerah.", oneMore: "Baru {name}." });
  assert.equal(word("prompt"), "Pilih daerah.");
  assert.equal(word("oneMore", { name: "Kota Bitung" }), "Baru Kota Bitung.");
});

test("the server is asked about the page, beside the script, by an address of its own", () => {
  const address = eventsOf("http://127.0.0.1:8000/situs/_masterplan/live.js", "daerah/?a&b/");
  assert.equal(
    address.href,
    "http://127.0.0.1:8000/situs/_masterplan/events?page=daerah%2F%3Fa%26b%2F",
  );
});
