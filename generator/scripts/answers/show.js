/* The parts of an answer as elements: line, names, pages. Data becomes text, never markup. */

import { about } from "../places.js";
import { make } from "../shared/elements.js";

const WITHIN = 3; // headings of a page

/** Return the line that answers, with its source; nothing without a line. */
export function lineElements(line, word) {
  if (!line) return [];
  const { text, name, href, note, source, fictional } = line;
  return [
    make("p", { class: "mp-search__said" }, text),
    make(
      "p",
      { class: "mp-search__place" },
      ...badge(fictional, word),
      make("a", { href }, name),
      ...(note ? [` (${note})`] : []),
      ...(source ? [`. ${word("source")} `, make("a", { href: source.href }, source.title)] : []),
    ),
  ];
}

/** Return an item for each place or record that a query names. */
export function namedItems(places, word, words) {
  return places.map((place) =>
    make(
      "li",
      {},
      make("a", { href: place.href }, place.name),
      " ",
      make(
        "small",
        {},
        ...(place.isPlace ? [about(place, words)] : [...badge(place.fictional, word), place.note]),
      ),
    ),
  );
}

/** Return the item of a page that was found. */
export function resultItem(data, word, language) {
  const { daerah = [], jenis = [], rekaan: invented = [] } = data.filters;
  const date = data.meta.tanggal ? [dateText(data.meta.tanggal, language)] : [];
  const place = [...daerah, ...jenis, ...date].join(" › ");
  return make(
    "li",
    { class: "mp-search__result" },
    make("h3", {}, make("a", { href: data.url }, data.meta.title)),
    make("p", { class: "mp-search__place" }, ...badge(invented.includes("ya"), word), place),
    make("p", {}, ...marked(data.excerpt)),
    ...headings(data, word),
  );
}

function badge(isInvented, word) {
  return isInvented ? [make("strong", {}, word("fictional")), " "] : [];
}

/* An extract has <mark> around what was found; other signs that open a tag are written out. */
function marked(extract) {
  const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
  return extract.split("<mark>").flatMap((piece, at) => {
    const [found, ...rest] = at ? piece.split("</mark>") : ["", piece];
    return [...(found ? [make("mark", {}, plain(found))] : []), plain(rest.join(""))];
  });
}

/** Return a date as precise as it is: "2026", "2026-04" or "2026-04-21" in words. */
export function dateText(text, language) {
  const [year, month, day] = text.split("-").map(Number);
  const shape = {
    year: "numeric",
    ...(month && { month: "long" }),
    ...(day && { day: "numeric" }),
    timeZone: "UTC",
  };
  const moment = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  return new Intl.DateTimeFormat(language, shape).format(moment);
}

function headings(data, word) {
  // Headings of one letter part an alphabet and say nothing.
  const below = data.sub_results.filter(({ anchor, title }) => anchor && title.length > 1);
  const best = below.sort((one, other) => weightOf(other) - weightOf(one)).slice(0, WITHIN);
  if (!best.length) return [];
  const items = best.map((piece) => make("li", {}, make("a", { href: piece.url }, piece.title)));
  return [make("ul", { class: "mp-search__within", "aria-label": word("within") }, ...items)];
}

function weightOf(piece) {
  return piece.weighted_locations.reduce((sum, { balanced_score: score }) => sum + score, 0);
}
