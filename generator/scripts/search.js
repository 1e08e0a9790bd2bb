/* The search page: places at once, then pages, with what they may be narrowed by; the address keeps all that is asked.
   Words come from the page's attributes. Queries and results become text and <mark> elements, never markup. */

import { ask, find } from "./find.js";
import { about, load as loadPlaces, suggest, suggestBesidePages } from "./places.js";
import { make } from "./shared/elements.js";

export { find };

const STEP = 10;
const WITHIN = 3;
const CHOICES = 12;
const PAUSE_MS = 400;
const FEWEST = 3;
const QUOTED = 80; // letters of a query that are read out again

const start = (box) => {
  const part = (name) => box.querySelector(`.mp-search__${name}`);
  const [form, status, scope, filters] = ["form", "status", "scope", "filters"].map(part);
  const { q, rekaan, urut } = form.elements;
  const facets = [...box.querySelectorAll("[data-facet]")];
  const language = document.documentElement.lang;
  const title = document.title;
  const number = (value) => value.toLocaleString(language);
  const word = (name, values = {}) =>
    box.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  let chosen = {};
  let from = null;
  let shown = STEP;
  let results = [];
  let turn = 0;
  let pause;

  const brief = (text) => {
    const letters = [...text];
    return letters.length > QUOTED ? `${letters.slice(0, QUOTED).join("")}…` : text;
  };
  const say = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  /* Pagefind's extract has <mark> around what was found, and every other sign that opens a tag written out. */
  const marked = (extract) => {
    const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    return extract.split("<mark>").flatMap((piece, at) => {
      const [found, ...rest] = at ? piece.split("</mark>") : ["", piece];
      return [...(found ? [make("mark", {}, plain(found))] : []), plain(rest.join(""))];
    });
  };
  const dateOf = (text) => {
    const [year, month, day] = text.split("-").map(Number);
    const shape = {
      year: "numeric",
      ...(month && { month: "long" }),
      ...(day && { day: "numeric" }),
      timeZone: "UTC",
    };
    return new Intl.DateTimeFormat(language, shape).format(
      Date.UTC(year, (month ?? 1) - 1, day ?? 1),
    );
  };
  const weightOf = (piece) =>
    piece.weighted_locations.reduce((sum, { balanced_score: score }) => sum + score, 0);
  const headingsOf = (data) => {
    // Headings of one letter part an alphabet and say nothing.
    const below = data.sub_results.filter(({ anchor, title: text }) => anchor && text.length > 1);
    const best = below.sort((one, other) => weightOf(other) - weightOf(one)).slice(0, WITHIN);
    if (!best.length) return [];
    const items = best.map((piece) => make("li", {}, make("a", { href: piece.url }, piece.title)));
    return [make("ul", { class: "mp-search__within", "aria-label": word("within") }, ...items)];
  };
  const resultOf = (data) => {
    const { daerah = [], jenis = [], rekaan: invented = [] } = data.filters;
    const place = [
      ...daerah,
      ...jenis,
      ...(data.meta.tanggal ? [dateOf(data.meta.tanggal)] : []),
    ].join(" › ");
    const badge = invented.includes("ya") ? [make("strong", {}, word("fictional")), " "] : [];
    return make(
      "li",
      { class: "mp-search__result" },
      make("h3", {}, make("a", { href: data.url }, data.meta.title)),
      make("p", { class: "mp-search__place" }, ...badge, place),
      make("p", {}, ...marked(data.excerpt)),
      ...headingsOf(data),
    );
  };

  const showPlaces = (places) => {
    const items = places.map((place) =>
      make(
        "li",
        {},
        make("a", { href: place.href }, place.name),
        " ",
        make("small", {}, about(place, box.dataset)),
      ),
    );
    part("places").hidden = !items.length;
    part("places")
      .querySelector("ul")
      .replaceChildren(...items);
  };
  const showResults = async (own) => {
    const pages = await Promise.all(results.slice(0, shown).map((result) => result.data()));
    if (own !== turn) return;
    const left = results.length - pages.length;
    part("results").hidden = !pages.length;
    part("results")
      .querySelector("ol")
      .replaceChildren(...pages.map(resultOf));
    part("more").hidden = !left;
    part("more").textContent = word("more", { count: number(Math.min(left, STEP)) });
  };
  const showFacets = (counts) => {
    const focused = document.activeElement;
    for (const facet of counts ? facets : []) {
      const name = facet.dataset.facet;
      const picked = chosen[name] ?? [];
      const known = Object.entries(counts[name] ?? {}).filter(
        ([value, count]) => count || picked.includes(value),
      );
      const newest = ([one], [other]) => other.localeCompare(one);
      const most = ([one, many], [other, more]) =>
        more - many || one.localeCompare(other, language);
      const offered = known
        .sort(name === "tahun" ? newest : most)
        .filter(([value], at) => at < CHOICES || picked.includes(value));
      facet.hidden = !offered.length;
      facet.querySelector("div").replaceChildren(
        ...offered.map(([value, count]) => {
          const input = make("input", { type: "checkbox", name, value });
          input.checked = picked.includes(value);
          return make(
            "label",
            { class: "mp-search__check" },
            input,
            ` ${value} (${number(count)})`,
          );
        }),
      );
    }
    const count = Object.values(chosen).flat().length;
    filters.hidden = !results.length && !count;
    filters.querySelector("summary").textContent = count
      ? word("filtersChosen", { count })
      : word("filters");
    part("clear").hidden = !count;
    if (counts && focused?.name in counts) {
      [...form.elements]
        .find((input) => input.name === focused.name && input.value === focused.value)
        ?.focus();
    }
  };
  const showScope = () => {
    scope.hidden = !from;
    if (!from) return;
    scope.querySelector("span").textContent = word("scope", { region: from.name });
    scope.querySelector("input").checked = (chosen.daerah ?? []).join() === from.name;
  };
  const clear = () => {
    results = [];
    part("try").hidden = part("results").hidden = true;
    showPlaces([]);
  };

  const sentence = (asked, { words, used: kept, missing: lost }) => {
    const count = number(results.length);
    const [query, used, missing] = [asked, kept.join(" "), lost.join(" ")].map(brief);
    if (!results.length)
      return word(Object.keys(chosen).length ? "noneFiltered" : "none", { query });
    if (!used) return word("foundAny", { count, query });
    if (missing) return word("foundInstead", { count, missing, used });
    if (kept.length < words.length) return word("foundSome", { count, query, used });
    return word("found", { count, query });
  };
  const run = async () => {
    const own = (turn += 1);
    const query = q.value.trim();
    document.title = query ? `${brief(query)} - ${title}` : title;
    showScope();
    if (!query) {
      clear();
      say("");
      return;
    }
    say(word("loading"));
    const places = await suggestBesidePages(query);
    if (own !== turn) return;
    showPlaces(places);
    try {
      const answer = await ask(query, {
        filters: chosen,
        sort: urut.value,
        fictional: rekaan.checked,
        facets: filters.open,
      });
      if (own !== turn) return;
      results = answer.results;
      showFacets(answer.counts);
      await showResults(own);
      if (!results.length) showPlaces(await suggest(query));
      if (own !== turn) return;
      part("try").hidden = Boolean(results.length);
      say(sentence(query, answer));
    } catch {
      if (own !== turn) return;
      clear();
      showPlaces(places);
      say(word("failed"));
    }
  };

  const writeAddress = (method) => {
    const asked = new URLSearchParams();
    if (q.value.trim()) asked.set("q", q.value.trim());
    if (from) asked.set("dari", from.slug);
    Object.entries(chosen).forEach(([name, values]) =>
      values.forEach((value) => asked.append(name, value)),
    );
    if (urut.value) asked.set("urut", urut.value);
    if (rekaan.checked) asked.set("rekaan", "ya");
    const address = `${location.pathname}${asked.size ? `?${asked}` : ""}`;
    if (method === "pushState" && address === location.pathname + location.search) return;
    history[method]({ shown }, "", address);
  };
  const readAddress = async () => {
    const asked = new URLSearchParams(location.search);
    q.value = asked.get("q") ?? "";
    urut.value = asked.get("urut") === "tanggal" ? "tanggal" : "";
    rekaan.checked = asked.get("rekaan") === "ya";
    const named = facets.map(({ dataset: { facet } }) => [facet, asked.getAll(facet)]);
    chosen = Object.fromEntries(named.filter(([, values]) => values.length));
    shown = history.state?.shown ?? STEP;
    const slug = asked.get("dari");
    from = slug ? ((await loadPlaces()).find((place) => place.slug === slug) ?? null) : null;
    run();
  };
  const change = (method) => {
    clearTimeout(pause);
    shown = STEP;
    writeAddress(method);
    run();
  };
  const pick = (name, values) => {
    const { [name]: _, ...others } = chosen;
    chosen = values.length ? { ...others, [name]: values } : others;
    change("pushState");
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    change("pushState");
  });
  q.addEventListener("input", () => {
    clearTimeout(pause);
    const length = q.value.trim().length;
    if ((length && length < FEWEST) || navigator.connection?.saveData) return; // then only when it is asked for
    pause = setTimeout(change, PAUSE_MS, "replaceState");
  });
  form.addEventListener("change", ({ target }) => {
    const facet = target.closest("[data-facet]");
    if (facet)
      pick(
        target.name,
        [...facet.querySelectorAll(":checked")].map((input) => input.value),
      );
    else if (scope.contains(target)) pick("daerah", target.checked ? [from.name] : []);
    else if (target !== q) change("pushState");
  });
  filters.addEventListener("toggle", () => {
    if (filters.open) run();
  }); // what they count is loaded only then
  part("clear").addEventListener("click", () => {
    chosen = {};
    q.focus();
    change("pushState");
  });
  part("more").addEventListener("click", async () => {
    const first = shown;
    shown += STEP;
    history.replaceState({ shown }, "");
    await showResults(turn).catch(() => say(word("failed")));
    part("results").querySelectorAll("h3 a")[first]?.focus();
  });
  window.addEventListener("popstate", readAddress);
  window.addEventListener("online", run);

  box.hidden = false;
  readAddress();
};

const page = globalThis.document?.querySelector(".mp-search");
if (page) start(page);
