/* Two to four regions side by side, from the small data file of each that is asked for.
   Words come from the page's attributes. Data becomes text and addresses below the site's root, never markup. */
(() => {
  "use strict";
  const box = document.querySelector(".mp-compare");
  if (!box) return;
  const selects = [...box.querySelectorAll("select")];
  const [form, status, result] = ["form", "status", "result"].map((part) => box.querySelector(`.mp-compare__${part}`));
  const root = new URL(box.dataset.root, location.href);
  const files = new Map();
  let regions = new Map();
  let turn = 0;
  const word = (name, values = {}) => box.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

  /* Roles are said outright: narrow screens show the table as blocks, which would take its meaning away. */
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  const make = (tag, { role = ROLES[tag], ...attributes } = {}, ...children) => {
    const element = document.createElement(tag);
    const all = role ? { role, ...attributes } : attributes;
    Object.entries(all).forEach(([name, value]) => element.setAttribute(name, value));
    element.append(...children);
    return element;
  };
  const link = (href, text, attributes = {}) => make("a", { ...attributes, href: new URL(href, root) }, text);

  const fetched = (path) => {
    const read = (answer) => (answer.ok ? answer.json() : Promise.reject(new Error(path)));
    const load = () => fetch(new URL(`data/bandingkan/${path}.json`, root)).then(read);
    if (!files.has(path)) files.set(path, load().catch((error) => { files.delete(path); throw error; }));
    return files.get(path);
  };
  const valueOf = (value, region) => {
    const shown = [value.href ? link(value.href, value.text) : value.text];
    if (value.note) shown.push(" ", make("span", { class: "mp-compare__note" }, `(${value.note})`));
    for (const number of value.sources ?? []) {
      const { title, href } = region.sources[number - 1];
      const label = word("source", { number, region: region.name, title });
      shown.push(make("sup", { class: "mp-mark" }, link(href, `[${number}]`, { "aria-label": label })));
    }
    return shown;
  };
  const valuesOf = (region, key, field = "rows") =>
    region[field].filter((row) => row.key === key).flatMap((row) => row.values);
  const missing = () => make("span", { class: "mp-unknown" }, word("missing"));
  const cellOf = (region, values, absent = missing) => {
    const items = values.map((value) => valueOf(value, region));
    const many = () => [make("ul", {}, ...items.map((item) => make("li", {}, ...item)))];
    return make("td", { "data-region": region.name }, ...(items.length > 1 ? many() : items[0] ?? [absent(region)]));
  };
  const rowOf = (label, cells) => make("tr", {}, make("th", { role: "rowheader", scope: "row" }, label), ...cells);
  const noteOf = (label, chosen, ...text) =>
    rowOf(label, [make("td", { colspan: chosen.length, class: "mp-compare__why" }, ...text)]);

  /* Rows of one field whose keys at least two regions share, in the order in which they first appear. */
  const sharedRows = (chosen, field, { named = (label) => label, absent = missing } = {}) => {
    const labels = new Map(chosen.flatMap((region) => region[field].map((row) => [row.key, row.label])));
    const isShared = ([key]) => chosen.filter((region) => valuesOf(region, key, field).length).length > 1;
    const rowFor = ([key, label]) =>
      rowOf(named(label), chosen.map((region) => cellOf(region, valuesOf(region, key, field), absent)));
    return [...labels].filter(isShared).map(rowFor);
  };
  const dimensionRows = (chosen) => {
    const known = [...new Set(chosen.map((region) => region.framework).filter(Boolean))];
    const unknown = chosen.filter((region) => !region.framework).map((region) => region.name);
    const named = (label) => word("dimension", { name: label });
    const rows = known.flatMap((framework) => {
      const isIn = (region) => region.framework === framework;
      const followers = chosen.map((region) => (isIn(region) ? region : { ...region, dimensions: [] }));
      const other = () => make("span", { class: "mp-compare__note" }, word("otherFramework"));
      const absent = (region) => (region.framework && !isIn(region) ? other() : missing());
      return sharedRows(followers, "dimensions", { named, absent });
    });
    const why = known.length > 1 ? [word("differingFrameworks"), " ", link("dimensi/#padanan", word("crosswalk")), " "] : [];
    if (unknown.length) why.push(word("unknownFrameworks", { names: unknown.join(", ") }));
    return why.length ? [...rows, noteOf(word("notComparable"), chosen, ...why)] : rows;
  };
  const evaluationNote = (chosen) => {
    const scored = chosen.filter((region) => valuesOf(region, "evaluation").length);
    const bases = new Set(scored.map((region) => region.evaluation_basis));
    if (scored.length < 2 || (bases.size === 1 && !bases.has(null))) return [];
    return [noteOf(word("notComparable"), chosen, word("differingEvaluations"))];
  };
  const figureRows = (chosen) => {
    const rows = sharedRows(chosen, "figures");
    return rows.length ? rows : [noteOf(word("figures"), chosen, word("noSharedFigures"))];
  };
  const numbered = ({ title, href }, position) => ({ href, text: `[${position + 1}] ${title}` });
  const sourceRow = (chosen) =>
    rowOf(word("sources"), chosen.map((region) => cellOf(region, region.sources.map(numbered))));
  const tableOf = (chosen) => {
    const after = { dimension_count: dimensionRows, evaluation: (all) => [...evaluationNote(all), ...figureRows(all)] };
    const headOf = (...content) => make("th", { role: "columnheader", scope: "col" }, ...content);
    const badge = () => [" ", make("span", { class: "mp-compare__fictional" }, word("fictional"))];
    const heads = chosen.map((region) => headOf(link(region.href, region.name), ...(region.fictional ? badge() : [])));
    const rows = chosen[0].rows.flatMap(({ key, label }) => [
      rowOf(label, chosen.map((region) => cellOf(region, valuesOf(region, key)))),
      ...(after[key]?.(chosen) ?? []),
    ]);
    const caption = word("caption", { names: chosen.map((region) => region.name).join(", ") });
    const head = make("thead", {}, make("tr", {}, headOf(word("topic")), ...heads));
    const body = make("tbody", {}, ...rows, sourceRow(chosen));
    const table = make("table", { class: "mp-compare__table" }, make("caption", {}, caption), head, body);
    return make("div", { class: "mp-compare__scroll", role: "region", "aria-label": caption, tabindex: "0" }, table);
  };
  /* The page's address for others, with the regions shown; the code for paper was made without them. */
  const [share, printed, code] = [".mp-share a", ".mp-print__address", ".mp-print__code"]
    .map((part) => document.querySelector(part));
  const plain = { href: share?.href, address: printed?.textContent };
  const queryOf = (chosen) => (chosen.length ? `?daerah=${chosen.join(",")}` : "");
  const pointTo = (query) => {
    if (share) share.href = plain.href + encodeURIComponent(query);
    if (printed) printed.textContent = plain.address + query;
    if (code) code.hidden = query !== "";
  };
  const say = (...sentences) => status.replaceChildren(...sentences.map((text) => make("p", {}, text)));
  const offer = (chosen) => selects.forEach((select) => [...select.options].forEach((option) => {
    option.disabled = option.value !== select.value && chosen.includes(option.value);
  }));
  const show = async (slugs, problems = []) => {
    const own = ++turn;
    offer(slugs);
    pointTo(queryOf(slugs));
    const answers = await Promise.allSettled(slugs.map(fetched));
    if (own !== turn) return;
    const chosen = answers.flatMap((answer) => answer.value ?? []);
    const lost = slugs.filter((_, position) => answers[position].status === "rejected");
    const names = chosen.map((region) => region.name);
    result.replaceChildren(...(chosen.length > 1 ? [tableOf(chosen)] : []));
    const told = word(["prompt", "oneMore"][names.length] ?? "shown", { name: names[0], names: names.join(", ") });
    say(...problems, ...lost.map((slug) => word("unreadableRegion", { name: regions.get(slug).name })), told);
  };
  const readAddress = () => {
    const named = new URLSearchParams(location.search).getAll("daerah").flatMap((part) => part.split(","));
    const asked = [...new Set(named.map((slug) => slug.trim()).filter(Boolean))];
    const known = [...new Set(asked.map((slug) => regions.get(slug)?.slug).filter(Boolean))];
    const chosen = known.slice(0, selects.length);
    const problems = asked.filter((slug) => !regions.has(slug)).map((slug) => word("unknownRegion", { slug }));
    if (known.length > selects.length) problems.push(word("tooMany"));
    selects.forEach((select, position) => { select.value = chosen[position] ?? ""; });
    show(chosen, problems);
  };
  const choose = () => {
    const chosen = selects.map((select) => select.value).filter(Boolean);
    history.replaceState(null, "", `${location.pathname}${queryOf(chosen)}`);
    show(chosen);
  };
  const fill = (list) => {
    regions = new Map(list.flatMap((region) => [region.slug, ...(region.former ?? [])].map((slug) => [slug, region])));
    const groups = new Map(list.map((region) => [region.province, []]));
    list.forEach((region) => groups.get(region.province).push(region));
    selects.forEach((select) => groups.forEach((members, label) => select.append(make("optgroup", { label },
      ...members.map((region) => make("option", { value: region.slug }, region.name))))));
  };
  const giveUp = () => { form.hidden = true; say(word("unreadableList")); };
  box.hidden = false;
  say(word("loading"));
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", readAddress);
  fetched("index").then(fill).then(readAddress, giveUp);
})();
