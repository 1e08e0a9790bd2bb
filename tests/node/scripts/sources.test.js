import assert from "node:assert/strict";
import { test } from "node:test";

import { positionOf } from "../../../generator/scripts/sources/position.js";
import { reportOf } from "../../../generator/scripts/sources/report.js";

const VIEW = { width: 1000, height: 800 };
const BOX = { width: 300, height: 200 };
const markAt = (left, top) => ({ left, top, bottom: top + 20 });

test("a box stands below its mark, at its left edge", () => {
  assert.deepEqual(positionOf(markAt(100, 100), BOX, VIEW), { x: 100, y: 128 });
});

test("a box that does not fit below stands above its mark", () => {
  assert.deepEqual(positionOf(markAt(100, 700), BOX, VIEW), { x: 100, y: 492 });
});

test("a box that fits neither way stands where there is more room", () => {
  const tall = { width: 300, height: 790 };
  assert.equal(positionOf(markAt(100, 300), tall, VIEW).y, 328);
  assert.equal(positionOf(markAt(100, 500), tall, VIEW).y, 500 - 8 - 790);
});

test("a box stays within the window", () => {
  assert.equal(positionOf(markAt(900, 100), BOX, VIEW).x, 1000 - 300 - 8);
  assert.equal(positionOf(markAt(-50, 100), BOX, VIEW).x, 8);
  assert.equal(positionOf(markAt(900, 100), { width: 1200, height: 10 }, VIEW).x, 8);
});

test("a report names record and source behind the address of the page", () => {
  const way = "mailto:a@kota.example?subject=Kekeliruan&body=https://kota.example/x/%0AYang:%0A";
  const query = new URL(reportOf(way, "visi", "$& Berita, 50%")).searchParams;
  assert.equal(query.get("body"), "https://kota.example/x/#visi\n$& Berita, 50%\nYang:\n");
  assert.equal(query.get("subject"), "Kekeliruan");
  const bare = new URL(reportOf(way, null, "Berita")).searchParams.get("body");
  assert.equal(bare, "https://kota.example/x/\nBerita\nYang:\n");
});
