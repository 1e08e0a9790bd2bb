/* One table of all regions that are wanted, for an order that is not that of the provinces. */

import { make } from "../shared/elements.js";

/** Put an empty table before the first province; `model` is the box of a province's table. */
export function addFlatTable(model, first, { caption, province }) {
  const box = model.cloneNode(true);
  const head = make("th", { scope: "col", role: "columnheader" }, province);
  box.querySelector("thead th").after(head);
  box.querySelector("caption").textContent = caption;
  box.setAttribute("aria-label", caption);
  box.hidden = true;
  const body = box.querySelector("tbody");
  body.replaceChildren();
  first.before(box);
  return { box, body };
}

/** Return the row of an entry with its province as the second column. */
export function flatRow(entry, label) {
  const row = entry.row.cloneNode(true);
  const cell = make("td", { role: "cell", "data-label": label }, entry.province);
  row.hidden = false;
  row.cells[0].after(cell);
  return row;
}
