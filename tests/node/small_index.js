/* The index of a small site, as the generator writes it, for tests of queries. */

const BASE = 45;
const signOf = (digit) => String.fromCharCode(digit + (digit < 57 ? 35 : 36));
const packedNumber = (number, more = 0) =>
  (number < BASE ? "" : packedNumber(Math.floor(number / BASE), BASE)) +
  signOf((number % BASE) + more);
const packed = (numbers) => numbers.map((number) => packedNumber(number)).join("");

/** Return page numbers in rising order as the index packs them (`packed_numbers.py`). */
function rising(pages) {
  return packed(pages.map((page, at) => page - (pages[at - 1] ?? 0)));
}

/** Return a posting list, given the worth of each page, from 0 to 44. */
function postings(worths) {
  return [rising(Object.keys(worths).map(Number)), packed(Object.values(worths))];
}

/** Return the contents of the files of an index by path.
 *
 * `pages` are extracts, `words` the worths of pages by word, `facets` the pages of values by facet,
 * `concepts` the alternatives of phrases by letter.
 */
export function indexFiles({ pages, words, facets = {}, concepts = {} }) {
  const listed = {
    pages: pages.length,
    rekaan: "",
    glosarium: "",
    panduan: "",
    terms: [],
    spelling: [],
    concepts: Object.keys(concepts).flatMap((letter) => [letter, letter]),
    words: [Object.keys(words).sort()[0], "1", "1"],
    facets: Object.fromEntries(Object.keys(facets).map((name) => [name, name])),
    extracts: ["x", "#"],
  };
  const lists = Object.entries(words).map(([word, worths]) => [word, postings(worths)]);
  const below = (folder, byName, own) =>
    Object.entries(byName).map(([name, each]) => [`indeks/${folder}/${name}.json`, own(each)]);
  return Object.fromEntries([
    ["indeks/indeks.json", listed],
    ["indeks/kata/1.json", { words: Object.fromEntries(lists), roots: {} }],
    ["indeks/letak/1.json", {}],
    ["indeks/isi/0.x.json", pages],
    ...below("konsep", concepts, (phrases) => phrases),
    ...below("saring", facets, (values) =>
      Object.fromEntries(Object.entries(values).map(([value, own]) => [value, rising(own)])),
    ),
  ]);
}

/** Return a stand-in for `fetch` that answers with files by path. */
export function fetchFrom(files) {
  return async ({ pathname }) => {
    const path = Object.keys(files).find((name) => pathname.endsWith(`/${name}`));
    return path ? Response.json(files[path]) : new Response("", { status: 404 });
  };
}
