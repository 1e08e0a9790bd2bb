import assert from "node:assert/strict";
import { test } from "node:test";

import { addressFor, askedIn } from "../../../generator/scripts/answers/address.js";
import { alternativesOf } from "../../../generator/scripts/answers/concepts.js";
import { dimensionHit, hitsOf, termHit } from "../../../generator/scripts/answers/direct.js";
import { offeredValues } from "../../../generator/scripts/answers/facets.js";
import { intentOf } from "../../../generator/scripts/answers/intent.js";
import { likeness, regionsByWord } from "../../../generator/scripts/answers/names.js";
import { withSearch } from "../../../generator/scripts/answers/recent.js";
import { regionNamed, tellingWords } from "../../../generator/scripts/answers/regions.js";
import { dateText } from "../../../generator/scripts/answers/show.js";
import { messageAddress, statusOf } from "../../../generator/scripts/answers/status.js";
import { isNearly } from "../../../generator/scripts/answers/text.js";
import { tokensOf } from "../../../generator/scripts/search/query.js";
import { asksForSearch } from "../../../generator/scripts/theme/search_keys.js";

/** Return a region as the list of places has it. */
function aPlace(name, more = {}) {
  const core = tokensOf(name).slice(1).join("");
  return {
    name,
    slug: name.toLowerCase().replaceAll(" ", "-"),
    province: "Misal",
    keys: [{ core, full: tokensOf(name).join("") }],
    ...more,
  };
}

const PLACES = [
  aPlace("Kota Bontang"),
  aPlace("Kabupaten Batang"),
  aPlace("Kabupaten Contoh", { province: "", fictional: true }),
  aPlace("Kabupaten Sleman", { absent: "belum ada" }),
  aPlace("Kota Bandung", { absent: "belum ada" }),
  aPlace("Kabupaten Bandung", { absent: "belum ada" }),
  aPlace("Kota Batu", { absent: "belum ada" }),
  aPlace("Kabupaten Kutai Kartanegara", { absent: "belum ada" }),
];
const KNOWN = {
  kinds: { post: "Jabatan", village: "Desa cerdas", office: "Perangkat daerah", figure: "Angka" },
  dimensions: {
    governance: {
      name: "Smart Governance",
      href: "dimensi/x/governance/",
      words: ["Smart Governance", "tata kelola", "birokrasi"],
    },
    environment: {
      name: "Smart Environment",
      href: "dimensi/x/environment/",
      words: ["lingkungan", "environment"],
    },
  },
  pages: { kelembagaan: ["pejabat"], "quick-win": ["janji"], dana: ["anggaran"] },
};
const CONTOH = {
  region: "Kabupaten Contoh",
  fictional: true,
  dimensions: { governance: ["Pemerintahan Cerdas", "dimensi/governance/"] },
  pages: { kelembagaan: ["Kelembagaan", "kelembagaan/"], "quick-win": ["Quick win", "quick-win/"] },
  counts: { quick_win: ["Empat belas.", "quick-win/"], late: ["Tiga terlambat.", "quick-win/"] },
  names: [
    {
      kind: "post",
      name: "Wakil Bupati Contoh",
      href: "kelembagaan/#jabatan.3",
      answer: "Joko.",
      source: ["S", "/sumber/s/"],
    },
    {
      kind: "post",
      name: "Kepala Dinas Komunikasi dan Informatika",
      href: "kelembagaan/#jabatan.4",
      answer: "Nining.",
    },
    { kind: "office", name: "Dinas Kesehatan Kabupaten Contoh", href: "perangkat/dinkes/" },
    { kind: "village", name: "Desa Contohrejo", href: "desa-cerdas/contohrejo/" },
    { kind: "figure", name: "Jumlah penduduk", href: "fakta/#angka-1", answer: "412.350 jiwa." },
  ],
};

function hits(query, more = { isNamed: true }) {
  return hitsOf(CONTOH, KNOWN, intentOf(query), more);
}

// What is asked for

test("a query tells what it asks for, and what it is about without the words that ask", () => {
  const rows = [
    ["siapa wakil bupati contoh", ["who"], "wakil bupati contoh"],
    ["kapan bank sampah selesai", ["when"], "bank sampah"],
    ["berapa jumlah penduduk", ["howMany"], "penduduk"],
    ["apa itu SPBE", ["meaning"], "spbe"],
    ["cara menambah desa", ["how"], "menambah desa"],
    ["janji yang molor", ["late"], "janji"],
    ["alamat dinkes", ["contact"], "dinkes"],
    ["sampah", [], "sampah"],
    ["harganya", [], "harga"],
    ["apa itu", ["meaning"], "apa itu"],
  ];
  for (const [query, asks, words] of rows) {
    const found = intentOf(query);
    assert.deepEqual([[...found.asks], found.words.join(" ")], [asks, words], query);
  }
});

test("a slip of the hand is one letter, two in a long word, and never the first", () => {
  assert.ok(isNearly("contohrjo", "contohrejo"));
  assert.ok(isNearly("pendidikna", "pendidikan"));
  assert.ok(!isNearly("keamanan", "kecamatan"));
  assert.ok(!isNearly("hitung", "bitung"));
  assert.ok(!isNearly("kota", "kata"));
});

// Regions

test("a region is found among other words, and what is left is what is asked of it", () => {
  const rows = [
    ["tata kelola kota bontang", "Kota Bontang", "tata kelola"],
    ["tata kelola bontang", "Kota Bontang", "tata kelola"],
    ["sampah kab batang", "Kabupaten Batang", "sampah"],
    ["kota bontng", "Kota Bontang", ""],
    ["anggaran kabupaten contoh", "Kabupaten Contoh", "anggaran"],
    ["contoh", "Kabupaten Contoh", ""],
    ["sleman", "Kabupaten Sleman", ""],
    ["stunting sleman", "Kabupaten Sleman", "stunting"],
    ["banjir kota batu", "Kota Batu", "banjir"],
    ["kabupaten bandung", "Kabupaten Bandung", ""],
    ["masterplan batu", "Kota Batu", "masterplan"],
    ["ada data batu gak", "Kota Batu", "ada data gak"],
    ["kab bandumg", "Kabupaten Bandung", ""],
    ["kutai kertanegara smart city", "Kabupaten Kutai Kartanegara", "smart city"],
  ];
  for (const [query, name, rest] of rows) {
    const found = regionNamed(tokensOf(query), PLACES);
    assert.deepEqual([found?.place.name, found?.words.join(" ")], [name, rest], query);
  }
});

test("words for plans and sites ask for no more than the place beside them", () => {
  const rest = (query) => tellingWords(tokensOf(query)).join(" ");
  assert.equal(rest("masterplan smart city jatim"), "jatim");
  assert.equal(rest("sampah kota bontang"), "sampah bontang");
});

test("a word with another meaning names no region within other words", () => {
  const queries = ["contoh rencana", "batu nisan", "kabupaten bontang", "kab slemn", "kota"];
  // A slip of the hand is taken for one only where nothing else is asked.
  for (const query of [...queries, "sampah kab bandumg", "kutai kertanegara sampah", "slmean"]) {
    assert.equal(regionNamed(tokensOf(query), PLACES), undefined, query);
  }
});

// Names

test("a record is named by its name, a part of it, or the name among other words", () => {
  const name = (text, kind = "office") => ({ kind, name: text });
  const region = ["kabupaten", "contoh"];
  const of = (entry, query) => likeness(entry, tokensOf(query), region);
  assert.equal(of(name("Dinas Kesehatan Kabupaten Contoh"), "dinas kesehatan"), 1);
  assert.equal(of(name("Wakil Bupati Contoh", "post"), "wakil bupati contoh"), 1);
  assert.ok(of(name("Bank sampah digital"), "bank sampah") > 0.5);
  assert.ok(of(name("Bank sampah"), "bank sampah kelurahan") > 0.4);
  assert.ok(of(name("Desa Contohrejo", "village"), "kepala contohrejo") > 0.4);
  assert.equal(of(name("Kecamatan Utara", "district"), "keamanan"), 0);
  assert.equal(of(name("Peta jalan smart city", "document"), "smart city"), 0);
  assert.equal(of(name("Wahyu Rekaan", "person"), "daerah rekaan"), 0);
  assert.equal(of(name("Bank sampah digital"), "sampah"), 0);
  assert.ok(of(name("Disdukcapil"), "dukcapil hari sabtu") > 0.4, "as it is said, among others");
  assert.equal(of(name("Disdukcapil"), "dukcapil"), 1);
  assert.equal(of(name("Disdukcapil"), "penduduk"), 0);
});

test("regions are found by a rare word of their names, also if it is mistyped", () => {
  const words = new Map([
    ["contohrejo", [1]],
    ["dinas", [0, 1]],
    ["andaiwangi", [1]],
  ]);
  assert.deepEqual(regionsByWord(words, ["desa", "contohrjo"]), [1]);
  assert.deepEqual(regionsByWord(words, ["dinas", "andaiwangi"]), [1, 0]);
  assert.deepEqual(regionsByWord(words, ["sampah"]), []);
});

test("a post is told with its holder, a figure with its value, in a region that is named", () => {
  const [post] = hits("siapa wakil bupati");
  assert.deepEqual(
    [post.answer, post.source, post.fictional],
    ["Joko.", ["S", "/sumber/s/"], true],
  );
  assert.equal(hits("jumlah penduduk")[0].answer, "412.350 jiwa.");
});

test("a record is found by the words that plans have for what was said", () => {
  const variants = [["kepala", "dinas", "komunikasi", "dan", "informatika"]];
  const [post] = hits("kepala dinas kominfo", { isNamed: true, variants });
  assert.equal(post.answer, "Nining.");
});

test("a dimension is found by both languages, and by all that is said alone", () => {
  assert.equal(hits("tata kelola")[0].href, "dimensi/governance/");
  assert.equal(hits("pemerintahan cerdas")[0].href, "dimensi/governance/");
  assert.deepEqual(hits("tata kelola sampah"), []);
  assert.deepEqual(hits("lingkungan"), []); // the plan has no such dimension
  assert.equal(dimensionHit(KNOWN, ["lingkungan"])[0].href, "/dimensi/x/environment/");
});

test("a count, and how many are late, are told of a region that is named", () => {
  assert.equal(hits("berapa janji")[0].answer, "Empat belas.");
  assert.equal(hits("janji yang terlambat")[0].answer, "Tiga terlambat.");
  assert.equal(hits("berapa janji", { isNamed: false }).length, 0);
});

test("who is asked for without a post leads to the page of the region's leaders", () => {
  assert.equal(hits("siapa ketua forum")[0].href, "kelembagaan/");
});

test("only what nobody else has makes an invented region enter an answer", () => {
  const own = (query) => hits(query, { isNamed: false }).some(({ isOwn }) => isOwn);
  assert.ok(own("desa contohrejo"));
  assert.ok(own("wakil bupati contoh"));
  assert.ok(!own("dinas kesehatan"));
  assert.ok(!own("jumlah penduduk"));
});

test("a term is told, also before another term", () => {
  const terms = [
    {
      term: "peta jalan",
      meaning: "Urutan kerja.",
      href: "glosarium/#istilah-peta-jalan",
      others: ["roadmap"],
    },
    {
      term: "kota cerdas",
      meaning: "Kota yang cerdas.",
      href: "glosarium/#istilah-kota",
      others: ["smart city"],
    },
  ];
  const told = (query) => termHit(terms, tokensOf(query)).map(({ name }) => name);
  assert.deepEqual(told("roadmap"), ["peta jalan"]);
  assert.deepEqual(told("peta jalan smart city"), ["peta jalan"]);
  assert.deepEqual(told("peta jalan rahasia"), []);
});

// Concepts

test("what people say leads to the words of plans, the longest phrase first", async () => {
  const files = {
    b: {
      beras: [
        ["bahan pokok", 0.6],
        ["sembako", 0.6],
      ],
    },
    g: { "guest house": [["penginapan", 0.6]] },
    m: { "minyak goreng": [["bahan pokok", 0.6]], minyak: [["minyak bumi", 0.25]] },
  };
  const conceptsBy = async (letter) => files[letter] ?? {};
  const of = async (query) => Object.fromEntries(await alternativesOf(tokensOf(query), conceptsBy));
  assert.deepEqual(await of("beras"), {
    beras: [
      { word: "bahan pokok", weight: 0.6 },
      { word: "sembako", weight: 0.6 },
    ],
  });
  const words = (await of("harga minyak goreng")).goreng.map(({ word }) => word);
  assert.deepEqual(words, ["bahan pokok"]);
  assert.deepEqual(Object.keys(await of("guest house murah")), ["guest", "house"]);
  assert.deepEqual(await of("penginapan"), {});
});

// What is said of an answer

const SENTENCES = {
  found: "{count} memuat {query}.",
  foundAny: "{count} sebagian.",
  foundSome: "{count} memuat {used}.",
  foundMost: "{whole} semua, {count} memuat {used}.",
  foundInstead: "Tiada {missing}, dibaca {used}.",
  passed: "Tanpa {words}.",
  none: "Tiada {query}.",
  noneFiltered: "Tersaring.",
  near: "Tiada {query}. Terdekat:",
  nearFiltered: "Tersaring. Terdekat:",
  absent: "{region} ({province}) belum.",
  named: "{count} nama.",
  oneNamed: "Satu nama.",
  invented: "Rekaan ikut.",
};

function said(query, answer, isNarrowed = false) {
  const word = (name, values = {}) =>
    SENTENCES[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const whole = { places: [], results: [], words: [], used: [], missing: [], whole: 0, ...answer };
  return statusOf(query, whole, { word, number: String, isNarrowed });
}
const pages = (count) => Array.from({ length: count });

test("the status has true counts: of pages with all words, and of the pages that are shown", () => {
  const both = ["kota", "bandung"];
  const rows = [
    [{ results: pages(2), words: both, used: both, whole: 2 }, "2 memuat kota bandung."],
    [{ results: pages(9), words: both, used: ["kota"], whole: 4 }, "4 semua, 9 memuat kota."],
    [{ results: pages(9), words: both, used: ["kota"] }, "9 memuat kota. Tanpa bandung."],
    [{ results: pages(9), words: both, used: [] }, "9 sebagian."],
    [{ words: both }, "Tiada kota bandung."],
  ];
  for (const [answer, sentence] of rows) assert.equal(said("kota bandung", answer), sentence);
  assert.equal(said("x", {}, true), "Tersaring.");
  const near = { results: pages(3), words: both, used: ["kota"], isNear: true };
  assert.equal(said("kota bandung", near), "Tiada kota bandung. Terdekat:");
  assert.equal(said("kota bandung", near, true), "Tersaring. Terdekat:");
});

test("places are counted, too, and a region without a page is told as such", () => {
  const place = { name: "Aceh" };
  assert.equal(said("aceh", { places: [place] }), "Satu nama. Tiada aceh.");
  const absent = { name: "Kota Bandung", province: "Jawa Barat", absent: "belum" };
  assert.equal(said("bandung", { places: [absent], absent }), "Kota Bandung (Jawa Barat) belum.");
});

test("a word that was put right is told, and so is an invented region that is searched", () => {
  const answer = {
    results: pages(1),
    words: ["sampah"],
    used: ["sampah"],
    missing: ["sampha"],
    whole: 1,
  };
  assert.equal(said("sampha", answer), "Tiada sampha, dibaca sampah. 1 memuat sampah.");
  const near = { ...answer, words: ["sampah", "bontang"], isNear: true };
  assert.equal(
    said("sampha bontang", near),
    "Tiada sampha, dibaca sampah bontang. Tiada sampah bontang. Terdekat:",
  );
  assert.match(said("sampha", { ...answer, isInvented: true }), /Rekaan ikut\.$/);
});

test("a message to the publisher has the words that found nothing", () => {
  const text = messageAddress("mailto:a@b.id?subject=X&body=Y%0AZ", "Cari", "Saya mencari “a&b”");
  assert.equal(text, "mailto:a@b.id?subject=Cari&body=Saya%20mencari%20%E2%80%9Ca%26b%E2%80%9D");
  assert.equal(messageAddress("https://wa.me/62?text=Y", "", "Z"), "https://wa.me/62?text=Z");
});

test("a date is as precise as it is known", () => {
  const told = ["2026", "2026-04", "2026-04-21"].map((date) => dateText(date, "id"));
  assert.deepEqual(told, ["2026", "April 2026", "21 April 2026"]);
});

// What is kept

test("the address keeps all that is asked for", () => {
  const asked = {
    query: "air & api",
    from: "kota-bontang",
    chosen: { jenis: ["Kabar", "Fakta"] },
    sort: "tanggal",
    fictional: true,
    literal: true,
    handbook: true,
  };
  assert.deepEqual(askedIn(addressFor(asked), ["jenis", "daerah"]), asked);
  assert.equal(addressFor(askedIn("", [])), "");
});

test("the last searches stand once each, newest first, five at most", () => {
  assert.deepEqual(withSearch(["Air", "api"], "air"), ["air", "api"]);
  assert.equal(withSearch(["1", "2", "3", "4", "5"], "6").join(), "6,1,2,3,4");
  assert.deepEqual(withSearch(["Sam", "air", "s"], "sampah"), ["sampah", "air"]);
  assert.deepEqual(withSearch(["sampah"], "sam"), ["sam", "sampah"]);
});

test("choices come with the most results first, years newest first, chosen ones always", () => {
  const of = (name, counts, picked = []) =>
    offeredValues(name, counts, picked, "id").map(([value]) => value);
  assert.deepEqual(of("jenis", { Kabar: 1, Fakta: 5, Data: 0 }), ["Fakta", "Kabar"]);
  assert.deepEqual(of("jenis", { Kabar: 1, Data: 0 }, ["Data"]), ["Kabar", "Data"]);
  assert.deepEqual(of("tahun", { 2022: 9, 2026: 1 }), ["2026", "2022"]);
});

test("a slash asks for the search outside a field, Ctrl-K anywhere", () => {
  const key = (more, tagName = "BODY") => asksForSearch({ target: { tagName }, ...more });
  assert.ok(key({ key: "/" }));
  assert.ok(!key({ key: "/" }, "INPUT"));
  assert.ok(!key({ key: "/", ctrlKey: true }));
  assert.ok(key({ key: "k", ctrlKey: true }, "INPUT"));
  assert.ok(key({ key: "K", metaKey: true }));
  assert.ok(!key({ key: "k" }));
});
