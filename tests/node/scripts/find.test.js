/* The pages of a query in their order, over the index of a small site. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { ask } from "../../../generator/scripts/search/find.js";
import { fetchFrom, indexFiles } from "../small_index.js";

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
  ...indexFiles({
    pages: [...EACH, 8, 9, 10, 11].map((page) => [
      `daerah/${page}/`,
      `Halaman ${page}`,
      "",
      { daerah: "Kota Misalrejo" },
      [["", "", "Isi."]],
    ]),
    words: WORTHS,
    facets: { jenis: { Kabar: [0, 1, 2, 3, 4], Fakta: [5, 6, 7] } },
  }),
};

globalThis.document = { documentElement: { lang: "id" } };

beforeEach(() => {
  mock.method(globalThis, "fetch", fetchFrom(FILES));
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
