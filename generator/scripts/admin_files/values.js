/* Values of a data file as the editor holds them, from the nodes of its YAML.

   A text of several languages becomes its Indonesian text, its English one goes into `en` of the
   same record. A record of a list carries its place in the file in `_at`. Sources become a list of
   `{field, sources}`, without a field where they stand for the whole record. What is empty is left
   out, and so is what a form cannot hold. */

import { isMap, isScalar, isSeq } from "yaml";

import { ENGLISH, PLACE, REST, translated } from "./keys.js";

/** Return the values of a record by the keys of its fields; `form` has the fields by record. */
export function valuesOf(map, record, form) {
  const values = {};
  const fields = form.records[record];
  fields.forEach((field) => {
    const value = valueOf(map.get(field.key, true), field, form);
    if (!isEmpty(value)) values[field.key] = value;
  });
  const english = {};
  translated(fields).forEach(({ key }) => {
    const text = map.get(key, true);
    if (isMap(text) && isScalar(text.get(ENGLISH, true)))
      english[key] = textOf(text.get(ENGLISH, true));
  });
  if (!isEmpty(tidy(english))) values[ENGLISH] = tidy(english);
  return values;
}

/** Return whether a form can hold the value of a node in a field. */
export function holds(node, field) {
  if (isNothing(node)) return true;
  if (field.form === "sources") return holdsSources(node);
  const fits = (item) => {
    if (field.form === "record") return isMap(item);
    return isScalar(item) || (isText(field) && isMap(item));
  };
  return field.many ? isSeq(node) && node.items.every(fits) : fits(node);
}

const isText = (field) => field.form === "text" || field.form === "paragraphs";

export const isNothing = (node) => !node || (isScalar(node) && isBlank(node.value));

const isBlank = (value) => value === null || value === "";

function valueOf(node, field, form) {
  if (isNothing(node) || !holds(node, field)) return undefined;
  if (field.form === "sources") return sourcesOf(node);
  if (!field.many) return singleOf(node, field, form);
  return node.items.map((item, place) => {
    const value = singleOf(item, field, form);
    return field.form === "record" ? { ...value, [PLACE]: String(place) } : value;
  });
}

function singleOf(node, field, form) {
  if (field.form === "record") return valuesOf(node, field.record, form);
  const text = textOf(isMap(node) ? node.get("id", true) : node);
  return field.media && text ? form.media + text : text;
}

/* Editors trim what is typed, so a line feed at the end is no part of a value. */
function textOf(node) {
  return isScalar(node) ? String(node.value).trim() : "";
}

function holdsSources(node) {
  const isList = (listed) => isSeq(listed) && listed.items.every(isScalar);
  return isList(node) || (isMap(node) && node.items.every(({ value }) => isList(value)));
}

function sourcesOf(node) {
  const named = (list) => list.items.map(textOf);
  if (isSeq(node)) return node.items.length ? [{ sources: named(node) }] : undefined;
  return node.items.map(({ key, value }) => ({ field: key.value, sources: named(value) }));
}

/** Return values as a file would give them back: tidy, the sources of each field in one place. */
export function settled(values, record, form) {
  const kept = tidy(values);
  form.records[record].forEach((field) => {
    const value = kept[field.key];
    if (value === undefined) return;
    if (field.form === "sources") kept[field.key] = gathered(value);
    if (field.form !== "record") return;
    const inner = (held) => settled(held, field.record, form);
    kept[field.key] = field.many ? value.map(inner) : inner(value);
  });
  return tidy(kept);
}

function gathered(rows) {
  const listed = new Map();
  const named = rows.filter(({ sources }) => sources);
  const isWhole = named.every(({ field }) => !field);
  named.forEach(({ field = isWhole ? "" : REST, sources }) => {
    listed.set(field, [...new Set([...(listed.get(field) || []), ...sources])]);
  });
  return [...listed].map(([field, sources]) => (field ? { field, sources } : { sources }));
}

/* Leaves out what is empty: blank texts, empty lists, records without a value. */
function tidy(value) {
  if (Array.isArray(value)) return value.map(tidy).filter((item) => !isEmpty(item));
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n").trim().normalize("NFC");
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value)
    .map(([key, inner]) => [key, tidy(inner)])
    .filter(([, inner]) => !isEmpty(inner));
  return Object.fromEntries(kept);
}

/** Return values without the places of records in their lists. */
export function withoutPlaces(value) {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).filter(([key]) => key !== PLACE);
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutPlaces(inner)]));
}

/** Return whether a value says nothing. */
export function isEmpty(value) {
  if (value === undefined || isBlank(value)) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Return whether two values are the same, whatever the order of their keys. */
export function isSame(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return one === other;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => key in other && isSame(one[key], other[key]))
  );
}
