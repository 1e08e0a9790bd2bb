/* The pages of a query in their order, over the index of a small site. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { ask } from "../../../generator/scripts/search/find.js";

const CODE = 35; // of the sign for the number 0
const packed = (numbers) => String.fromCharCode(...numbers.map((number) => number + CODE));
const rising = (pages) => packed(pages.map((page, at) => page - (pages[at - 1] ?? 0)));
const listOf = (worths) => [rising(Object.keys(worths).map(Number)), packed(Object.values(worths))];

/* Eight pages of a region, of which the first is the region's own; "pinjaman" is on two of them,
   "bunga" on one, and each of these says little. */
const EACH = [0, 1, 2, 3, 4, 5, 6, 7];
const WORTHS = {
  bunga: { 7: 2 },
  misalrejo: Object.fromEntries(EACH.map((page) => [page, page ? 2 : 44])),
  pinjaman: { 6: 2, 7: 2 },
};
const FILES = {
  "data/tempat.json": [
    { name: "Jawa", regions: [{ name: "Kota Misalrejo", href: "daerah/kota-misalrejo/" }] },
  ],
  "indeks/indeks.json": {
    pages: 12,
    rekaan: "",
    glosarium: "",
    panduan: "",
    terms: [],
    spelling: [],
    concepts: [],
    words: ["bunga", "1", "1"],
    facets: { jenis: "1" },
    extracts: ["x", "#"],
  },
  "indeks/kata/1.json": {
    words: Object.fromEntries(Object.entries(WORTHS).map(([word, own]) => [word, listOf(own)])),
    roots: {},
  },
  "indeks/letak/1.json": {},
  "indeks/saring/1.json": { Kabar: rising([0, 1, 2, 3, 4]), Fakta: rising([5, 6, 7]) },
  "indeks/isi/0.x.json": EACH.map((page) => [
    `daerah/${page}/`,
    `Halaman ${page}`,
    "",
    { daerah: "Kota Misalrejo" },
    [["", "", "Isi."]],
  ]),
};

globalThis.document = { documentElement: { lang: "id" } };

beforeEach(() => {
  mock.method(globalThis, "fetch", async ({ pathname }) => {
    const path = Object.keys(FILES).find((name) => pathname.endsWith(`/${name}`));
    return path ? Response.json(FILES[path]) : new Response("", { status: 404 });
  });
});

const pagesOf = ({ results }) => results.map(({ page }) => page);

test("a page with every word is an answer and comes first, whatever another page weighs", async () => {
  const answer = await ask("pinjaman misalrejo");
  assert.equal(answer.whole, 2);
  assert.equal(answer.isNear, false);
  assert.equal(answer.matched, 1);
  assert.deepEqual(pagesOf(answer).slice(0, 2).sort(), [6, 7]);
  const pages = pagesOf(await ask("pinjaman bunga misalrejo"));
  assert.deepEqual(pages.slice(0, 2), [7, 6]);
});

test("no page is near while one has every word, in the order of days neither", async () => {
  for (const query of ["pinjaman misalrejo", "bunga misalrejo", "bunga pinjaman", "misalrejo"]) {
    for (const sort of ["", "tanggal"]) {
      const { isNear, whole } = await ask(query, { sort });
      assert.deepEqual([whole > 0, isNear], [true, false], query);
    }
  }
});

test("pages without what tells are the nearest, and no more", async () => {
  const answer = await ask("kelereng misalrejo");
  assert.deepEqual([answer.isNear, answer.whole, answer.results.length], [true, 0, 3]);
  assert.equal(pagesOf(answer)[0], 0);
});
