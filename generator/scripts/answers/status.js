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

function pagesFound(query, answer, { word, number, isNarrowed }) {
  const { results, words, used, missing, whole, isNear } = answer;
  if (!results.length) return word(isNarrowed ? "noneFiltered" : "none", { query });
  const meant = missing.length ? brief(words.join(" ")) : query;
  const instead = missing.length
    ? [word("foundInstead", { missing: brief(missing.join(" ")), used: meant })]
    : [];
  if (isNear) {
    return [...instead, word(isNarrowed ? "nearFiltered" : "near", { query: meant })].join(" ");
  }
  const dropped = words.filter((other) => !used.includes(other));
  const values = {
    query: meant,
    count: number(results.length),
    // Where the best pages have no word in common, any of the words is enough.
    used: brief(used.length ? used.join(" ") : words.join(" / ")),
    whole: number(whole),
  };
  const key = !dropped.length
    ? "found"
    : whole
      ? "foundMost"
      : used.length
        ? "foundSome"
        : "foundAny";
  const sentences = [...instead, word(key, values)];
  if (key === "foundSome") {
    sentences.push(word("passed", { words: brief(dropped.join(" ")) }));
  }
  return sentences.join(" ");
}

/** Return the address of a message, by e-mail or chat, with another subject and text. */
export function messageAddress(address, subject, text) {
  return address
    .replace(/([?&]subject=)[^&]*/, (_, name) => name + encodeURIComponent(subject))
    .replace(/([?&](?:body|text)=)[^&]*/, (_, name) => name + encodeURIComponent(text));
}
