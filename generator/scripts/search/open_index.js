/* The files of the index (`generator/search/index_files.py`), each fetched when it is needed.
   A file that does not arrive whole is an error: nothing is said about pages of which nothing is
   known. */

import { unpackNumbers, unpackPlaces, unpackRising } from "./packed.js";

/** Open the index below an address: its list of files is fetched now, and always anew. */
export async function openIndex(root) {
  const fetched = new Map();

  async function fetchJson(path, options) {
    const answer = await fetch(new URL(path, root), options);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }
  /** Fetch a file once; one that did not arrive is asked for again the next time. */
  function load(path) {
    if (!fetched.has(path)) {
      const arriving = fetchJson(path);
      arriving.catch(() => fetched.delete(path));
      fetched.set(path, arriving);
    }
    return fetched.get(path);
  }

  const listed = await fetchJson("indeks.json", { cache: "no-cache" });
  const files = extractFiles(listed.extracts);

  /** Return the names of the files of posting lists and of places in which a word stands, if the
      site has it. */
  function filesOf(word) {
    let at = 0;
    while (at + 3 < listed.words.length && listed.words[at + 3] <= word) at += 3;
    return {
      lists: `kata/${listed.words[at + 1]}.json`,
      places: `letak/${listed.words[at + 2]}.json`,
    };
  }

  return {
    pages: listed.pages,
    terms: listed.terms,
    fictional: unpackRising(listed.rekaan),
    glossary: unpackRising(listed.glosarium)[0],

    /** Return the posting list of a word, undefined for a word that no page has; its places are
        fetched when they are asked for. */
    async lookUp(word) {
      if (!listed.words.length) return undefined;
      const files = filesOf(word);
      const { words, roots } = await load(files.lists);
      if (!Object.hasOwn(words, word)) return undefined;
      const places = async () => unpackPlaces((await load(files.places))[word] ?? "");
      return { ...readEntry(words[word], roots), places };
    },

    /** Return up to `most` words of the site that begin like this. */
    async wordsBeginning(start, most) {
      const { words } = listed.words.length ? await load(filesOf(start).lists) : { words: {} };
      return Object.keys(words)
        .filter((word) => word.startsWith(start))
        .slice(0, most);
    },

    /** Return the pages of each value of a facet; no value for an unknown facet. */
    async valuesOf(facet) {
      if (!Object.hasOwn(listed.facets, facet)) return new Map();
      const values = await load(`saring/${listed.facets[facet]}.json`);
      return new Map(Object.entries(values).map(([value, pages]) => [value, unpackRising(pages)]));
    },
    facets: Object.keys(listed.facets),

    /** Return the extract of a page. */
    async extractOf(page) {
      const at = files.findIndex(
        ({ first }, next) => first <= page && !(files[next + 1]?.first <= page),
      );
      const [address, title, description, facets, sections] = (await load(files[at].path))[
        page - files[at].first
      ];
      return {
        address,
        title,
        description,
        facets,
        sections: sections.map(([anchor, heading, text]) => ({ anchor, heading, text })),
      };
    },
  };
}

function extractFiles(extracts) {
  const files = [];
  for (let at = 0; at < extracts.length; at += 2) {
    unpackRising(extracts[at + 1]).forEach((first, number) =>
      files.push({ first, path: `isi/${number}.${extracts[at]}.json` }),
    );
  }
  return files;
}

function readEntry([pages, worths, root], roots) {
  const [familyPages, familyWorths] = root === undefined ? [pages, worths] : roots[root];
  return {
    pages: unpackRising(pages),
    worths: unpackNumbers(worths),
    family: { pages: unpackRising(familyPages), worths: unpackNumbers(familyWorths) },
  };
}
