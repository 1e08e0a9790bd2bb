/* The filter above the list of regions: its form, its address, and what of the list is shown. */

import { fill } from "../shared/sentences.js";
import { queryOf, valuesIn } from "./address.js";
import { readGroups } from "./entries.js";
import { distinct, isWanted, ordered, statusOf } from "./filter.js";
import { addFlatTable, flatRow } from "./flat_table.js";

/** Bring the filter to life, over the tables of the page; `address` is the script's own. */
export function start(form, headings, address) {
  const groups = readGroups(headings);
  const page = {
    form,
    groups,
    entries: groups.flatMap((group) => group.entries),
    fields: [...form.querySelectorAll("[name]")],
    status: form.querySelector("[role=status]"),
    flat: addFlatTable(tableIn(groups), headings[0], form.dataset),
    placesAddress: new URL("places.js", address),
    calledNames: new Map(),
  };
  offerChoices(page);
  listen(page);
  form.hidden = false;
  readAddress(page);
  if (form.elements.q.value) learnNames(page);
}

/** Return the first part of the list that holds a table of regions. */
function tableIn(groups) {
  const parts = groups.flatMap((group) => group.parts);
  return parts.find((part) => part.querySelector("tbody tr"));
}

function offerChoices({ form, groups, entries }) {
  const { provinsi, angkatan, kerangka } = form.elements;
  const offer = (select, value, text = value) => select.add(new Option(text, value));
  groups.forEach(({ code, province }) => offer(provinsi, code, province));
  const cohorts = entries.flatMap((entry) => entry.cohorts);
  distinct(cohorts).forEach((cohort) => offer(angkatan, cohort));
  const frameworks = entries.map((entry) => entry.framework);
  distinct(frameworks).forEach((framework) => offer(kerangka, framework));
}

function listen(page) {
  const { form } = page;
  const change = () => {
    writeAddress(page);
    show(page);
  };
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  // The fields are emptied only after this event.
  form.addEventListener("reset", () => setTimeout(change));
  window.addEventListener("popstate", () => readAddress(page));
  form.elements.q.addEventListener("focus", () => learnNames(page), { once: true });
}

/* Other names that people call a region are in the list of places, fetched when somebody is about
   to type. */
async function learnNames(page) {
  const { load } = await import(page.placesAddress);
  const namesOf = ({ href, keys }) => [href, keys.map((key) => key.full)];
  page.calledNames = new Map((await load()).map(namesOf));
  show(page);
}

function readAddress(page) {
  const names = page.fields.map((field) => field.name);
  const values = valuesIn(location.search, names);
  for (const field of page.fields) {
    field.value = values.get(field.name);
    // A choice that the list does not offer leaves none: then the first, which is all.
    if (field.selectedIndex === -1) field.selectedIndex = 0;
  }
  show(page);
}

function writeAddress({ fields }) {
  const query = queryOf(fields.map((field) => [field.name, field.value]));
  history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
}

function show(page) {
  const { form, groups, entries, flat, status } = page;
  const wanted = valuesOf(page.fields);
  const shown = entries.filter((entry) => isWanted(entry, wanted, page.calledNames));
  const flatEntries = ordered(shown, wanted.urut, document.documentElement.lang);
  const label = form.dataset.province;
  const rows = (flatEntries ?? []).map((entry) => flatRow(entry, label));
  flat.body.replaceChildren(...rows);
  flat.box.hidden = !rows.length;
  showGroups(groups, flatEntries ? [] : shown);
  const sentence = form.dataset[statusOf(shown.length, wanted)];
  status.textContent = fill(sentence, { count: shown.length, all: entries.length });
}

function valuesOf(fields) {
  return Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
}

/** Show some entries below their provinces; a province without any is hidden. */
function showGroups(groups, shown) {
  const visible = new Set(shown);
  for (const { parts, entries } of groups) {
    for (const entry of entries) entry.row.hidden = !visible.has(entry);
    const isEmpty = !entries.some((entry) => visible.has(entry));
    for (const part of parts) part.hidden = isEmpty;
  }
}
