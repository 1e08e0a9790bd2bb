/* Records as the editor's script reads them, and files as it writes them, as JSON on the standard
   streams: the tests compare both with the data files. */

import { readFileSync } from "node:fs";
import { openFormat } from "../../generator/admin/admin_files.js";

const { form, questions } = JSON.parse(readFileSync(0, "utf8"));

function answer([way, record, question]) {
  const { fromFile, toFile } = openFormat(record, form);
  // The editor trims a file when it reads it, and again when it writes it.
  if (way === "values") return fromFile(question.trim());
  try {
    return `${toFile(question).trim()}\n`;
  } catch (error) {
    return { refused: error.message };
  }
}

process.stdout.write(JSON.stringify(questions.map(answer)));
