import assert from "node:assert/strict";
import { test } from "node:test";

import { bySlug } from "../../../generator/scripts/compare/catalogue.js";
import { alikeOf } from "../../../generator/scripts/compare/kinship.js";

const FIRST = {
  slug: "kota-a",
  name: "Kota A",
  type: "kota",
  province: "Barat",
  framework: "national-six",
  cohorts: [2018],
  measures: ["Layanan"],
};
const OTHERS = [
  { slug: "kota-z", name: "Kota Z", type: "kota", province: "Barat" },
  { slug: "kota-b", name: "Kota B", type: "kota", province: "Barat", former: ["kota-lama"] },
  {
    slug: "kabupaten-b",
    name: "Kabupaten B",
    type: "kabupaten",
    province: "Barat",
    cohorts: [2018],
  },
  { slug: "kota-t", name: "Kota T", type: "kota", province: "Timur", measures: ["Layanan"] },
  { slug: "kota-r", name: "Kota R", type: "kota", province: "Barat", fictional: true },
];

function namesOf(first, chosen = ["kota-a"]) {
  const kinds = alikeOf(first, bySlug([first, ...OTHERS]), chosen);
  return Object.fromEntries(kinds.map(([word, alike]) => [word, alike.map(({ name }) => name)]));
}

test("regions of a kind share a stated feature, and stand by name", () => {
  assert.deepEqual(namesOf(FIRST), {
    alikeProvince: ["Kota B", "Kota Z"],
    alikeCohort: ["Kabupaten B"],
    alikeMeasures: ["Kota T"],
  });
});

test("two regions without a feature do not share it", () => {
  const bare = { slug: "kota-x", name: "Kota X", type: "kota", province: "Utara" };
  assert.deepEqual(namesOf(bare, ["kota-x"]), {});
});

test("a chosen region is not offered again", () => {
  assert.deepEqual(namesOf(FIRST, ["kota-a", "kota-b"]).alikeProvince, ["Kota Z"]);
});
