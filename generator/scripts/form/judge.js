/* What is typed into a field as a value of the data files, or the finding of the check.

   Nothing is guessed: a writing with one reading becomes the reading, and is shown as such; one
   with two readings is a question. */

import { fill } from "../shared/sentences.js";
import { openNotation } from "./notation.js";

/* Letters without ink, and marks that change the direction of writing: chats leave them behind. */
const INVISIBLE = new RegExp(
  `\\u034f|\\u17b4|\\u17b5|[${[
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad",
    "\\u061c\\u115f\\u1160\\u180e\\u2800\\u3164\\uffa0",
    "\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ue000-\\uf8ff\\ufeff\\ufff9-\\ufffd",
  ].join("")}]`,
  "g",
);
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const ADDRESS = /^https?:\/\/[^\s/@]+(?:\/\S*)?$/;
const NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** Return a text of one line: composed letters, single spaces, nothing invisible. */
export function lineOf(text) {
  return cleaned(text).replace(/\s+/g, " ").trim();
}

/** Return paragraphs without blanks at the ends of lines; several lines end with a line feed. */
export function paragraphsOf(text) {
  const lines = cleaned(text.replace(/\r\n?|\u0085|\u2028|\u2029/g, "\n").replace(/\t/g, "  "))
    .split("\n")
    .map((line) => line.trimEnd());
  const joined = lines.join("\n").trim();
  return joined.includes("\n") ? `${joined}\n` : joined;
}

function cleaned(text) {
  return text.replace(INVISIBLE, "").replace(SPACES, " ").normalize("NFC");
}

/**
 * Return the judge of single values.
 *
 * `forms` is the file of the forms; `today` the day in WIB. The judge takes a field, a text that is
 * not blank, and the unit beside it, and returns a `value` with a `reading` where the value differs
 * from the text, or a `problem`.
 */
export function openJudge(forms, today) {
  const notation = openNotation(forms.notation);
  const tools = { forms, today, notation, refuse: (code, values) => refusal(forms, code, values) };
  return (field, raw, unit = "") => {
    const way = WAYS[field.form];
    const text = field.form === "paragraphs" ? paragraphsOf(raw) : lineOf(raw);
    if (!way) return { value: text };
    const isText = way === lineValue || way === paragraphsValue;
    const isNothing = isText ? notation.saysNothing(text) : notation.isWithheld(text);
    if (isNothing) return tools.refuse("MP220", { value: text, key: field.title });
    return way(field, text, tools, unit);
  };
}

function refusal(forms, code, values) {
  const [message, expected] = forms.messages[code].map((sentence) => fill(sentence, values));
  return { problem: fill(forms.words.problem, { message, expected }) };
}

/* A single reading is the value, and two are a question. */
function taken(text, readings, forms, shown = readings[0]) {
  const [one, other] = readings;
  if (other) return { problem: fill(forms.words.two_readings, { value: text, one, other }) };
  return one === text
    ? { value: text }
    : { value: one, reading: fill(forms.words.read_as, { value: shown }) };
}

function dateValue(field, text, { forms, today, notation, refuse }) {
  const readings = notation.dateReadings(text);
  if (!readings.length) {
    return refuse(notation.isDayThatNeverWas(text) ? "MP219" : "MP205", { value: text });
  }
  const [reading] = readings;
  if (field.past && readings.every((one) => one > today)) {
    return refuse("MP419", { key: field.title, date: reading, today });
  }
  const year = Number(reading.slice(0, 4));
  if (year < field.least || year > field.most) {
    return refuse("MP217", { value: year, lowest: field.least, highest: field.most });
  }
  return taken(text, readings, forms);
}

function numberValue(field, text, { forms, notation, refuse }, unit) {
  const form = new RegExp(field.pattern);
  const isWritten = form.test(text) && NUMBER.test(text);
  const whole = field.form === "whole";
  const readings = isWritten ? [text] : notation.numberReadings(text, { whole, unit });
  // A year may be written as "tahun 2025".
  if (whole) readings.push(...notation.dateReadings(text).filter((one) => one.length === 4));
  const fitting = [...new Set(readings)].filter((reading) => form.test(reading));
  if (!fitting.length) return refuse(field.code, { value: text });
  const value = Number(fitting[0]);
  if (value < field.least || value > field.most) {
    return refuse("MP217", { value: text, lowest: field.least, highest: field.most });
  }
  return taken(text, fitting, forms, grouped(fitting[0]));
}

function lineValue(field, text, { forms, refuse }) {
  const limit = forms.limits.line;
  if (text.length > limit) return refuse("MP215", { length: text.length, limit });
  const form = field.address ? ADDRESS : field.pattern && new RegExp(field.pattern);
  return form && !form.test(text) ? refuse(field.code, { value: text }) : { value: text };
}

function paragraphsValue(_field, text, { forms, refuse }) {
  const limit = forms.limits.paragraphs;
  return text.length > limit ? refuse("MP215", { length: text.length, limit }) : { value: text };
}

const WAYS = {
  date: dateValue,
  number: numberValue,
  whole: numberValue,
  text: lineValue,
  paragraphs: paragraphsValue,
};

/* A number with points between groups of three digits and a comma before decimals. */
function grouped(number) {
  const [whole, decimals] = number.split(".");
  const parted = whole.replace(/\B(?=(?:[0-9]{3})+$)/g, ".");
  return decimals ? `${parted},${decimals}` : parted;
}
