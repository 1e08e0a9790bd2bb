/* The rows of a comparison as plain data: which values stand side by side, and which cannot.

   A row has a `label`, its `key` where the data has one, and either `cells`, one for each region in
   order, or a `note` over all columns. A cell has its `region`, its `values`, and the name of the
   sentence that stands there without values (`absent`). A note is a list of pieces: a `text`, with
   an `href` below the root where it is a link. `word` gives a sentence of the page by its name. */

/** Return the values of a region under a key; empty where the region has none. */
export function valuesOf(region, key, field = "rows") {
  return region[field].filter((row) => row.key === key).flatMap((row) => row.values);
}

/** Return the rows of one field that at least two regions share, as they first appear. */
export function sharedRows(regions, field) {
  const rows = regions.flatMap((region) => region[field]);
  const labels = new Map(rows.map(({ key, label }) => [key, label]));
  const cellsOf = (key) => regions.map((region) => cellOf(region, valuesOf(region, key, field)));
  return [...labels]
    .map(([key, label]) => ({ key, label, cells: cellsOf(key) }))
    .filter(({ cells }) => cells.filter(({ values }) => values.length).length > 1);
}

/** Return the rows of the dimensions: each framework's own, and a note on what does not compare. */
export function dimensionRows(regions, word) {
  const named = regions.map((region) => region.framework).filter(Boolean);
  const frameworks = [...new Set(named)];
  const rows = frameworks.flatMap((framework) => frameworkRows(regions, framework, word));
  const reasons = dimensionReasons(regions, frameworks.length, word);
  return reasons.length ? [...rows, { label: word("notComparable"), note: reasons }] : rows;
}

/** Return the rows of the dimensions that the followers of one framework share. */
function frameworkRows(regions, framework, word) {
  const isFollower = (region) => region.framework === framework;
  const rows = sharedRows(regions.filter(isFollower), "dimensions");
  return rows.map(({ key, label }) => ({
    key,
    label: word("dimension", { name: label }),
    cells: regions.map((region) => {
      if (isFollower(region)) return cellOf(region, valuesOf(region, key, "dimensions"));
      return cellOf(region, [], region.framework ? "otherFramework" : "missing");
    }),
  }));
}

function dimensionReasons(regions, frameworkCount, word) {
  const unknown = regions.filter((region) => !region.framework).map((region) => region.name);
  const reasons = [];
  if (frameworkCount > 1) {
    const crosswalk = { text: word("crosswalk"), href: "dimensi/#padanan" };
    reasons.push({ text: word("differingFrameworks") }, { text: " " }, crosswalk, { text: " " });
  }
  if (unknown.length) {
    reasons.push({ text: word("unknownFrameworks", { names: unknown.join(", ") }) });
  }
  return reasons;
}

/** Return the warning about scores of different years or weights; empty where they compare. */
export function evaluationRows(regions, word) {
  const scored = regions.filter((region) => valuesOf(region, "evaluation").length);
  const bases = new Set(scored.map((region) => region.evaluation_basis));
  const isFair = bases.size === 1 && !bases.has(null);
  if (scored.length < 2 || isFair) return [];
  return [{ label: word("notComparable"), note: [{ text: word("differingEvaluations") }] }];
}

/** Return the rows of figures of one measure and unit; where there are none, a row that says so. */
export function figureRows(regions, word) {
  const rows = sharedRows(regions, "figures");
  return rows.length
    ? rows
    : [{ label: word("figures"), note: [{ text: word("noSharedFigures") }] }];
}

/** Return the row of all sources, numbered as the marks of the values number them. */
function sourceRow(regions, word) {
  const numbered = ({ title, href }, at) => ({ href, text: `[${at + 1}] ${title}` });
  const cells = regions.map((region) => cellOf(region, region.sources.map(numbered)));
  return { label: word("sources"), cells };
}

/** Return the rows, with one note in place of those that no region has a value for. */
function withoutGaps(rows, word) {
  const isGap = ({ cells }) => cells && cells.every(({ values }) => !values.length);
  const names = rows.filter(isGap).map(({ label }) => label);
  const note = names.length ? [{ label: word("missing"), note: [{ text: names.join(", ") }] }] : [];
  return [...rows.filter((row) => !isGap(row)), ...note];
}

/** Return all rows of a comparison; every region has the common rows, in one order. */
export function rowsOf(regions, word) {
  const rowsAfter = (key) => {
    if (key === "dimension_count") return dimensionRows(regions, word);
    if (key !== "evaluation") return [];
    return [...evaluationRows(regions, word), ...figureRows(regions, word)];
  };
  const common = regions[0].rows.flatMap(({ key, label }) => [
    { key, label, cells: regions.map((region) => cellOf(region, valuesOf(region, key))) },
    ...rowsAfter(key),
  ]);
  return [...withoutGaps(common, word), sourceRow(regions, word)];
}

function cellOf(region, values, absent = "missing") {
  return { region, values, absent };
}
