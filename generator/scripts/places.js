/* Regions and provinces by their names, right or nearly right, from one small list; and the box that offers them.
   Fetched when somebody is about to search. Names become text and addresses below the site's root, never markup. */

import { EDITION, isEnglish } from "./shared/edition.js";

const SHOWN = 6;
const RIGHT = 2; // ranks up to that are of names that are right, as far as they go
const WITH_PROVINCE = 0.75; // the rank of a name with that of its province beside it
const LONG_KINDS = ["kabupaten", "provinsi"]; // which many mistype
const BEFORE = isEnglish
  ? /^((regency|city|province)\s+of|kabupaten|kota|provinsi)\b/
  : /^(pemerintah\s+)?(kab(upaten)?|kota|prov(insi)?|pem(kab|kot?|prov|da))\b\.?/;
const SHORT_KABUPATEN = /^(pem)?kab\b\.?/;
const SHORT_KOTA = /^pemkot\b\.?/;
const BEHIND = isEnglish ? /\s(regency|city|province)$/ : /\s(kab(upaten)?|kota|prov(insi)?)\.?$/;
const LONGEST = 6; // words of a region's name with that of its province
let list;

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
const letters = (text) => text.replace(/[^\p{L}\p{N}]+/gu, "");

const isNearly = (word, kind) => word[0] === kind[0] && distance(word, kind, 2) <= 2;

/* What a name is compared by: its letters with and without the kind beside it, where its words begin, and its words. */
const keysOf = (name) => {
  const plain = folded(name).replace(SHORT_KABUPATEN, "kabupaten").replace(SHORT_KOTA, "kota");
  const words = plain
    .replace(BEFORE.test(plain) ? BEFORE : BEHIND, "")
    .split(/\s+/)
    .filter(Boolean);
  if (words.length > 1 && LONG_KINDS.some((kind) => isNearly(words[0], kind))) words.shift();
  const parts = words.map(letters);
  const tails = parts.map((_, at) => parts.slice(at).join(""));
  return { full: letters(plain), core: tails[0] ?? "", tails, words };
};
/* Whether a name is shortened as is usual: two letters or more of each word ("kaltim"), or one of each of three ("ntt"). */
const isShort = (text, [word, ...rest], fewest) => {
  if (word === undefined) return !text;
  for (
    let length = 1;
    length <= word.length && text[length - 1] === word[length - 1];
    length += 1
  ) {
    if (length >= fewest && isShort(text.slice(length), rest, fewest)) return true;
  }
  return false;
};
const isShortened = (text, words) =>
  (words.length > 1 && isShort(text, words, 2)) ||
  (words.length > 2 && text === words.map(([first]) => first).join(""));
const anchorOf = ({ name, anchor = name.toLowerCase().replaceAll(" ", "-") }) => anchor;
const placeOf = (named, href, { province, slug, absent = "", isBare = false }) => ({
  name: named.name,
  href: `${EDITION}${href}`,
  slug,
  province,
  fictional: Boolean(named.fictional),
  absent,
  isBare,
  keys: [named.name, ...(named.former || []), ...(named.also || [])].map(keysOf),
});
const placesIn = (province) => {
  const { name = "", href, note, regions, absent = [] } = province;
  const known = regions.map((region) =>
    placeOf(region, region.href, { province: name, slug: region.href.split("/")[1] }),
  );
  const own = name ? [placeOf(province, href, { isBare: !regions.length })] : [];
  const others = absent.map((region) =>
    placeOf(region, `${href}#${anchorOf(region)}`, { province: name, absent: note, isBare: true }),
  );
  return [...known, ...own, ...others];
};

/* All places, also the regions without a page (`absent` says so); none if the list cannot be had, and then it is asked for again
   the next time. */
export const load = () => {
  const answer = (response) =>
    response.ok ? response.json() : Promise.reject(new Error(response.status));
  list ??= fetch(new URL("data/tempat.json", EDITION))
    .then(answer)
    .then((provinces) => provinces.flatMap(placesIn))
    .catch(() => {
      list = undefined;
      return [];
    });
  return list;
};

/* How many letters must be added, left out, replaced or swapped with their neighbour; `bound` + 1 if more than that.
   Asked of hundreds of names at each letter typed, so it stops where no way on is short enough. */
export const distance = (one, other, bound) => {
  if (Math.abs(one.length - other.length) > bound) return bound + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next[column] = Math.min(
        last[column] + 1,
        next[column - 1] + 1,
        last[column - 1] + (isSame ? 0 : 1),
      );
      if (isSwapped) next[column] = Math.min(next[column], before[column - 2] + 1);
      least = Math.min(least, next[column]);
    }
    if (least > bound) return bound + 1;
    [before, last] = [last, next];
  }
  return last[other.length];
};
export const tolerated = (length) => [0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2][length] ?? 3;

/* 0 for the name itself, 0.5 for the name of another kind or with a kind behind, 1 for how it begins, 2 for how a word of it begins, 3 and more for what is nearly its name. */
const rank = (query, { full, core, tails, words }) => {
  if (query.full === full || query.full === core) return 0;
  if (query.core && query.core === core) return 0.5;
  if (full.startsWith(query.full) || (query.core && core.startsWith(query.core))) return 1;
  if (query.core && tails.some((tail) => tail.startsWith(query.core))) return 2;
  if (isShortened(query.core, words)) return 2;
  const bound = tolerated(query.core.length);
  const wrong = bound ? distance(query.core, core, bound) : 1;
  return wrong > bound ? Infinity : 2 + wrong;
};

/* The places that a query may mean, the best first; those nearly right only where none is right. Among equals, places
   with a page of a region come first (others are bare). */
export const suggest = async (text) => bestOf(await ranking(text));

/* The places to show beside the pages that hold a query: a region without a page only by its whole name, since the
   beginnings of 500 names are those of many words. */
export const suggestBesidePages = async (text) =>
  bestOf((await ranking(text)).filter(({ place, at }) => at < 1 || !place.absent));

/* Leads to the place that a form's text means; without such a place, the form is sent. */
export const jump = async (form) => {
  const place = await placeMeant(form.elements.q.value);
  if (place) location.href = place.href;
  else form.submit();
};

/* The one place that a text means better than every other; undefined without such a place. */
const placeMeant = async (text) => {
  const [first, second] = await ranking(text);
  return first && first.at !== second?.at ? first.place : undefined;
};

const bestOf = (ranked) => {
  const right = ranked.filter(isRight);
  return (right.length ? right : ranked).slice(0, SHOWN).map(({ place }) => place);
};
const ranking = async (text) => {
  const query = keysOf(text);
  if (query.full.length < 2) return [];
  const places = await load();
  const beside = besideProvinces(query.words, places);
  const atBeside = ({ province, keys }) =>
    (beside.get(province) ?? []).map((name) => Math.max(WITH_PROVINCE, nearest(name, keys)));
  return places
    .map((place) => ({ place, at: Math.min(nearest(query, place.keys), ...atBeside(place)) }))
    .filter(({ at }) => at < Infinity)
    .sort((one, other) => one.at - other.at || one.place.isBare - other.place.isBare);
};
const nearest = (query, keys) => Math.min(...keys.map((own) => rank(query, own)));
const isRight = ({ at }) => at <= RIGHT;

/* For each province that some of the words name, what the others may name there: "batang jateng", "kaltim bontang". */
const besideProvinces = (words, places) => {
  const beside = new Map();
  if (words.length > LONGEST) return beside;
  const provinces = places.filter(({ province }) => province === undefined);
  words.slice(1).forEach((_, at) => {
    const both = [words.slice(0, at + 1), words.slice(at + 1)].map((part) =>
      keysOf(part.join(" ")),
    );
    for (const [name, province] of [both, both.toReversed()]) {
      for (const meant of provinces.filter(({ keys }) => nearest(province, keys) <= RIGHT)) {
        beside.set(meant.name, [...(beside.get(meant.name) ?? []), name]);
      }
    }
  });
  return beside;
};

/* The names of the regions that a word is the name of, by itself; none for most words. */
export const regionsCalled = async (word) => {
  const { core } = keysOf(word);
  const isCalled = ({ province, absent, keys }) =>
    province !== undefined && !absent && keys.some((own) => own.core === core);
  return (await load()).filter(isCalled).map(({ name }) => name);
};

/* Whether a text is the name of a place, right as far as it goes. */
export const isNameOf = (text, { keys }) => nearest(keysOf(text), keys) <= RIGHT;

/* The words of the name that a word is short for ("kaltim"), or begins; none if it is no more than nearly a name. */
export const namedBy = async (text) =>
  (await ranking(text)).find((found) => isRight(found) && !found.place.absent)?.place.keys[0]
    .words ?? [];

/* What stands beside a name: the province of a region, or that it is one, and that a region has no page yet. */
export const about = ({ province, fictional, absent }, words) => {
  if (absent) return `${province}, ${absent}`;
  return fictional ? words.fictional : (province ?? words.province);
};

/* Turns the box of a form into one that offers places: arrows choose, Enter opens, Escape closes. */
let boxes = 0;
export const offer = (form) => {
  const input = form.elements.q;
  const id = `mp-places-${(boxes += 1)}`;
  const box = document.createElement("ul");
  const options = () => [...box.children];
  let chosen = -1;
  let turn = 0;

  const choose = (position) => {
    chosen = position;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === chosen)));
    if (chosen < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options()[chosen].id);
  };
  const close = () => {
    turn += 1;
    box.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const optionOf = (place, at) => {
    const option = document.createElement("li");
    const note = document.createElement("small");
    option.id = `${id}-${at}`;
    option.setAttribute("role", "option");
    option.dataset.href = place.href;
    note.textContent = about(place, form.dataset);
    option.append(place.name, " ", note);
    return option;
  };
  const show = async () => {
    const own = (turn += 1);
    const places = await suggest(input.value);
    if (own !== turn) return;
    if (!places.length) {
      close();
      return;
    }
    box.replaceChildren(...places.map(optionOf));
    box.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(-1);
  };
  const open = (option) => {
    location.href = option.dataset.href;
  };

  box.id = id;
  box.className = "mp-box__places";
  box.setAttribute("role", "listbox");
  box.setAttribute("aria-label", form.dataset.places);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", box.id);
  close();
  input.after(box);

  input.addEventListener("input", show);
  input.addEventListener("blur", close);
  box.addEventListener("pointerdown", (event) => event.preventDefault()); // or the box would close before the click
  box.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]"); // none on the box's own rim
    if (option) open(option);
  });
  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && !box.hidden) close();
    else if (event.key === "Enter" && chosen >= 0) open(options()[chosen]);
    else if (event.key === "ArrowDown" && box.hidden) show();
    else if (event.key === "ArrowDown" && !box.hidden) choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (event.key === "ArrowUp" && !box.hidden) choose(chosen < 0 ? count - 1 : chosen - 1);
    else return;
    event.preventDefault();
  });
  load().then(() => {
    if (input.value && document.activeElement === input) show();
  });
};
