/* The whole answer to a query, over the files of a small site. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { find } from "../../../generator/scripts/answers/answer.js";

const FILES = {
  "data/tempat.json": [{ regions: [{ name: "Kabupaten Misal", href: "daerah/kabupaten-misal/" }] }],
  "data/nama.json": {
    regions: ["kabupaten-misal"],
    words: null,
    dimensions: {},
    pages: {},
    kinds: {},
  },
  "data/nama.m.json": { misalrejo: [0] },
  "indeks/indeks.json": {
    pages: 3,
    rekaan: "",
    glosarium: "",
    panduan: "",
    terms: [],
    spelling: ["c", "c", "l", "l", "s", "s"],
    concepts: ["l", "l"],
    words: ["constructor", "1", "1"],
    facets: {},
    extracts: ["x", "#"],
  },
  "indeks/konsep/l.json": { limbah: [["sampah", 0.6]] },
  "indeks/ejaan/c.json": [["constructor"], ""],
  "indeks/ejaan/l.json": [["limbah"], ""],
  "indeks/ejaan/s.json": [["sampah"], ""],
  "indeks/kata/1.json": {
    words: { constructor: ["%", "O"], limbah: ["#", "O"], sampah: ["$", "O"] },
    roots: {},
  },
  "indeks/letak/1.json": {},
  "indeks/isi/0.x.json": [
    ["a/", "A", "", {}, [["", "", "Limbah."]]],
    ["b/", "B", "", {}, [["", "", "Sampah."]]],
    ["c/", "C", "", {}, [["", "", "Constructor."]]],
  ],
};
/* What every object has: in an object with words for keys, these would be found unasked. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

globalThis.document = { documentElement: { lang: "id" } };

beforeEach(() => {
  mock.method(globalThis, "fetch", async ({ pathname }) => {
    const path = Object.keys(FILES).find((name) => pathname.endsWith(`/${name}`));
    return path ? Response.json(FILES[path]) : new Response("", { status: 404 });
  });
});

const pagesOf = ({ results }) => results.map(({ page }) => page).sort();

test("what people say counts for the words of plans, but not in a query taken as typed", async () => {
  assert.deepEqual(pagesOf(await find("limbah")), [0, 1]);
  assert.deepEqual(pagesOf(await find("limbah", { literal: true })), [0]);
});

test("names of what every object has are words like others", async () => {
  assert.ok(INHERITED.includes("constructor"));
  for (const name of INHERITED.filter((each) => each !== "constructor")) {
    assert.deepEqual(pagesOf(await find(name)), [], name);
    assert.deepEqual(pagesOf(await find(`${name} limbah`)), [0, 1], name);
    assert.deepEqual(pagesOf(await find(`${name} misal`)), [], name);
  }
  assert.deepEqual(pagesOf(await find("constructor")), [2]);
  assert.deepEqual((await find("konstruktor constructro")).words, ["konstruktor", "constructor"]);
});

test("a query of signs that are no words has an answer without pages", async () => {
  for (const query of ["½", "²", "★", '"★"', "٣", "– …"]) {
    const { results, missing } = await find(query);
    assert.deepEqual([results, missing], [[], []], query);
  }
});
