/* Changed values become changes of the nodes of a data file. What a form does not hold, such as a
   comment, a flag or a third language, is not touched. */

import { Pair, Scalar, YAMLMap, YAMLSeq, isMap, isScalar, isSeq } from "yaml";

import { scalar } from "../form/yaml.js";
import { BARE, ENGLISH, PLACE } from "./keys.js";
import { holds, isNothing, isSame } from "./values.js";

const INDONESIAN = "id";

/** Return the keys whose values differ between the former and the present values of a record. */
export const changedKeys = (change, form) => changedFields(change, form).map(({ key }) => key);

/** Bring a record from its former values to its present ones. */
export function editRecord(map, change, form) {
  changedFields(change, form).forEach((field) => editField(map, { ...change, field }, form));
}

const changedFields = ({ record, was, now }, form) =>
  form.records[record].filter((field) => changes(field, was, now));

function changes({ key, languages }, was, now) {
  return (
    !isSame(was[key], now[key]) || (languages && !isSame(englishOf(was, key), englishOf(now, key)))
  );
}

const englishOf = (values, key) => (values[ENGLISH] || {})[key];

function editField(map, { record, field, was, now }, form) {
  const { key } = field;
  const node = map.get(key, true);
  if (!holds(node, field)) throw new Error(form.words.unheld.replace("{title}", field.title));
  const change = { was: was[key], now: now[key] };
  if (field.languages) {
    change.english = { was: englishOf(was, key), now: englishOf(now, key) };
  }
  const value = editedNode(isNothing(node) ? null : node, { field, ...change }, form);
  if (value) put(map, key, value, form.keys[record]);
  else map.delete(key);
}

/* Sets a key, a new one at its place in the order of a file. */
function put(map, key, value, order) {
  const pair = map.items.find((item) => item.key.value === key);
  if (pair) {
    pair.value = value;
    return;
  }
  const before = new Set(order.slice(0, order.indexOf(key)));
  const last = map.items.map((item) => before.has(item.key.value)).lastIndexOf(true);
  map.items.splice(last + 1, 0, new Pair(new Scalar(key), value));
}

/* Returns the node of a value in place of its former node; null for no value. */
function editedNode(node, { field, was, now, english }, form) {
  if (field.form === "sources") return editedSources(node, now);
  if (field.many) return editedList(node, { field, was: was || [], now: now || [] }, form);
  if (field.form === "record") return editedGroup(node, { field, was, now }, form);
  if (english) return editedText(node, { field, now, english: english.now });
  return now === undefined ? null : textNode(node, plain(now, field, form), field);
}

const plain = (value, field, form) =>
  field.media && value.startsWith(form.media) ? value.slice(form.media.length) : value;

function editedGroup(node, { field, was, now }, form) {
  if (now === undefined) return null;
  const map = node || new YAMLMap();
  editRecord(map, { record: field.record, was: was || {}, now }, form);
  return map;
}

/* A text stays a plain text until it has a second language. */
function editedText(node, { field, now, english }) {
  if (!isMap(node) && english === undefined) {
    return now === undefined ? null : textNode(node, now, field);
  }
  const languages = isMap(node) ? node : new YAMLMap();
  const former = (language) => (isMap(node) ? node.get(language, true) : null);
  const texts = [
    [INDONESIAN, now, isMap(node) ? former(INDONESIAN) : node],
    [ENGLISH, english, former(ENGLISH)],
  ];
  texts.forEach(([language, text, old]) => {
    if (text === undefined) languages.delete(language);
    else put(languages, language, textNode(old, text, field), [INDONESIAN, ENGLISH]);
  });
  return languages.items.length ? languages : null;
}

/* Returns the list of what is listed now; an item that stays keeps its node. */
function editedList(node, { field, was, now }, form) {
  if (!now.length) return null;
  const list = node || new YAMLSeq();
  const former = list.items;
  const places = field.form === "record" ? placesOfRecords(now) : placesOfTexts(was, now);
  list.items = now.map((value, index) => {
    const place = places[index];
    const old = place === undefined ? null : former[place];
    const change = { field: { ...field, many: false }, was: was[place], now: value };
    if (old && isSame(change.was, value)) return old;
    if (isMap(old) && field.form !== "record") {
      return editedText(old, { field, now: value, english: englishIn(old) });
    }
    return editedNode(old, change, form);
  });
  return list;
}

const englishIn = (map) => (isScalar(map.get(ENGLISH, true)) ? map.get(ENGLISH) : undefined);

/* A copy of a record says the same place as the record: the first one has it. */
function placesOfRecords(now) {
  const taken = new Set();
  return now.map(({ [PLACE]: place }) => {
    if (place === undefined || taken.has(place)) return undefined;
    taken.add(place);
    return Number(place);
  });
}

/* Texts have no places: equal ones stay, then a list of the same length has changed in place. */
function placesOfTexts(was, now) {
  const free = new Set(was.keys());
  const take = (place) => (free.delete(place) ? place : undefined);
  const equal = now.map((text) => take([...free].find((place) => was[place] === text)));
  if (was.length !== now.length) return equal;
  return equal.map((place, index) => (place === undefined ? take(index) : place));
}

function editedSources(node, now) {
  if (!now) return null;
  if (!now[0].field) return namesNode(isSeq(node) ? node : null, now[0].sources);
  const group = isMap(node) ? node : new YAMLMap();
  const former = new Map(group.items.map((pair) => [pair.key.value, pair]));
  group.items = now.map(({ field, sources }) => {
    const pair = former.get(field) || new Pair(new Scalar(field), null);
    pair.value = namesNode(pair.value, sources);
    return pair;
  });
  return group;
}

function namesNode(node, names) {
  const list = node || Object.assign(new YAMLSeq(), { flow: true });
  const former = list.items;
  list.items = names.map(
    (name) => former.find((item) => item.value === name) || textNode(null, name, {}),
  );
  return list;
}

/* Returns a scalar in the form in which the program would write it. */
function textNode(node, text, { form }) {
  const hasEnd = node ? String(node.value).endsWith("\n") : text.includes("\n");
  const made = isScalar(node) ? node : new Scalar("");
  const value = hasEnd ? `${text}\n` : text;
  const isQuoted = /^QUOTE/.test(made.type || "") && !value.includes("\n");
  made.value = value;
  if (!isQuoted) made.type = styleOf(scalar(value, 0, BARE.has(form)));
  return made;
}

const STYLES = { '"': "QUOTE_DOUBLE", "'": "QUOTE_SINGLE", "|": "BLOCK_LITERAL" };

function styleOf(written) {
  return STYLES[written[0]] || "PLAIN";
}
