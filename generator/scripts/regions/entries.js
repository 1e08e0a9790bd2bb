/* The list of regions as the page has it: a heading and a table for each province. */

/** Return a group for each heading: its province, its parts of the page, and the entries below. */
export function readGroups(headings) {
  return headings.map((heading) => {
    const province = textOf(heading);
    const code = heading.id.replace("provinsi-", "");
    const below = partsBelow(heading);
    const rows = below.flatMap((part) => [...part.querySelectorAll("tbody tr")]);
    const entries = rows.map((row) => readEntry(row, code, province));
    return { code, province, entries, parts: [heading, ...below] };
  });
}

function readEntry(row, code, province) {
  const [region, cohorts, framework, completeness] = row.cells;
  const link = region.querySelector("a");
  return {
    row,
    code,
    province,
    name: textOf(link),
    href: link.href,
    cohorts: textOf(cohorts).split(", "),
    framework: textOf(framework),
    known: firstNumber(textOf(completeness)),
  };
}

/** Return the first number of a text such as "9 dari 24"; 0 where there is none. */
export function firstNumber(text) {
  return Number.parseInt(text.match(/\d+/)?.[0] ?? "0", 10);
}

function textOf(node) {
  return node.textContent.trim();
}

/** Return the elements between a heading and the next one. */
function partsBelow(heading) {
  const parts = [];
  let part = heading.nextElementSibling;
  while (part && part.tagName !== "H2") {
    parts.push(part);
    part = part.nextElementSibling;
  }
  return parts;
}
