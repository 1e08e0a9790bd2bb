/* YAML as the project writes it: the form that `masterplan fmt` leaves as it is.

   A value is a text (`text`, with `number` for a number), a list (`items`, in brackets where `flow`
   says so) or a group of keys (`entries`: pairs of a key and a value, in the order of a file). */

const STEP = 2;
const PLAIN = /^[A-Za-z0-9][A-Za-z0-9 ._/()%+-]*$/;
const NUMBER_ELSEWHERE = new RegExp(
  "^(?:[-+]?(?:[0-9][0-9_]*(?:\\.[0-9_]*)?(?:e[-+]?[0-9]+)?|\\.[0-9_]+|\\.inf|" +
    "[0-9]+(?::[0-9]{2})+|0[xob][0-9a-f_]+)|\\.nan)$",
  "i",
);
const SWITCHES = new Set(["yes", "no", "on", "off", "y", "n"]);
const EMPTY_WORDS = new Set(["null", "Null", "NULL", "~"]);
const DASHES = /^[-\u2010-\u2015\u2212]{1,3}$/;
/* A word in curly quotes at the end of a value or before a comma is taken for a quoted value. */
const MARK = "[\\u00ab\\u00bb\\u2018-\\u201f\\u2039\\u203a]";
const CURLY = new RegExp(`(?:^|, |[[,{])${MARK}[a-z0-9][\\w./:+-]*${MARK} *(?:[,\\]}#]|$)`);

/** Return a text as the scalar behind a key or a dash; a text of several lines as block text. */
export function scalar(text, indent = 0, isNumber = false) {
  if (text.includes("\n")) return blockText(text, indent);
  if ((isNumber || !isChangedElsewhere(text)) && readsBack(text)) return text;
  return quoted(text);
}

function isChangedElsewhere(text) {
  return SWITCHES.has(text.toLowerCase()) || text.includes("\t") || NUMBER_ELSEWHERE.test(text);
}

/** Tell whether the strict reader takes a text without quotes for the text itself. */
function readsBack(text) {
  if (EMPTY_WORDS.has(text) || text !== text.trim() || text === "") return false;
  if (PLAIN.test(text)) return true;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(text) || /^[-?:](?: |$)/.test(text)) return false;
  return !/:(?: |$)| #/.test(text) && !DASHES.test(text) && !CURLY.test(text);
}

function quoted(text) {
  return /["\\]/.test(text) ? `'${text.replace(/'/g, "''")}'` : `"${text}"`;
}

function blockText(text, indent) {
  const lines = text.replace(/\n$/, "").split("\n");
  const mark = text.endsWith("\n") ? "|" : "|-";
  return [mark, ...lines.map((line) => line && " ".repeat(indent) + line)].join("\n");
}

/** Return the lines of a group of keys, each ending with a line feed. */
export function groupText(group, indent = 0) {
  const pad = " ".repeat(indent);
  return group.entries.map(([key, value]) => `${pad}${key}:${behindKey(value, indent)}\n`).join("");
}

/** Return the lines of an item of a list; `indent` counts to the dash. */
export function itemText(value, indent = 0) {
  const pad = " ".repeat(indent);
  if (value.text !== undefined) return `${pad}- ${scalarOf(value, indent)}\n`;
  return `${pad}- ${groupText(value, indent + STEP).slice(indent + STEP)}`;
}

function behindKey(value, indent) {
  if (value.text !== undefined) return ` ${scalarOf(value, indent)}`;
  if (value.flow) return ` [${value.items.map((item) => item.text).join(", ")}]`;
  const below = value.entries
    ? groupText(value, indent + STEP)
    : value.items.map((item) => itemText(item, indent + STEP)).join("");
  return `\n${below.replace(/\n$/, "")}`;
}

function scalarOf(value, indent) {
  return scalar(value.text, indent + STEP, Boolean(value.number));
}
