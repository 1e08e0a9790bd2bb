import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { parse } from "yaml";

import { intentOf } from "../../../generator/scripts/answers/intent.js";
import { bestLines, markWords, rankSections } from "../../../generator/scripts/search/excerpt.js";
import {
  eitherOf,
  pagesOf,
  pagesOfPhrase,
  withoutPages,
} from "../../../generator/scripts/search/matching.js";
import { openIndex } from "../../../generator/scripts/search/open_index.js";
import {
  unpackNumbers,
  unpackPlaces,
  unpackRising,
} from "../../../generator/scripts/search/packed.js";
import { termsOf, tokensOf, wordsOf } from "../../../generator/scripts/search/query.js";
import {
  closeness,
  commonWords,
  passageWeight,
  shareMatched,
  weigh,
} from "../../../generator/scripts/search/ranking.js";

const ROOT = new URL("https://masterplan.example/indeks/");
/* Texts with their words, which the generator's test of `words_of` reads as well. */
const CUT = JSON.parse(readFileSync(new URL("../../search/words.json", import.meta.url), "utf8"));
const REGIONS = new URL("../../../regions/_national/regions.yml", import.meta.url);
const ENTRY = {
  pages: [1, 4],
  worths: [44, 22],
  places: () => [[3, 9], [5]],
  family: { pages: [1, 2, 4], worths: [44, 44, 22] },
};

test("numbers are read as the generator packs them", () => {
  assert.deepEqual(unpackNumbers("#OQ#}OQP#"), [0, 44, 45, 2024, 2025]);
  assert.deepEqual(unpackRising("$$%"), [1, 2, 4]);
  assert.deepEqual(unpackPlaces("%&)#$$"), [[3, 9], [], [1]]);
});

// Queries

test("words that merely ask are left out, unless there are no others", () => {
  assert.deepEqual(wordsOf("bagaimana cara saya mengelola sampah?"), [
    "cara",
    "mengelola",
    "sampah?",
  ]);
  assert.deepEqual(wordsOf("apa itu"), ["apa", "itu"]);
  assert.deepEqual(wordsOf("dukcapil contoh"), ["dukcapil"]);
  assert.deepEqual(wordsOf("dukcapil Contoh", "id", ["contoh"]), ["dukcapil", "Contoh"]);
});

test("the name of every region is told whole", () => {
  const { regions } = parse(readFileSync(REGIONS, "utf8"));
  assert.ok(regions.length > 500);
  for (const { type, name, everyday_names: everyday = [], former_names: former = [] } of regions) {
    for (const own of [name, ...everyday, ...former]) {
      const words = own.split(" ").filter((word) => word !== "dan"); // joins, and tells nothing
      const told = wordsOf(`apa itu ${type} ${own}`);
      assert.deepEqual(told.slice(-words.length), words, own);
      assert.deepEqual(intentOf(own).words, words.flatMap(tokensOf), own);
    }
  }
});

test("a word with a meaning of its own is left out only behind a word that merely asks", () => {
  const rows = [
    ["dinas IT", "dinas IT"],
    ["kantor TU", "kantor TU"],
    ["muslimat NU", "muslimat NU"],
    ["pasar malam", "pasar malam"],
    ["buka pagi dan sore", "buka pagi sore"],
    ["harga tahu tempe", "harga tahu tempe"],
    ["smart city indonesia", "smart city indonesia"],
    ["smart city di Indonesia", "smart city"],
    ["selamat pagi, jadwal bus", "jadwal bus"],
    ["saya ingin tahu anggaran", "anggaran"],
    ["is it a budget", "budget"],
  ];
  for (const [query, told] of rows) {
    assert.equal(wordsOf(query).join(" "), told, query);
    assert.equal(intentOf(query).words.join(" "), told.toLowerCase(), query);
  }
});

test("a query in quotes is one word, with straight quotes", () => {
  assert.deepEqual(wordsOf("“kota cerdas”"), ['"kota cerdas"']);
  assert.deepEqual(wordsOf("kota “cerdas”"), ["kota", "cerdas"]);
});

test("a day in figures is written as the site writes it", () => {
  assert.deepEqual(wordsOf("21-04-2022"), ["21", "April", "2022"]);
  assert.deepEqual(wordsOf("2022-04-21"), ["21", "April", "2022"]);
  assert.deepEqual(wordsOf("31-02-2022"), ["31-02-2022"]);
});

test("a long query is put without words that most pages have", () => {
  assert.deepEqual(wordsOf("layanan sampah desa warga kota"), [
    "layanan",
    "sampah",
    "desa",
    "warga",
  ]);
});

test("words are cut as the generator cuts them", () => {
  assert.ok(CUT.length > 10);
  for (const [text, words] of CUT) assert.deepEqual(tokensOf(text), words, text);
});

test("what is cut to no word is no word of a query", () => {
  for (const [text, words] of CUT) assert.equal(wordsOf(text).length > 0, words.length > 0, text);
  assert.deepEqual(wordsOf("luas – km² ★"), ["luas", "km²"]);
  assert.deepEqual(wordsOf('"★ – ★"'), []);
});

test("a query for a meaning asks for the term alone", () => {
  assert.deepEqual(termsOf(["kepanjangan", "OPD"], ["opd"]), ["OPD"]);
  assert.deepEqual(termsOf(["smart", "city"], ["smartcity"]), ["smart", "city"]);
  assert.deepEqual(termsOf(["makna", "OPD"], ["opd"]), ["OPD"]);
  assert.deepEqual(termsOf(["km²"], ["km2"]), ["km²"]);
  assert.deepEqual(termsOf(["OPD", "bontang"], ["opd"]), []);
});

// Matching

test("another form of a word counts, but less than the word itself", () => {
  const pages = pagesOf(ENTRY);
  assert.deepEqual([...pages.keys()].sort(), [1, 2, 4]);
  assert.equal(pages.get(1), 1);
  assert.ok(pages.get(2) > 0 && pages.get(2) < 1);
  assert.equal(pagesOf(undefined).size, 0);
});

test("a phrase is on the pages where its words stand side by side, in order", async () => {
  const next = { ...ENTRY, places: () => [[4], [4]] };
  assert.deepEqual([...(await pagesOfPhrase([ENTRY, next])).keys()], [1]);
  assert.equal((await pagesOfPhrase([next, ENTRY])).size, 1);
  assert.equal((await pagesOfPhrase([ENTRY, ENTRY])).size, 0);
  assert.equal((await pagesOfPhrase([ENTRY, undefined])).size, 0);
});

test("of several alternatives the best of a page counts", () => {
  const pages = eitherOf([
    { pages: new Map([[1, 0.5]]), weight: 1 },
    {
      pages: new Map([
        [1, 1],
        [2, 1],
      ]),
      weight: 0.7,
    },
  ]);
  assert.deepEqual(
    [...pages],
    [
      [1, 0.7],
      [2, 0.7],
    ],
  );
});

test("pages that are left out are in no list of a word", async () => {
  const left = withoutPages(ENTRY, new Set([1]));
  assert.deepEqual([left.pages, left.worths, await left.places()], [[4], [22], [[5]]]);
  assert.deepEqual(left.family.pages, [2, 4]);
  assert.equal(withoutPages(ENTRY, new Set([1, 2, 4])), undefined);
});

// Ranking

const term = (word, worths, isRegion = false) => {
  const pages = new Map(worths);
  return { word, pages, asTyped: pages, isRegion };
};

test("a rare word counts more than a common one, and a region's name more than both", () => {
  const common = term("kota", [
    [1, 1],
    [2, 1],
    [3, 1],
  ]);
  const rare = term("sampah", [[4, 1]]);
  assert.equal(weigh([common, rare])[0].page, 4);
  const region = term(
    "bitung",
    [
      [5, 1],
      [6, 1],
    ],
    true,
  );
  assert.ok([5, 6].includes(weigh([common, rare, region])[0].page));
});

test("words side by side in the text of a page make it count more", () => {
  const extract = {
    title: "Sampah",
    description: "",
    sections: [{ heading: "Bank Sampah", text: "" }],
  };
  const both = closeness(
    [
      ["bank", "sampah"],
      ["sampah", "desa"],
    ],
    extract,
  );
  assert.ok(closeness([["bank", "sampah"]], extract) > both && both > 1);
  assert.equal(closeness([["sampah", "bank"]], extract), 1, "in another order");
  assert.equal(closeness([], extract), 1);
});

test("what the best page lacks counts by how rare it is, a word of no page as the rarest", () => {
  const terms = [
    term("kota", [
      [1, 1],
      [2, 1],
    ]),
    term("sampah", [[1, 1]]),
    term("konser", []),
  ];
  const known = shareMatched(terms, { page: 1, words: ["kota", "sampah"] }, 50);
  assert.ok(known > 0.5 && known < 0.7, String(known));
  assert.ok(shareMatched(terms, { page: 1, words: ["kota"] }, 50) < known / 2);
  assert.equal(shareMatched(terms.slice(0, 2), { page: 1, words: ["kota", "sampah"] }, 50), 1);
  assert.equal(shareMatched(terms, undefined, 50), 0);
  const asTwo = terms.slice(0, 2).map((one) => ({ ...one, typed: "kotasampah" }));
  const page = { page: 1, words: ["kota"] };
  assert.ok(shareMatched([...asTwo, terms[2]], page, 50) < shareMatched(terms, page, 50));
  assert.equal(shareMatched([], undefined, 50), 0);
});

test("another word for what was typed counts in part, the name of a region not at all", () => {
  const page = { page: 1, words: ["bontang", "bpjs"] };
  const region = term("bontang", [[1, 1]], true);
  const meant = { ...term("bpjs", [[1, 0.6]]), asTyped: new Map() };
  const share = shareMatched([region, meant], page, 50);
  assert.ok(share > 0.5 && share < 1, String(share));
  const corrected = shareMatched([{ ...meant, isMissing: true }], page, 50);
  assert.ok(corrected > share && corrected < 1, String(corrected));
  assert.equal(shareMatched([region, term("konser", [])], page, 50), 0);
  assert.equal(shareMatched([region], page, 50), 1);
});

test("words weigh more within one passage than over a page", () => {
  const asked = (word) => ({ bank: ["bank", 2], sampah: ["sampah", 3], bus: ["bus", 1] })[word];
  const far = Array.from({ length: 60 }, (_, at) => `kata${at}`).join(" ");
  const pageOf = (text, title = "") => ({
    title,
    description: "",
    sections: [{ heading: "Bus", text }],
  });
  assert.equal(passageWeight(asked, pageOf("bank sampah sampah")), 6);
  assert.equal(passageWeight(asked, pageOf(`bank ${far} sampah`)), 3);
  assert.equal(passageWeight(asked, pageOf(`bank ${far} sampah`, "Bank")), 5, "beside its title");
  assert.equal(passageWeight(asked, pageOf(far)), 1);
  assert.equal(passageWeight(asked, { title: "", description: "", sections: [] }), 0);
});

test("results need what the best pages have in common", () => {
  const pages = ["ab", "ab", "ab", "a", "b"].map((words) => ({ words: [...words] }));
  assert.deepEqual(commonWords(pages, ["a", "b"]), ["a"]);
  assert.deepEqual(commonWords(pages.toReversed(), ["a", "b"]), []);
});

// Extracts

const weightOf = (token) =>
  ({ sampah: ["sampah", 2], persampahan: ["sampah", 1], warga: ["warga", 1] })[token];

test("what was asked for is marked, and every other sign is text", () => {
  assert.equal(
    markWords("<b>Bank</b> Sampah & warga", (token) => weightOf(token) !== undefined),
    "&lt;b&gt;Bank&lt;/b&gt; <mark>Sampah</mark> & <mark>warga</mark>",
  );
});

test("the best section has the most of what was asked for, in its heading before its text", () => {
  const sections = [
    { anchor: "a", heading: "", text: "warga" },
    { anchor: "b", heading: "Sampah", text: "" },
    { anchor: "c", heading: "Lain", text: "" },
    { anchor: "d", heading: "", text: "sampah sampah persampahan" },
  ];
  const ranked = rankSections(sections, weightOf);
  assert.deepEqual(
    ranked.map(({ anchor }) => anchor),
    ["b", "d", "a"],
  );
});

test("an extract has the sentences with what was asked for, in their order", () => {
  const text = "Satu kalimat. Warga datang.\nLain lagi.\nBank sampah buka pukul 08.00 pagi.";
  assert.equal(bestLines(text, weightOf), "Warga datang. … Bank sampah buka pukul 08.00 pagi.");
  assert.equal(bestLines("Satu. Dua.", weightOf), "Satu.");
});

// Files

const LISTED = {
  pages: 3,
  rekaan: "%",
  glosarium: "",
  panduan: "$",
  terms: [],
  spelling: ["s", "5"],
  concepts: ["l", "4"],
  words: ["a", "1", "p1", "m", "2", "p2"],
  facets: { jenis: "3" },
  extracts: ["x", "#%", "y", ""],
};
const FILES = {
  "indeks.json": LISTED,
  "kata/1.json": {
    words: { bank: ["#", "O"], banking: ["", "", "bank"] },
    roots: { bank: ["#", "O"] },
  },
  "kata/2.json": { words: { sampah: ["$", "O"] }, roots: {} },
  "letak/p1.json": { bank: "$&" },
  "saring/3.json": { Profil: "#$" },
  "konsep/4.json": { limbah: [["sampah", 0.6]] },
  "ejaan/5.json": [["sampah"], {}, "sapi"],
  "isi/0.x.json": [
    ["a/", "A", "", {}, [["", "", "Isi"]]],
    ["b/", "B", "", {}, []],
  ],
  "isi/1.x.json": [["c/", "C", "", {}, []]],
};

/** Answer requests for the files; those of `broken` by their status. */
function serve(context, broken = {}) {
  const asked = [];
  context.mock.method(globalThis, "fetch", async (address) => {
    const path = address.href.slice(ROOT.href.length);
    asked.push(path);
    if (broken[path]) return new Response("", { status: broken[path] });
    return Response.json(FILES[path]);
  });
  return asked;
}

test("a word is looked for in the one file that may have it, and a file is fetched once", async (context) => {
  const asked = serve(context);
  const index = await openIndex(ROOT);
  assert.deepEqual((await index.lookUp("bank")).pages, [0]);
  assert.deepEqual((await index.lookUp("banking")).family.pages, [0]);
  assert.equal(await index.lookUp("constructor"), undefined);
  assert.equal(await index.lookUp("0"), undefined);
  assert.deepEqual((await index.lookUp("sampah")).pages, [1]);
  assert.deepEqual(await index.wordsBeginning("ban", 5), ["bank", "banking"]);
  assert.deepEqual(asked, ["indeks.json", "kata/1.json", "kata/2.json"]);
  assert.deepEqual(await (await index.lookUp("bank")).places(), [[3]]);
  assert.equal(asked.at(-1), "letak/p1.json");
});

test("lists of a first letter are fetched for that letter alone", async (context) => {
  const asked = serve(context);
  const index = await openIndex(ROOT);
  assert.deepEqual(await index.conceptsBy("l"), { limbah: [["sampah", 0.6]] });
  assert.deepEqual(await index.spellingBy("s"), [["sampah"], {}, "sapi"]);
  assert.deepEqual(await index.conceptsBy("s"), {});
  assert.deepEqual(await index.spellingBy("l"), [[], ""]);
  assert.deepEqual(asked, ["indeks.json", "konsep/4.json", "ejaan/5.json"]);
  assert.deepEqual(index.handbook, [1]);
});

test("words that begin alike may go on in the next files", async (context) => {
  context.mock.method(globalThis, "fetch", async (address) => {
    const path = address.href.slice(ROOT.href.length);
    const word = path.slice("kata/".length, -".json".length);
    const words = ["air", "bank", "bansos", "bantuan", "warga"];
    const listed = { ...LISTED, words: words.flatMap((each) => [each, each, each]) };
    return Response.json(path === "indeks.json" ? listed : { words: { [word]: [] }, roots: {} });
  });
  const index = await openIndex(ROOT);
  assert.deepEqual(await index.wordsBeginning("ban", 5), ["bank", "bansos", "bantuan"]);
  assert.deepEqual(await index.wordsBeginning("ban", 2), ["bank", "bansos"]);
  assert.deepEqual(await index.wordsBeginning("bansosx", 5), []);
  assert.deepEqual(await index.wordsBeginning("w", 5), ["warga"]);
});

test("the extract of a page comes from the file of its number", async (context) => {
  serve(context);
  const index = await openIndex(ROOT);
  const titles = await Promise.all([0, 1, 2].map(index.extractOf));
  assert.deepEqual(
    titles.map(({ title }) => title),
    ["A", "B", "C"],
  );
  assert.deepEqual([...(await index.valuesOf("jenis"))], [["Profil", [0, 1]]]);
  assert.equal((await index.valuesOf("warna")).size, 0);
});

test("a file that does not arrive is an error, and is asked for again", async (context) => {
  const broken = { "kata/1.json": 500 };
  const asked = serve(context, broken);
  const index = await openIndex(ROOT);
  await assert.rejects(index.lookUp("bank"), /kata\/1\.json: 500/);
  delete broken["kata/1.json"];
  assert.ok(await index.lookUp("bank"));
  assert.equal(asked.filter((path) => path === "kata/1.json").length, 2);
  broken["indeks.json"] = 404;
  await assert.rejects(openIndex(ROOT), /indeks\.json: 404/);
});
