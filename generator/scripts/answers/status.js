/* The sentences that say what was found: true counts, places too, and what was not asked for. */

const QUOTED = 80; // letters of a query that are read out again

/** Return a text, or its beginning if it is too long to be read out. */
export function brief(text) {
  const letters = [...text];
  return letters.length > QUOTED ? `${letters.slice(0, QUOTED).join("")}…` : text;
}

/** Return the sentences on an answer.
 *
 * `word` gives a sentence of the page with its values, `number` a number in the page's language.
 */
export function statusOf(query, answer, { word, number, isNarrowed }) {
  const { places, results, absent, isInvented } = answer;
  const sentences = [];
  if (absent) sentences.push(word("absent", { region: absent.name, province: absent.province }));
  const named = places.filter(({ absent: isAbsent }) => !isAbsent).length;
  if (named) sentences.push(word(named === 1 ? "oneNamed" : "named", { count: number(named) }));
  if (results.length || !absent)
    sentences.push(pagesFound(brief(query), answer, { word, number, isNarrowed }));
  if (isInvented && results.length) sentences.push(word("invented"));
  return sentences.join(" ");
}

function pagesFound(query, { results, words, used, missing, whole }, { word, number, isNarrowed }) {
  const count = number(results.length);
  if (!results.length) return word(isNarrowed ? "noneFiltered" : "none", { query });
  const told = brief(used.join(" "));
  if (!used.length) return word("foundAny", { count, query });
  const dropped = words.filter((other) => !used.includes(other));
  const passed = dropped.length ? ` ${word("passed", { words: brief(dropped.join(" ")) })}` : "";
  if (missing.length) {
    const lost = brief(missing.join(" "));
    return word("foundInstead", { count, missing: lost, used: told }) + passed;
  }
  if (!dropped.length) return word("found", { count, query });
  if (!whole) return word("foundSome", { count, query, used: told }) + passed;
  return word("foundMost", { count, query, used: told, whole: number(whole) });
}

/** Return the address of a message, by e-mail or chat, with another subject and text. */
export function messageAddress(address, subject, text) {
  return address
    .replace(/([?&]subject=)[^&]*/, (_, name) => name + encodeURIComponent(subject))
    .replace(/([?&](?:body|text)=)[^&]*/, (_, name) => name + encodeURIComponent(text));
}
