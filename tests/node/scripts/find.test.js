/* The pages of a query in their order, over the index of a small site. */

import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { ask, forget } from "../../../generator/scripts/search/find.js";
import { fetchFrom, indexFiles } from "../small_index.js";

/* Eight pages of a region, of which the first is the region's own; "pinjaman" is on two of them,
   "bunga" on one, and each of these says little. Page 5 says more of another region's budget than
   page 4, which is that region's own. */
const EACH = [0, 1, 2, 3, 4, 5, 6, 7];
const WORTHS = {
  anggaran: { 4: 10, 5: 20 },
  bunga: { 7: 2 },
  bus: { 6: 2 },
  lainrejo: { 4: 2, 5: 20 },
  lamarejo: { 4: 2, 5: 20 },
  misalrejo: Object.fromEntries(EACH.map((page) => [page, page ? 2 : 44])),
  pinjaman: { 6: 2, 7: 2 },
};
const FILES = {
  "data/tempat.json": [
    {
      name: "Jawa",
      regions: [
        { name: "Kota Misalrejo", href: "daerah/kota-misalrejo/" },
        { name: "Kota Lainrejo", href: "daerah/kota-lainrejo/", former: ["Kota Lamarejo"] },
      ],
    },
  ],
  ...indexFiles({
    pages: [...EACH, 8, 9, 10, 11].map((page) => [
      `daerah/${page}/`,
      [4, 5].includes(page) ? "Anggaran" : `Halaman ${page}`,
      "",
      { daerah: page === 4 ? "Kota Lainrejo" : "Kota Misalrejo" },
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
  assert.equal(pagesOf(await ask("pinjaman bunga misalrejo"))[0], 7);
});

test("no page is near while one has every word, in the order of days neither", async () => {
  for (const query of ["pinjaman misalrejo", "bunga misalrejo", "bunga pinjaman", "misalrejo"]) {
    for (const sort of ["", "tanggal"]) {
      const { isNear, whole } = await ask(query, { sort });
      assert.deepEqual([whole > 0, isNear], [true, false], query);
    }
  }
});

test("a short word is found behind its suffix", async () => {
  assert.deepEqual(pagesOf(await ask("busnya")), [6]);
});

test("names stand among the near pages", async () => {
  const most = pagesOf(await ask("konser misalrejo")).length;
  assert.equal(most, 3);
  assert.equal(pagesOf(await ask("konser misalrejo", { names: 2 })).length, 1);
  assert.ok(pagesOf(await ask("konser misalrejo", { isNamed: true, names: 2 })).length > 3);
});

test("pages without what tells are the nearest, and no more", async () => {
  const answer = await ask("kelereng misalrejo");
  assert.deepEqual([answer.isNear, answer.whole, answer.results.length], [true, 0, 3]);
  assert.equal(pagesOf(answer)[0], 0);
});

test("a chosen facet counts the pages of its other values, also where pages are only near", async () => {
  const options = { facets: true, filters: { jenis: ["Fakta"] } };
  const near = await ask("kelereng misalrejo", options);
  assert.deepEqual([near.isNear, near.results.length], [true, 3]);
  assert.deepEqual(near.counts, { jenis: { Kabar: 5, Fakta: 3 } });
});

test("the order of days reads no text of pages", async () => {
  forget();
  await ask("misalrejo", { sort: "tanggal" });
  const read = fetch.mock.calls.map(({ arguments: [{ pathname }] }) => pathname);
  assert.deepEqual(
    read.filter((path) => path.includes("/isi/")),
    [],
  );
});

test("a page named like the query comes first if it is of the region that is asked for", async () => {
  const first = async (query) => pagesOf(await ask(query))[0];
  assert.equal(await first("anggaran misalrejo"), 5);
  assert.equal(await first("anggaran lainrejo"), 4);
  assert.equal(await first("anggaran lamarejo"), 4);
});
