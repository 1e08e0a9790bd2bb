import assert from "node:assert/strict";
import { test } from "node:test";

import { queryOf, valuesIn } from "../../../generator/scripts/regions/address.js";
import { firstNumber } from "../../../generator/scripts/regions/entries.js";
import {
  distinct,
  isWanted,
  ordered,
  statusOf,
} from "../../../generator/scripts/regions/filter.js";

const ALL = { q: "", provinsi: "", angkatan: "", kerangka: "", urut: "" };
const BITUNG = {
  name: "Kota Bitung",
  href: "https://masterplan.example/daerah/kota-bitung/",
  code: "71",
  cohorts: ["2017", "2022"],
  framework: "Enam dimensi nasional",
  known: 20,
};
const BATANG = { ...BITUNG, name: "Kabupaten Batang", code: "33", known: 9 };
const REMBANG = { ...BITUNG, name: "Kabupaten Rembang", code: "33", known: 9 };
const CALLED = new Map([[BITUNG.href, ["kotabitung", "kotacakalang"]]]);

test("without a choice every region is wanted", () => {
  assert.ok(isWanted(BITUNG, ALL));
});

test("a name is found by any part of it, whatever its capitals, accents and spaces around", () => {
  for (const typed of ["bitung", "BÍTUNG", "  kota b ", "tun"]) {
    assert.ok(isWanted(BITUNG, { ...ALL, q: typed }), typed);
  }
  assert.ok(!isWanted(BITUNG, { ...ALL, q: "bitungan" }));
});

test("a region is found by a name that people call it, with or without spaces and signs", () => {
  for (const typed of ["cakalang", "Kota Cakalang", "kota-cakalang"]) {
    assert.ok(isWanted(BITUNG, { ...ALL, q: typed }, CALLED), typed);
    assert.ok(!isWanted(BITUNG, { ...ALL, q: typed }), typed);
  }
});

test("signs alone are no part of the names that people call a region", () => {
  assert.ok(!isWanted(BITUNG, { ...ALL, q: "?!" }, CALLED));
});

test("each choice leaves the regions that have it, and all choices hold together", () => {
  assert.ok(isWanted(BITUNG, { ...ALL, provinsi: "71" }));
  assert.ok(!isWanted(BITUNG, { ...ALL, provinsi: "33" }));
  assert.ok(isWanted(BITUNG, { ...ALL, angkatan: "2022" }));
  assert.ok(!isWanted(BITUNG, { ...ALL, angkatan: "2019" }));
  assert.ok(isWanted(BITUNG, { ...ALL, kerangka: "Enam dimensi nasional" }));
  assert.ok(!isWanted(BITUNG, { ...ALL, kerangka: "Enam" }));
  assert.ok(!isWanted(BITUNG, { ...ALL, q: "bitung", provinsi: "71", angkatan: "2019" }));
});

test("regions are in the order of their names, or the most complete first and then by name", () => {
  const entries = [REMBANG, BITUNG, BATANG];
  assert.deepEqual(ordered(entries, "nama", "id"), [BATANG, REMBANG, BITUNG]);
  assert.deepEqual(ordered(entries, "lengkap", "id"), [BITUNG, BATANG, REMBANG]);
  assert.deepEqual(entries, [REMBANG, BITUNG, BATANG]);
});

test("any other word is no order", () => {
  for (const word of ["", "acak", "constructor"]) {
    assert.equal(ordered([BITUNG], word, "id"), undefined);
  }
});

test("the status says how many there are, or why there are none", () => {
  assert.equal(statusOf(2, ALL), "shown");
  assert.equal(statusOf(0, { ...ALL, q: "tidak-ada" }), "noneNamed");
  assert.equal(statusOf(0, { ...ALL, q: "tidak-ada", provinsi: "71" }), "none");
  assert.equal(statusOf(0, { ...ALL, angkatan: "2019" }), "none");
});

test("choices are offered once each, in order", () => {
  assert.deepEqual(distinct(["2022", "2017", "2022"]), ["2017", "2022"]);
});

test("the address has the fields that are filled, and gives them back", () => {
  const query = queryOf([
    ["q", " kota & desa "],
    ["provinsi", "33"],
    ["urut", ""],
  ]);
  assert.equal(query, "?q=kota+%26+desa&provinsi=33");
  assert.deepEqual(Object.fromEntries(valuesIn(query, ["q", "provinsi", "urut"])), {
    q: "kota & desa",
    provinsi: "33",
    urut: "",
  });
});

test("without a filled field the address has no query", () => {
  assert.equal(queryOf([["q", "  "]]), "");
});

test("how complete a region is stands first in its cell", () => {
  assert.equal(firstNumber("9 dari 24 bagian"), 9);
  assert.equal(firstNumber("Belum ada"), 0);
});
