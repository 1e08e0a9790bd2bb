/* The search page in motion: what is typed and chosen, the answer, and the address of both. */

import { prepare as prepareIndex } from "../find.js";
import { load as loadPlaces } from "../places.js";
import { make } from "../shared/elements.js";
import { sentencesOf } from "../shared/sentences.js";
import { addressFor, askedIn } from "./address.js";
import { find, prepare } from "./answer.js";
import { showFacets } from "./facets.js";
import { moveByArrows } from "./keys.js";
import { forgetSearches, keepSearch, recentSearches } from "./recent.js";
import { lineElements, namedItems, resultItem } from "./show.js";
import { brief, messageAddress, statusOf } from "./status.js";

const STEP = 10;
const PAUSE_MS = 400;
const FEWEST = 3; // letters that are asked for while somebody types

/** Bring the search page to life. */
export function start(box) {
  const part = (name) => box.querySelector(`.mp-search__${name}`);
  const form = part("form");
  const filters = part("filters");
  const scope = part("scope");
  const { q, rekaan, urut } = form.elements;
  const facets = [...box.querySelectorAll("[data-facet]")];
  const names = facets.map(({ dataset: { facet } }) => facet);
  const language = document.documentElement.lang;
  const title = document.title;
  const number = (value) => value.toLocaleString(language);
  const word = sentencesOf(box.dataset);
  const savesData = () => Boolean(navigator.connection?.saveData);
  let asked = askedIn("", names);
  let from;
  let shown = STEP;
  let answer;
  let turn = 0;
  let pause;

  const say = (text) => {
    const status = part("status");
    if (status.textContent !== text) status.textContent = text;
  };
  const fillList = (name, items) => {
    part(name).hidden = !items.length;
    part(name)
      .querySelector("ul")
      .replaceChildren(...items);
  };
  const showNamed = ({ line, places }) => {
    part("line").hidden = !line;
    part("line").replaceChildren(...lineElements(line, word));
    const others = places.filter(({ href }) => href !== line?.href);
    fillList("places", namedItems(others, word, box.dataset));
  };
  const showResults = async (own) => {
    const pages = await Promise.all(answer.results.slice(0, shown).map((result) => result.data()));
    if (own !== turn) return;
    const left = answer.results.length - pages.length;
    part("results").hidden = !pages.length;
    part("results")
      .querySelector("ol")
      .replaceChildren(...pages.map((data) => resultItem(data, word, language)));
    part("more").hidden = left <= 0;
    part("more").textContent = word("more", { count: number(Math.min(left, STEP)) });
  };
  /* What was put right or left out can be had all the same. */
  const showOthers = ({ missing, handbook, results, whole, isInvented }) => {
    const addressWith = (more) => addressFor({ ...asked, ...more }) || "?";
    const mayInvent = results && !whole && !asked.fictional && !isInvented;
    const offers = [
      ...(missing.length
        ? [[word("literal", { words: brief(missing.join(" ")) }), { literal: true }]]
        : []),
      ...(mayInvent ? [[word("fictionalToo"), { fictional: true }]] : []),
    ];
    fillList(
      "instead",
      offers.map(([text, more]) => make("li", {}, make("a", { href: addressWith(more) }, text))),
    );
    part("handbook").hidden = !handbook;
    part("handbook").querySelector("a").href = addressWith({ handbook: true });
  };
  const showEmpty = () => {
    const isEmpty = answer && !answer.results.length && !answer.places.length;
    part("try").hidden = !isEmpty;
    const tell = part("tell");
    if (tell && isEmpty) {
      const text = word("tellText", { query: asked.query });
      tell.href = messageAddress(tell.href, word("tellSubject"), text);
    }
  };
  const showControls = () => {
    const count = Object.values(asked.chosen).flat().length;
    filters.hidden = !asked.query;
    filters.querySelector("summary").textContent = count
      ? word("filtersChosen", { count })
      : word("filters");
    part("clear").hidden = !count;
    scope.hidden = !from;
    if (!from) return;
    scope.querySelector("span").textContent = word("scope", { region: from.name });
    scope.querySelector("input").checked = (asked.chosen.daerah ?? []).join() === from.name;
  };
  const showRecent = () => {
    const searches = asked.query ? [] : recentSearches();
    const items = searches.map((query) =>
      make("li", {}, make("a", { href: addressFor({ ...asked, query }) }, query)),
    );
    fillList("recent", items);
    part("hint").hidden = Boolean(asked.query);
  };
  const clear = () => {
    answer = undefined;
    part("results").hidden = true;
    showNamed({ places: [] });
    showOthers({ missing: [] });
    showEmpty();
  };

  const run = async () => {
    const own = (turn += 1);
    const { query } = asked;
    document.title = query ? `${brief(query)} - ${title}` : title;
    showControls();
    showRecent();
    if (!query) {
      clear();
      say("");
      return;
    }
    say(word("loading"));
    let named = { places: [] };
    try {
      const found = await find(query, {
        filters: asked.chosen,
        sort: asked.sort,
        fictional: asked.fictional,
        literal: asked.literal,
        handbook: asked.handbook,
        within: from?.slug,
        facets: filters.open,
        onNamed: (direct) => {
          named = direct;
          if (own === turn) showNamed(direct);
        },
      });
      if (own !== turn) return;
      answer = found;
      showNamed(found);
      if (found.counts) {
        showFacets(facets, found.counts, asked.chosen, { form, language, number });
      }
      await showResults(own);
      if (own !== turn) return;
      showOthers(found);
      showEmpty();
      const isNarrowed = Object.keys(asked.chosen).length > 0;
      say(statusOf(query, found, { word, number, isNarrowed }));
    } catch {
      if (own !== turn) return;
      clear();
      showNamed(named);
      say(word("failed"));
    }
  };

  const change = (method, more = {}) => {
    clearTimeout(pause);
    shown = STEP;
    const query = q.value.trim();
    // What was refused or added for one query says nothing about the next.
    const sameQuery = query === asked.query ? {} : { literal: false, handbook: false };
    asked = { ...asked, ...sameQuery, query, sort: urut.value, fictional: rekaan.checked, ...more };
    const address = `${location.pathname}${addressFor(asked)}`;
    if (method !== "pushState" || address !== location.pathname + location.search) {
      history[method]({ shown }, "", address);
    }
    return run();
  };
  const readAddress = async () => {
    asked = askedIn(location.search, names);
    q.value = asked.query;
    urut.value = asked.sort;
    rekaan.checked = asked.fictional;
    shown = history.state?.shown ?? STEP;
    from = asked.from && (await loadPlaces()).find((place) => place.slug === asked.from);
    await run();
  };
  const pick = (name, values) => {
    const { [name]: _, ...others } = asked.chosen;
    change("pushState", { chosen: values.length ? { ...others, [name]: values } : others });
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change("pushState");
    if (asked.query) keepSearch(asked.query);
  });
  q.addEventListener("input", () => {
    clearTimeout(pause);
    const { length } = q.value.trim();
    if (savesData()) return; // then only when it is asked for
    prepare();
    prepareIndex();
    if (length && length < FEWEST) return;
    pause = setTimeout(change, PAUSE_MS, "replaceState");
  });
  form.addEventListener("change", ({ target }) => {
    const facet = target.closest("[data-facet]");
    const checked = facet ? [...facet.querySelectorAll(":checked")] : [];
    if (facet)
      pick(
        target.name,
        checked.map(({ value }) => value),
      );
    else if (scope.contains(target)) pick("daerah", target.checked ? [from.name] : []);
    else if (target !== q) change("pushState");
  });
  // The counts of choices are loaded only when somebody looks at them.
  filters.addEventListener("toggle", () => {
    if (filters.open) run();
  });
  part("clear").addEventListener("click", () => {
    q.focus();
    change("pushState", { chosen: {} });
  });
  part("forget").addEventListener("click", () => {
    forgetSearches();
    showRecent();
    q.focus();
  });
  part("more").addEventListener("click", async () => {
    const first = shown;
    shown += STEP;
    history.replaceState({ shown }, "");
    await showResults(turn).catch(() => say(word("failed")));
    part("results").querySelectorAll("h3 a")[first]?.focus();
  });
  // Whoever opens a result has found something: the query is worth keeping.
  box.addEventListener("click", ({ target }) => {
    if (asked.query && target.closest("[data-answer] a")) keepSearch(asked.query);
  });
  window.addEventListener("popstate", readAddress);
  window.addEventListener("online", run);
  moveByArrows(box, q);

  box.hidden = false;
  // A keyboard on a phone would cover the results.
  if (!new URLSearchParams(location.search).get("q")) q.focus();
  readAddress();
}
