/* The table of a comparison. Data becomes text and addresses below the site's root, never markup.

   `page` has `word`, which gives a sentence by its name, and `root`, the site's root. */

import { make } from "../shared/elements.js";
import { rowsOf } from "./rows.js";

/* Narrow screens show the table as blocks, which would take its meaning away: so roles are said
   outright. */
const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };

/** Return the table of some regions, in a box that scrolls sideways and takes the focus. */
export function tableOf(regions, page) {
  const names = regions.map((region) => region.name).join(", ");
  const caption = page.word("caption", { names });
  const rows = rowsOf(regions, page.word).map((row) => rowElement(row, regions.length, page));
  const table = part(
    "table",
    { class: "mp-compare__table" },
    make("caption", {}, caption),
    headOf(regions, page),
    part("tbody", {}, ...rows),
  );
  const box = { class: "mp-compare__scroll", role: "region", "aria-label": caption, tabindex: "0" };
  return make("div", box, table);
}

function part(tag, attributes, ...children) {
  return make(tag, Object.assign({ role: ROLES[tag] }, attributes), ...children);
}

function link(page, href, text) {
  return make("a", { href: new URL(href, page.root) }, text);
}

function headOf(regions, page) {
  const columnHead = (...content) => make("th", { role: "columnheader", scope: "col" }, ...content);
  const badge = () => make("span", { class: "mp-compare__fictional" }, page.word("fictional"));
  const heads = regions.map(({ href, name, fictional }) =>
    columnHead(link(page, href, name), ...(fictional ? [" ", badge()] : [])),
  );
  return part("thead", {}, part("tr", {}, columnHead(page.word("topic")), ...heads));
}

function rowElement({ label, cells, note }, columns, page) {
  const head = make("th", { role: "rowheader", scope: "row" }, label);
  if (cells) return part("tr", {}, head, ...cells.map((cell) => cellElement(cell, page)));
  const pieces = note.map(({ text, href }) => (href ? link(page, href, text) : text));
  const why = part("td", { colspan: columns, class: "mp-compare__why" }, ...pieces);
  return part("tr", {}, head, why);
}

function cellElement(cell, page) {
  return part("td", { "data-region": cell.region.name }, ...cellNodes(cell, page));
}

/** Return what a cell shows: its value, its values as a list, or why it has none. */
function cellNodes({ region, values, absent }, page) {
  const items = values.map((value) => valueNodes(value, region, page));
  if (items.length === 1) return items[0];
  if (items.length) return [make("ul", {}, ...items.map((item) => make("li", {}, ...item)))];
  const name = absent === "missing" ? "mp-unknown" : "mp-compare__note";
  return [make("span", { class: name }, page.word(absent))];
}

/** Return what a value shows: its text or link, its remark, and the marks of its sources. */
function valueNodes({ text, href, note, sources = [] }, region, page) {
  const nodes = [href ? link(page, href, text) : text];
  if (note) nodes.push(" ", make("span", { class: "mp-compare__note" }, `(${note})`));
  return [...nodes, ...sources.map((number) => sourceMark(number, region, page))];
}

function sourceMark(number, region, page) {
  const { title, href } = region.sources[number - 1];
  const label = page.word("source", { number, region: region.name, title });
  const mark = link(page, href, `[${number}]`);
  mark.setAttribute("aria-label", label);
  return make("sup", { class: "mp-mark" }, mark);
}
