/* The files of the index (`generator/search/index_files.py`), each fetched when it is needed.
   A file that does not arrive whole is an error: nothing is said about pages of which nothing is
   known. */

import { unpackNumbers, unpackPlaces, unpackRising } from "./packed.js";

/** Open the index below an address: its list of files is fetched now, and always anew. */
export async function openIndex(root) {
  const { fetchJson, load } = filesBelow(root);
  const listed = await fetchJson("indeks.json", { cache: "no-cache" });
  return {
    pages: listed.pages,
    terms: listed.terms,
    facets: Object.keys(listed.facets),
    fictional: unpackRising(listed.rekaan),
    glossary: unpackRising(listed.glosarium)[0],
    handbook: unpackRising(listed.panduan),
    ...postingLists(listed.words, load),
    extractOf: extracts(listed.extracts, load),

    /** Return for phrases that begin with a letter what plans say for them. */
    conceptsBy: byLetter(listed.concepts, (digest) => load(`konsep/${digest}.json`), {}),

    /** Return the vocabulary that begins with a letter. */
    spellingBy: byLetter(listed.spelling, (digest) => load(`ejaan/${digest}.json`), [[], ""]),

    /** Return the pages of each value of a facet; no value for an unknown facet. */
    async valuesOf(facet) {
      if (!Object.hasOwn(listed.facets, facet)) return new Map();
      const values = await load(`saring/${listed.facets[facet]}.json`);
      return new Map(Object.entries(values).map(([value, pages]) => [value, unpackRising(pages)]));
    },
  };
}

/** Return what fetches files below an address; `load` fetches a file once, but one that did not
    arrive again the next time. */
function filesBelow(root) {
  const fetched = new Map();
  async function fetchJson(path, options) {
    const answer = await fetch(new URL(path, root), options);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  }
  function load(path) {
    if (!fetched.has(path)) {
      const arriving = fetchJson(path);
      arriving.catch(() => fetched.delete(path));
      fetched.set(path, arriving);
    }
    return fetched.get(path);
  }
  return { fetchJson, load };
}

/** Return the function that gives the contents of a letter's file, or else `none`; `listed` has
    letters and digests in turn. */
function byLetter(listed, loadFile, none) {
  const at = (letter) => listed.findIndex((item, place) => place % 2 === 0 && item === letter);
  return async (letter) => (at(letter) < 0 ? none : loadFile(listed[at(letter) + 1]));
}

/** Return what looks words up; `listed` has the first word of each file, the name of the file, and
    that of the file of its places. */
function postingLists(listed, load) {
  function positionOf(word) {
    let at = 0;
    while (at + 3 < listed.length && listed[at + 3] <= word) at += 3;
    return at;
  }
  const listsAt = (at) => load(`kata/${listed[at + 1]}.json`);
  const placesAt = (at) => load(`letak/${listed[at + 2]}.json`);
  return {
    /** Return the posting list of a word, undefined for a word that no page has; its places are
        fetched when they are asked for. */
    async lookUp(word) {
      if (!listed.length) return undefined;
      const at = positionOf(word);
      const { words, roots } = await listsAt(at);
      if (!Object.hasOwn(words, word)) return undefined;
      const places = async () => unpackPlaces((await placesAt(at))[word] ?? "");
      return { ...readEntry(words[word], roots), places };
    },

    /** Return up to `most` words of the site that begin like this; they may go on in the files
        behind. */
    async wordsBeginning(start, most) {
      const found = [];
      let at = positionOf(start);
      while (at < listed.length && found.length < most) {
        const { words } = await listsAt(at);
        found.push(...Object.keys(words).filter((word) => word.startsWith(start)));
        at = listed[at + 3]?.startsWith(start) ? at + 3 : listed.length;
      }
      return found.slice(0, most);
    },
  };
}

function readEntry([pages, worths, root], roots) {
  const [familyPages, familyWorths] = root === undefined ? [pages, worths] : roots[root];
  return {
    pages: unpackRising(pages),
    worths: unpackNumbers(worths),
    family: { pages: unpackRising(familyPages), worths: unpackNumbers(familyWorths) },
  };
}

/** Return the function that gives the extract of a page; `listed` has the digest of each segment,
    and the first page of each of its files. */
function extracts(listed, load) {
  const files = [];
  for (let at = 0; at < listed.length; at += 2) {
    unpackRising(listed[at + 1]).forEach((first, number) =>
      files.push({ first, path: `isi/${number}.${listed[at]}.json` }),
    );
  }
  return async (page) => {
    const { first, path } =
      files[files.findIndex(({ first: next }) => next > page) - 1] ?? files.at(-1);
    const [address, title, description, facets, sections] = (await load(path))[page - first];
    return {
      address,
      title,
      description,
      facets,
      sections: sections.map(([anchor, heading, text]) => ({ anchor, heading, text })),
    };
  };
}
