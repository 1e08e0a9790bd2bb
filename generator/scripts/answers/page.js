/* The search page in motion: what is typed and chosen, the answer, and the address of both. */

import { load as loadPlaces } from "../places.js";
import { isEnglish } from "../shared/edition.js";
import { make } from "../shared/elements.js";
import { sentencesOf } from "../shared/sentences.js";
import { addressFor, askedIn } from "./address.js";
import { find, prepareFor } from "./answer.js";
import { showFacets } from "./facets.js";
import { moveByArrows } from "./keys.js";
import { forgetSearches, keepSearch, recentSearches } from "./recent.js";
import { lineElements, namedItems, resultItem } from "./show.js";
import { brief, messageAddress, statusOf } from "./status.js";

const STEP = 10;
const PAUSE_MS = 400;
const FEWEST = 3; // letters that are asked for while somebody types

/** The search page: one for a document. */
class SearchPage {
  constructor(box) {
    this.box = box;
    this.part = (name) => box.querySelector(`.mp-search__${name}`);
    this.form = this.part("form");
    this.field = this.form.elements.q;
    this.filters = this.part("filters");
    this.facets = [...box.querySelectorAll("[data-facet]")];
    this.names = this.facets.map(({ dataset: { facet } }) => facet);
    this.word = sentencesOf(box.dataset);
    // Pages in English write days as "21 April 2026".
    this.language = isEnglish ? "en-GB" : document.documentElement.lang;
    // The rules of a language take long to load on a slow phone, and say nothing of small numbers.
    this.number = (value) => (value < 1000 ? String(value) : value.toLocaleString(this.language));
    this.title = document.title;
    this.asked = askedIn("", this.names);
    this.shown = STEP;
    this.turn = 0;
  }

  // What is shown

  say(text) {
    const status = this.part("status");
    if (status.textContent !== text) status.textContent = text;
  }

  fillList(name, items) {
    this.part(name).hidden = !items.length;
    this.part(name)
      .querySelector("ul")
      .replaceChildren(...items);
  }

  showNamed({ line, places }) {
    this.part("line").hidden = !line;
    this.part("line").replaceChildren(...lineElements(line, this.word));
    const others = places.filter(({ href }) => href !== line?.href);
    this.fillList("places", namedItems(others, this.word, this.box.dataset));
  }

  async showResults(own) {
    const { results } = this.answer;
    const pages = await Promise.all(results.slice(0, this.shown).map((result) => result.data()));
    if (own !== this.turn) return;
    const left = results.length - pages.length;
    this.part("results").hidden = !pages.length;
    this.part("results")
      .querySelector("ol")
      .replaceChildren(...pages.map((data) => resultItem(data, this.word, this.language)));
    this.part("more").hidden = left <= 0;
    this.part("more").textContent = this.word("more", {
      count: this.number(Math.min(left, STEP)),
    });
  }

  /* What was put right or left out can be had all the same. */
  showOthers({ missing, handbook, results, whole, isInvented }) {
    const addressWith = (more) => addressFor({ ...this.asked, ...more }) || "?";
    const offers = [];
    if (missing.length) {
      const words = brief(missing.join(" "));
      offers.push([this.word("literal", { words }), { literal: true }]);
    }
    if (results && !whole && !this.asked.fictional && !isInvented) {
      offers.push([this.word("fictionalToo"), { fictional: true }]);
    }
    this.fillList(
      "instead",
      offers.map(([text, more]) => make("li", {}, make("a", { href: addressWith(more) }, text))),
    );
    this.part("handbook").hidden = !handbook;
    this.part("handbook").querySelector("a").href = addressWith({ handbook: true });
  }

  showEmpty() {
    const { answer, word } = this;
    const isEmpty =
      Boolean(answer) && !answer.places.length && (answer.isNear || !answer.results.length);
    this.part("try").hidden = !isEmpty;
    const tell = this.part("tell");
    if (!tell || !isEmpty) return;
    const text = word("tellText", { query: this.asked.query });
    tell.href = messageAddress(tell.href, word("tellSubject"), text);
  }

  showControls() {
    const { asked, filters, from, word } = this;
    const count = Object.values(asked.chosen).flat().length;
    filters.hidden = !asked.query;
    filters.querySelector("summary").textContent = count
      ? word("filtersChosen", { count })
      : word("filters");
    this.part("clear").hidden = !count;
    const scope = this.part("scope");
    scope.hidden = !from;
    if (!from) return;
    scope.querySelector("span").textContent = word("scope", { region: from.name });
    scope.querySelector("input").checked = (asked.chosen.daerah ?? []).join() === from.name;
  }

  showRecent() {
    const searches = this.asked.query ? [] : recentSearches();
    const items = searches.map((query) =>
      make("li", {}, make("a", { href: addressFor({ ...this.asked, query }) }, query)),
    );
    this.fillList("recent", items);
    this.part("hint").hidden = Boolean(this.asked.query);
    const indonesian = this.part("indonesian")?.querySelector("a");
    if (indonesian) indonesian.search = addressFor({ query: this.asked.query, chosen: {} });
  }

  clear() {
    this.answer = undefined;
    this.part("results").hidden = true;
    this.showNamed({ places: [] });
    this.showOthers({ missing: [] });
    this.showEmpty();
  }

  // What is asked

  async run() {
    this.turn += 1;
    const own = this.turn;
    const { query } = this.asked;
    document.title = query ? `${brief(query)} - ${this.title}` : this.title;
    this.showControls();
    this.showRecent();
    if (!query) {
      this.clear();
      this.say("");
      return;
    }
    this.say(this.word("loading"));
    let named = { places: [] };
    const onNamed = (direct) => {
      named = direct;
      if (own === this.turn) this.showNamed(direct);
    };
    try {
      await this.showAnswer(own, await find(query, { ...this.options(), onNamed }));
    } catch {
      if (own !== this.turn) return;
      this.clear();
      this.showNamed(named);
      this.say(this.word("failed"));
    }
  }

  options() {
    const { chosen: filters, sort, fictional, literal, handbook } = this.asked;
    const within = this.from?.slug;
    return { filters, sort, fictional, literal, handbook, within, facets: this.filters.open };
  }

  async showAnswer(own, answer) {
    if (own !== this.turn) return;
    this.answer = answer;
    const { asked, form, language, number, word } = this;
    this.showNamed(answer);
    if (answer.counts) {
      showFacets(this.facets, answer.counts, asked.chosen, { form, language, number });
    }
    await this.showResults(own);
    if (own !== this.turn) return;
    this.showOthers(answer);
    this.showEmpty();
    const isNarrowed = Object.keys(asked.chosen).length > 0;
    this.say(statusOf(asked.query, answer, { word, number, isNarrowed }));
  }

  /** Ask anew for what the form says, and for `more`; `method` is that of the history. */
  change(method, more = {}) {
    clearTimeout(this.pause);
    this.shown = STEP;
    const query = this.field.value.trim();
    const { rekaan, urut } = this.form.elements;
    // What was refused or added for one query says nothing about the next.
    const isSame = query === this.asked.query;
    const kept = isSame ? {} : { literal: false, handbook: false };
    const said = { query, sort: urut.value, fictional: rekaan.checked };
    this.asked = { ...this.asked, ...kept, ...said, ...more };
    const address = `${location.pathname}${addressFor(this.asked)}`;
    if (method !== "pushState" || address !== location.pathname + location.search) {
      history[method]({ shown: this.shown }, "", address);
    }
    return this.run();
  }

  pick(name, values) {
    const chosen = { ...this.asked.chosen, [name]: values };
    if (!values.length) delete chosen[name];
    this.change("pushState", { chosen });
  }

  async readAddress() {
    this.asked = askedIn(location.search, this.names);
    this.field.value = this.asked.query;
    this.form.elements.urut.value = this.asked.sort;
    this.form.elements.rekaan.checked = this.asked.fictional;
    this.shown = history.state?.shown ?? STEP;
    const { from: slug } = this.asked;
    this.from = slug ? (await loadPlaces()).find((place) => place.slug === slug) : undefined;
    await this.run();
  }

  // What is done by hand

  onInput() {
    clearTimeout(this.pause);
    if (navigator.connection?.saveData) return; // then only when it is asked for
    prepareFor(this.field.value);
    const { length } = this.field.value.trim();
    if (length && length < FEWEST) return;
    this.pause = setTimeout(() => this.change("replaceState"), PAUSE_MS);
  }

  onChange({ target }) {
    const facet = target.closest("[data-facet]");
    if (facet) {
      const checked = [...facet.querySelectorAll(":checked")];
      this.pick(
        target.name,
        checked.map(({ value }) => value),
      );
    } else if (this.part("scope").contains(target)) {
      this.pick("daerah", target.checked ? [this.from.name] : []);
    } else if (target !== this.field) this.change("pushState");
  }

  async onMore() {
    const first = this.shown;
    this.shown += STEP;
    history.replaceState({ shown: this.shown }, "");
    await this.showResults(this.turn).catch(() => this.say(this.word("failed")));
    this.part("results").querySelectorAll("h3 a")[first]?.focus();
  }

  onSubmit(event) {
    event.preventDefault();
    this.change("pushState");
    if (this.asked.query) keepSearch(this.asked.query);
  }

  listen() {
    this.form.addEventListener("submit", (event) => this.onSubmit(event));
    this.field.addEventListener("input", () => this.onInput());
    this.form.addEventListener("change", (event) => this.onChange(event));
    this.part("more").addEventListener("click", () => this.onMore());
    // The counts of choices are loaded only when somebody looks at them.
    this.filters.addEventListener("toggle", () => {
      if (this.filters.open) this.run();
    });
    this.part("clear").addEventListener("click", () => {
      this.field.focus();
      this.change("pushState", { chosen: {} });
    });
    this.part("forget").addEventListener("click", () => {
      forgetSearches();
      this.showRecent();
      this.field.focus();
    });
    // Whoever opens a result has found something: the query is worth keeping.
    this.box.addEventListener("click", ({ target }) => {
      if (this.asked.query && target.closest("[data-answer] a")) keepSearch(this.asked.query);
    });
    window.addEventListener("popstate", () => this.readAddress());
    window.addEventListener("online", () => this.run());
    moveByArrows(this.box, this.field);
  }
}

/** Bring the search page to life. */
export async function start(box) {
  const page = new SearchPage(box);
  page.listen();
  const isAsked = Boolean(new URLSearchParams(location.search).get("q"));
  if (isAsked) box.dataset.waits = "";
  box.hidden = false;
  // Beside an answer, the keyboard of a phone would cover it.
  if (!isAsked) page.field.focus();
  try {
    await page.readAddress();
  } finally {
    delete box.dataset.waits;
  }
}
