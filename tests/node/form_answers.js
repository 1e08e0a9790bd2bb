/* Answers of the form's functions to a list of questions, as JSON on the standard streams: the tests
   compare them with the answers of the program. */

import { readFileSync } from "node:fs";
import { openNotation } from "../../generator/scripts/form/notation.js";
import { findPrivate } from "../../generator/scripts/form/private.js";
import { openWriter } from "../../generator/scripts/form/record.js";
import { slugOf } from "../../generator/scripts/form/slugs.js";
import { scalar } from "../../generator/scripts/form/yaml.js";

const { forms, regions, questions } = JSON.parse(readFileSync(0, "utf8"));
const notation = openNotation(forms.notation);

function written({ kind, state, region, today }) {
  const made = openWriter(forms, regions[region], today)(kind, state);
  return { ...made, problems: [...made.problems], readings: [...made.readings] };
}

const WAYS = {
  dates: (text) => [notation.dateReadings(text), notation.isDayThatNeverWas(text)],
  nothing: (text) => [notation.isWithheld(text), notation.saysNothing(text)],
  numbers: ([text, whole, unit]) => notation.numberReadings(text, { whole, unit }),
  private: (text) => (findPrivate(text) || { kind: "" }).kind,
  scalar: ([text, isNumber]) => scalar(text, 2, isNumber),
  slug: slugOf,
  written,
};

const answers = questions.map(([way, question]) => WAYS[way](question));
process.stdout.write(JSON.stringify(answers));
