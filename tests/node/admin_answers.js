/* Records as the editor's script reads them, files as it writes them, and the configuration of a
   region, as JSON on the standard streams: the tests compare them with the data files. */

import { readFileSync } from "node:fs";
import { openFormat } from "../../generator/admin/admin_files.js";
import { editorConfig, regionForm } from "../../generator/scripts/admin/config.js";

const { form, questions } = JSON.parse(readFileSync(0, "utf8"));

function answer([way, record, question]) {
  if (way === "config") return editorConfig(regionForm(record, question), question, "Judul");
  const { fromFile, toFile } = openFormat(record, form);
  try {
    // The editor trims a file when it reads it, and again when it writes it.
    if (way === "values") return fromFile(question.trim());
    return `${toFile(question).trim()}\n`;
  } catch (error) {
    return { refused: error.message };
  }
}

process.stdout.write(JSON.stringify(questions.map(answer)));
