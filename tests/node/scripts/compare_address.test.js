import assert from "node:assert/strict";
import { test } from "node:test";

import { choiceIn, queryOf, slugsIn } from "../../../generator/scripts/compare/address.js";
import { byProvince, bySlug } from "../../../generator/scripts/compare/catalogue.js";

const BITUNG = { slug: "kota-bitung", name: "Kota Bitung", province: "Sulawesi Utara" };
const BONTANG = { slug: "kota-bontang", name: "Kota Bontang", province: "Kalimantan Timur" };
const CONTOH = {
  slug: "kabupaten-contoh",
  name: "Kabupaten Contoh",
  province: "Sulawesi Utara",
  former: ["kabupaten-misal"],
};
const REGIONS = bySlug([BITUNG, BONTANG, CONTOH]);

test("a query names each region once, in its order, in one list or in several", () => {
  assert.deepEqual(slugsIn("?daerah=b,a&daerah=%20c%20,a"), ["b", "a", "c"]);
});

test("a query without regions names none", () => {
  for (const query of ["", "?daerah=", "?daerah=,,%20", "?kota=a"]) {
    assert.deepEqual(slugsIn(query), []);
  }
});

test("the query of a comparison names the same regions when it is read again", () => {
  assert.deepEqual(slugsIn(queryOf(["kota-bitung", "kota-bontang"])), [
    "kota-bitung",
    "kota-bontang",
  ]);
  assert.equal(queryOf([]), "");
});

test("a region asked for by a former name is chosen by its name of today", () => {
  const choice = choiceIn("?daerah=kabupaten-misal,kota-bitung", REGIONS, 4);
  assert.deepEqual(choice.chosen, ["kabupaten-contoh", "kota-bitung"]);
  assert.deepEqual(choice.unknown, []);
});

test("a region asked for by two of its names is chosen once, and leaves room for others", () => {
  const query = "?daerah=kabupaten-misal,kabupaten-contoh,kota-bitung";
  const choice = choiceIn(query, REGIONS, 2);
  assert.deepEqual(choice.chosen, ["kabupaten-contoh", "kota-bitung"]);
  assert.equal(choice.isCut, false);
});

test("an unknown region is named as it was asked for, and takes no place", () => {
  const choice = choiceIn("?daerah=kota-<b>,kota-bitung,kota-bontang", REGIONS, 2);
  assert.deepEqual(choice, {
    chosen: ["kota-bitung", "kota-bontang"],
    unknown: ["kota-<b>"],
    isCut: false,
  });
});

test("more regions than can be compared are cut, and that is known", () => {
  const choice = choiceIn("?daerah=kota-bontang,kota-bitung,kabupaten-contoh", REGIONS, 2);
  assert.deepEqual(choice.chosen, ["kota-bontang", "kota-bitung"]);
  assert.equal(choice.isCut, true);
});

test("the picker offers the regions below their provinces, in the order of the list", () => {
  const provinces = byProvince([BITUNG, BONTANG, CONTOH]);
  assert.deepEqual(
    [...provinces],
    [
      ["Sulawesi Utara", [BITUNG, CONTOH]],
      ["Kalimantan Timur", [BONTANG]],
    ],
  );
});
