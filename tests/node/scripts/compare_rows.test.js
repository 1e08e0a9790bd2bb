import assert from "node:assert/strict";
import { test } from "node:test";

import {
  dimensionRows,
  evaluationRows,
  figureRows,
  rowsOf,
  sharedRows,
} from "../../../generator/scripts/compare/rows.js";

/** Return a sentence as its name, with its values behind it. */
const word = (name, values = {}) => [name, ...Object.values(values)].join(" ");
const row = (key, ...texts) => ({ key, label: key.toUpperCase(), values: texts.map(value) });
const value = (text) => ({ text, sources: [1] });

/** Return a region as its data file has it. */
function aRegion(name, parts = {}) {
  const empty = { framework: null, evaluation_basis: null, rows: [], dimensions: [], figures: [] };
  return { ...empty, name, href: `daerah/${name}/`, sources: [], ...parts };
}

/** Return the text of each cell of a row: its values, or the name of the sentence without any. */
function cellTexts({ cells }) {
  return cells.map(({ values, absent }) => values.map(({ text }) => text).join() || absent);
}

test("a row stands there if two regions have it; the third says that its value is missing", () => {
  const regions = [
    aRegion("a", { figures: [row("luas", "5 km²"), row("desa", "7")] }),
    aRegion("b", { figures: [row("warga", "9"), row("desa", "8")] }),
    aRegion("c", { figures: [row("luas", "6 km²")] }),
  ];
  const rows = sharedRows(regions, "figures");
  assert.deepEqual(
    rows.map(({ label }) => label),
    ["LUAS", "DESA"],
  );
  assert.deepEqual(rows.map(cellTexts), [
    ["5 km²", "missing", "6 km²"],
    ["7", "8", "missing"],
  ]);
});

test("a key without values is no value", () => {
  const regions = [
    aRegion("a", { figures: [row("luas")] }),
    aRegion("b", { figures: [row("luas", "6")] }),
  ];
  assert.deepEqual(sharedRows(regions, "figures"), []);
});

test("dimensions of one framework are compared, and nothing is explained", () => {
  const parts = { framework: "enam", dimensions: [row("tata-kelola", "12 program")] };
  const rows = dimensionRows([aRegion("a", parts), aRegion("b", parts)], word);
  assert.deepEqual(
    rows.map(({ label }) => label),
    ["dimension TATA-KELOLA"],
  );
  assert.deepEqual(cellTexts(rows[0]), ["12 program", "12 program"]);
});

test("dimensions of the same key in two frameworks are not put side by side", () => {
  const dimensions = [row("ekonomi", "3")];
  const regions = [
    aRegion("a", { framework: "enam", dimensions }),
    aRegion("b", { framework: "lima", dimensions }),
  ];
  const rows = dimensionRows(regions, word);
  assert.equal(rows.length, 1);
  assert.equal(rows[0].label, "notComparable");
  assert.deepEqual(rows[0].note[2], { text: "crosswalk", href: "dimensi/#padanan" });
});

test("among three, two of one framework are compared and the third is told apart", () => {
  const dimensions = [row("ekonomi", "3")];
  const regions = [
    aRegion("a", { framework: "enam", dimensions }),
    aRegion("b", { framework: "enam", dimensions }),
    aRegion("c", { framework: "lima", dimensions }),
    aRegion("d", { dimensions }),
  ];
  const [shared, why] = dimensionRows(regions, word);
  assert.deepEqual(cellTexts(shared), ["3", "3", "otherFramework", "missing"]);
  assert.match(
    why.note.map(({ text }) => text).join(""),
    /^differingFrameworks crosswalk unknownFrameworks d$/,
  );
});

test("regions whose framework is not published are named", () => {
  const regions = [aRegion("a", { framework: "enam" }), aRegion("b"), aRegion("c")];
  const [why] = dimensionRows(regions, word);
  assert.deepEqual(why.note, [{ text: "unknownFrameworks b, c" }]);
});

test("scores are warned of unless their year and weights are known and equal", () => {
  const scored = (name, basis) =>
    aRegion(name, { rows: [row("evaluation", "3,00")], evaluation_basis: basis });
  const isWarned = (...regions) => evaluationRows(regions, word).length === 1;
  assert.equal(isWarned(scored("a", "2025"), scored("b", "2025")), false);
  assert.equal(isWarned(scored("a", "2025"), scored("b", "2024")), true);
  assert.equal(isWarned(scored("a", null), scored("b", null)), true);
  assert.equal(isWarned(scored("a", "2025"), scored("b", null)), true);
});

test("one score alone needs no warning", () => {
  const scored = aRegion("a", { rows: [row("evaluation", "3,00")] });
  assert.deepEqual(evaluationRows([scored, aRegion("b")], word), []);
});

test("where no figure is shared, a row says so", () => {
  const regions = [aRegion("a", { figures: [row("luas", "5")] }), aRegion("b")];
  assert.deepEqual(figureRows(regions, word), [
    { label: "figures", note: [{ text: "noSharedFigures" }] },
  ]);
});

test("a comparison has the common rows in order, their details below, and the sources last", () => {
  const parts = {
    framework: "enam",
    evaluation_basis: "2025",
    rows: [row("kind", "Kota"), row("dimension_count", "6"), row("evaluation", "3,00")],
    dimensions: [row("ekonomi", "3")],
    figures: [row("luas", "5 km²")],
    sources: [{ title: "Buku", href: "sumber/buku/" }],
  };
  const rows = rowsOf([aRegion("a", parts), aRegion("b", parts)], word);
  assert.deepEqual(
    rows.map(({ label }) => label),
    ["KIND", "DIMENSION_COUNT", "dimension EKONOMI", "EVALUATION", "LUAS", "sources"],
  );
  assert.deepEqual(rows.at(-1).cells[0].values, [{ href: "sumber/buku/", text: "[1] Buku" }]);
});

test("a common row without a value in one region says so there", () => {
  const regions = [
    aRegion("a", { rows: [row("vision", "Maju")] }),
    aRegion("b", { rows: [row("vision")] }),
  ];
  assert.deepEqual(cellTexts(rowsOf(regions, word)[0]), ["Maju", "missing"]);
});

test("rows that no region has a value for are named once, behind those with values", () => {
  const region = (name, ...vision) =>
    aRegion(name, { rows: [row("team"), row("vision", ...vision), row("forum")] });
  const rows = rowsOf([region("a", "Maju"), region("b")], word);
  assert.deepEqual(
    rows.map(({ label }) => label),
    ["VISION", "missing", "sources"],
  );
  assert.deepEqual(rows[1].note, [{ text: "TEAM, FORUM" }]);
});
