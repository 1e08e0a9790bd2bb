/* A data file as a record in the editor, and back: the file with its changed fields written anew.

   The record carries its file in `_file`. So whatever no form holds is still there when it is
   saved, and every line of a field that did not change keeps its bytes. */

import { Document, YAMLMap, parseDocument } from "yaml";

import { changedKeys, editRecord } from "./admin_files/edits.js";
import { FILE } from "./admin_files/keys.js";
import { isSame, settled, valuesOf, withoutPlaces } from "./admin_files/values.js";

const BODY = "body";
/* A hundred times what people write. A larger file would keep the page busy for minutes. */
const MOST_CHARACTERS = 200_000;
const HEAD = /^---\n([\s\S]*?\n)---(?:\n|$)([\s\S]*)$/;
/* As the files are written: lists below their key, brackets without spaces, lines of any length. */
const STYLE = { lineWidth: 0, flowCollectionPadding: false, indentSeq: true };

/** Return what the editor asks of a format: `fromFile` and `toFile`, for the files of a record. */
export function openFormat(record, form) {
  return {
    // The editor trims files and texts: the line feed at the end is missing in both.
    fromFile: (text) => ({ ...read(`${text}\n`, record, form).values, [FILE]: text }),
    toFile: ({ [FILE]: text, ...values }) => written(`${text}\n`, values, record, form),
  };
}

function read(text, record, form) {
  if (text.length > MOST_CHARACTERS) throw new Error(form.words.unwritable);
  const [, head, body] = text.match(HEAD) || [null, text];
  const map = parse(head);
  const values = valuesOf(map, record, form);
  if (body === undefined) return { head, map, values };
  // A key of that name in the head is a mistake of the file, which the check names.
  delete values[BODY];
  if (body.trim()) values[BODY] = body.trim();
  return { head, body, map, values };
}

/* Every scalar stays the text that it is, as for the program. */
function parse(text) {
  const document = parseDocument(text, { schema: "failsafe" });
  if (document.errors.length) throw new Error(document.errors[0].message);
  return document.contents || new YAMLMap();
}

function written(text, typed, record, form) {
  const was = read(text, record, form);
  const now = settled(typed, record, form);
  const { [BODY]: body, ...fields } = now;
  const { [BODY]: former, ...before } = was.values;
  const head = splice(was, { record, was: before, now: fields }, form);
  const made = was.body === undefined ? head : `---\n${head}---\n${bodyOf(was, former, body)}`;
  // The file is read again: it says what was typed and nothing else, or it is not written.
  if (!isSame(withoutPlaces(read(made, record, form).values), withoutPlaces(now))) {
    throw new Error(form.words.unwritable);
  }
  return made;
}

/* Returns the Markdown of a file: as it stands, unless its text changed. */
function bodyOf({ body: lines }, former, body = "") {
  if (body === former) return lines;
  return `${lines.match(/^\n*/)[0]}${body}\n`;
}

/* Returns the lines of a record: those of its changed keys written anew, all others as they are. */
function splice({ head, map }, change, form) {
  const parts = partsOf(head, map);
  const byKey = new Map(parts.map((part) => [part.key, part]));
  const changed = new Set(changedKeys(change, form));
  // Parsed by itself, a key has no comment of its neighbours.
  map.items = map.items.map((pair) =>
    changed.has(pair.key.value) ? parse(byKey.get(pair.key.value).text).items[0] : pair,
  );
  editRecord(map, change, form);
  changed.forEach((key) => {
    if (byKey.has(key)) byKey.get(key).text = "";
  });
  let part = parts[0];
  map.items.forEach((pair) => {
    part = byKey.get(pair.key.value) || part;
    if (changed.has(pair.key.value)) part.text += pairText(pair);
  });
  return parts.map(({ text, gap }) => text + gap).join("");
}

/* Returns each key with its lines, and the comments and empty lines that follow; first those that
   stand before all keys. */
function partsOf(head, map) {
  const starts = map.items.map(({ key }) => key.range[0]);
  const ends = [...starts.slice(1), head.length];
  const lead = { key: "", text: "", gap: head.slice(0, starts[0]) };
  return [
    lead,
    ...map.items.map(({ key }, index) => {
      const lines = head.slice(starts[index], ends[index]);
      const [, gap] = lines.match(/\n((?:(?:#.*)?\n)*)$/);
      return { key: key.value, text: lines.slice(0, lines.length - gap.length), gap };
    }),
  ];
}

function pairText(pair) {
  const map = new YAMLMap();
  map.items.push(pair);
  const document = new Document(null, { schema: "failsafe" });
  document.contents = map;
  return document.toString(STYLE);
}
