/* A new record from what is typed: the file with its name and folder, and what is still wrong.

   `state` has a raw value by the key of each field: a text, a list of texts, the state of a record
   or a list of such states; of a text in several languages a text by language; of sources a list of
   `{source, field}`, where an empty field stands for all fields. */

import { fill } from "../shared/sentences.js";
import { lineOf, openJudge } from "./judge.js";
import { findPrivate } from "./private.js";
import { isSlug, slugOf } from "./slugs.js";
import { groupText, itemText } from "./yaml.js";

/** Return the key of the state with the name of a form's file, or with the code of its item. */
export const nameKeyOf = (form) => (form.ending ? "*name" : "id");

const REST = "rest";
/* The keys that a file writes before all others. */
const RELEASE = new Set(["draft", "publish_at"]);
/* The place of the record of a form: before the path of each field, and the unit of its holder. */
const TOP = { path: "", unit: "" };

/**
 * Return the writer of the new records of a region.
 *
 * `forms` is the file of the forms, `region` that of the region, `today` the day in WIB. The writer
 * takes the kind of a record and its state, and returns `folder`, `name` and `text` of the file, or
 * of the item (`isFile` tells) of a `list` of the main file, with the `problems` and the `readings`
 * of what is typed, by the path of the field.
 */
export function openWriter(forms, region, today) {
  const judge = openJudge(forms, today);
  return (kind, state) => {
    const form = forms.forms[kind];
    const isFile = Boolean(form.ending);
    const found = { forms, region, judge, problems: new Map(), readings: new Map() };
    const name = nameOf(form, state, found);
    const named = isFile ? state : { ...state, id: name };
    const entries = entriesOf(form.record, named, found, TOP);
    if (isFile && region.fictional) {
      const place = entries.findIndex(([key]) => !RELEASE.has(key));
      entries.splice(place < 0 ? entries.length : place, 0, ["fictional", { text: "ya" }]);
    }
    checkSources(forms.records[form.record], state, found);
    const text = textOf(form, entries);
    checkPrivacy(`${name}\n${text}`, found);
    const place = isFile
      ? { folder: `${region.folder}/${form.place}`, name: `${name}${form.ending}`, list: "" }
      : { folder: region.folder, name: "region.yml", list: form.place };
    return { ...place, isFile, text, problems: found.problems, readings: found.readings };
  };
}

/** Return the name that the heading of a record makes; empty without a heading. */
export function madeName(form, state) {
  return slugOf(lineOf(plainText(state[form.headline])));
}

/* The name of a file or the code of an item: as typed, else made from the heading. */
function nameOf(form, state, { forms, region, problems }) {
  const key = nameKeyOf(form);
  const name = lineOf(state[key] || "") || madeName(form, state);
  if (!name) problems.set(key, forms.words.no_name);
  else if (!isSlug(name)) problems.set(key, told(forms, "MP208", { value: name }));
  else if (takenNames(form, region).has(name)) problems.set(key, fill(forms.words.taken, { name }));
  return name;
}

function takenNames(form, region) {
  if (!form.names) return new Set(region.updates);
  return new Set((region.names[form.names] || []).map(([identifier]) => identifier));
}

function told(forms, code, values) {
  const [message, expected] = forms.messages[code].map((sentence) => fill(sentence, values));
  return fill(forms.words.problem, { message, expected });
}

function textOf(form, entries) {
  if (!form.ending) return itemText({ entries }, 2);
  if (form.ending !== ".md") return groupText({ entries });
  const body = entries.filter(([key]) => key === "body").map(([, value]) => value.text);
  const head = groupText({ entries: entries.filter(([key]) => key !== "body") });
  return `---\n${head}---\n\n${body.join("").trimEnd()}\n`;
}

/* The keys and values of a record at a place. */
function entriesOf(record, state, found, { path, unit }) {
  const own = lineOf(plainText(state.unit)) || unit;
  const entries = [];
  for (const field of found.forms.records[record]) {
    const at = { path: path + field.key, unit: unitOf(path + field.key) || own };
    const value = valueOf(field, state[field.key], found, at);
    if (value) entries.push([field.key, value]);
    else if (field.required && !field.identifier && !found.problems.has(at.path)) {
      found.problems.set(at.path, fill(found.forms.words.missing, { title: field.title }));
    }
  }
  return entries;
}

function unitOf(path) {
  if (path.includes("_idr")) return "rupiah";
  if (path.endsWith("_percent")) return "persen";
  return path.endsWith("_years") ? "tahun" : "";
}

function valueOf(field, raw, found, at) {
  if (isBlank(raw)) return null;
  if (field.form === "sources") return sourcesOf(raw, found, at.path);
  if (!field.many) return singleOf(field, raw, found, at);
  const items = raw
    .map((item, place) => [item, { ...at, path: `${at.path}.${place}` }])
    .filter(([item]) => !isBlank(item))
    .map(([item, place]) => singleOf(field, item, found, place))
    .filter(Boolean);
  return items.length ? { items } : null;
}

function singleOf(field, raw, found, at) {
  if (field.form === "record") {
    const state = { ...field.defaults, ...filled(raw) };
    return { entries: entriesOf(field.record, state, found, { ...at, path: `${at.path}.` }) };
  }
  if (field.languages) return textsOf(field, raw, found, at);
  const { value, problem, reading } = found.judge(field, raw, at.unit);
  if (problem) found.problems.set(at.path, problem);
  if (reading) found.readings.set(at.path, reading);
  const isNumber = field.form === "number" || field.form === "whole";
  return value === undefined ? null : { text: value, number: isNumber };
}

/* A text in its languages: alone for Indonesian alone, else a group of keys. */
function textsOf(field, raw, found, { path, unit }) {
  const texts = typeof raw === "string" ? { id: raw } : raw;
  const entries = ["id", "en"]
    .filter((language) => !isBlank(texts[language]))
    .map((language) => {
      const at = { path: language === "id" ? path : `${path}[${language}]`, unit };
      return [language, singleOf({ ...field, languages: false }, texts[language], found, at)];
    })
    .filter(([, value]) => value);
  if (entries.length === 1 && entries[0][0] === "id") return entries[0][1];
  return entries.length ? { entries } : null;
}

/* Sources in a list, or lists of sources by field; a single source may stand for all fields. */
function sourcesOf(rows, found, path) {
  const chosen = rows.filter(({ source }) => source);
  const sourcesFor = (field) => {
    const said = chosen.filter((row) => (row.field || "") === field);
    return [...new Set(said.map(({ source }) => source))];
  };
  const inBrackets = (sources) => ({ items: sources.map((text) => ({ text })), flow: true });
  const rest = sourcesFor("");
  const fields = [...new Set(chosen.map(({ field }) => field).filter(Boolean))];
  if (rest.length > 1) found.problems.set(path, found.forms.words.one_source);
  if (!fields.length) return inBrackets(rest);
  const entries = fields.map((field) => [field, inBrackets(sourcesFor(field))]);
  return { entries: rest.length ? [...entries, [REST, inBrackets(rest)]] : entries };
}

function checkSources(fields, state, { forms, region, problems }) {
  const hasSources = fields.some(({ key }) => key === "sources");
  if (hasSources && isBlank(state.sources) && !region.fictional) {
    problems.set("sources", forms.words.no_source);
  }
}

function checkPrivacy(text, { forms, problems }) {
  const found = findPrivate(text);
  if (!found) return;
  const values = { private_kind: forms.private[found.kind], hidden: found.hidden };
  problems.set("", told(forms, "MP601", values));
}

function plainText(raw) {
  return typeof raw === "string" ? raw : (raw || {}).id || "";
}

/* Tells whether nothing is typed into a field or into any field of a record. */
function isBlank(raw) {
  if (raw === undefined || raw === null) return true;
  if (typeof raw === "string") return lineOf(raw) === "";
  if (Array.isArray(raw)) return raw.every(isBlank);
  if ("source" in raw) return isBlank(raw.source);
  return Object.values(raw).every(isBlank);
}

function filled(state) {
  return Object.fromEntries(Object.entries(state).filter(([, raw]) => !isBlank(raw)));
}
