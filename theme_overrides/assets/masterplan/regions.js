/* A filter and an order for the list of regions, over the tables that the page has anyway.
   Words come from the page; what readers type becomes text and part of the address, never markup. */
(() => {
  "use strict";
  const form = document.querySelector(".mp-filter");
  const headings = [...document.querySelectorAll('h2[id^="provinsi-"], h2#tanpa-provinsi')];
  if (!form || !headings.length) return;
  const fields = [...form.querySelectorAll("[name]")];
  const status = form.querySelector("[role=status]");
  const { q, provinsi, angkatan, kerangka, urut } = form.elements;

  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
  const textOf = (cell) => cell.textContent.trim();
  const following = (heading) => {
    const found = [];
    let next = heading;
    while ((next = next.nextElementSibling) && next.tagName !== "H2") found.push(next);
    return found;
  };

  const groups = headings.map((heading) => {
    const parts = following(heading);
    const code = heading.id.replace("provinsi-", "");
    const rows = parts.flatMap((part) => [...part.querySelectorAll("tbody tr")]).map((row) => ({
      row,
      code,
      province: textOf(heading),
      name: textOf(row.cells[0].querySelector("a")),
      href: row.cells[0].querySelector("a").href,
      cohorts: textOf(row.cells[1]).split(", "),
      framework: textOf(row.cells[2]),
      known: Number.parseInt(textOf(row.cells[3]).match(/\d+/)?.[0] ?? "0", 10),
    }));
    return { parts: [heading, ...parts], rows, code, province: textOf(heading) };
  });
  const all = groups.flatMap((group) => group.rows);

  /* One table of all that match, for an order that is not that of the provinces. */
  const model = groups.flatMap((group) => group.parts).find((part) => part.querySelector("tbody tr"));
  const flat = model.cloneNode(true);
  const body = flat.querySelector("tbody");
  const head = document.createElement("th");
  head.scope = "col";
  head.setAttribute("role", "columnheader");
  head.textContent = form.dataset.province;
  flat.querySelector("thead th").after(head);
  flat.querySelector("caption").textContent = form.dataset.caption;
  flat.setAttribute("aria-label", form.dataset.caption);
  body.replaceChildren();
  flat.hidden = true;
  groups[0].parts[0].before(flat);

  const flatRow = (entry) => {
    const row = entry.row.cloneNode(true);
    const cell = document.createElement("td");
    row.hidden = false;
    cell.textContent = entry.province;
    cell.dataset.label = form.dataset.province;
    cell.setAttribute("role", "cell");
    row.cells[0].after(cell);
    return row;
  };
  const byName = (one, other) => one.name.localeCompare(other.name, document.documentElement.lang);
  const ORDERS = { nama: byName, lengkap: (one, other) => other.known - one.known || byName(one, other) };

  /* What else people call a region is in the list of places, fetched when somebody is about to type a name. */
  let places = new Map();
  const learn = async () => {
    const { load } = await import("./places.js");
    places = new Map((await load()).map((place) => [place.href, place.keys]));
    show();
  };
  const letters = (text) => folded(text).replace(/[^\p{L}\p{N}]/gu, "");
  const isNamed = ({ name, href }) =>
    folded(name).includes(folded(q.value)) ||
    (letters(q.value) && (places.get(href) ?? []).some(({ full }) => full.includes(letters(q.value))));

  const isWanted = (entry) =>
    isNamed(entry) &&
    (!provinsi.value || entry.code === provinsi.value) &&
    (!angkatan.value || entry.cohorts.includes(angkatan.value)) &&
    (!kerangka.value || entry.framework === kerangka.value);

  const show = () => {
    const wanted = all.filter(isWanted);
    const order = ORDERS[urut.value];
    flat.hidden = !order || !wanted.length;
    body.replaceChildren(...(order ? wanted.sort(order).map(flatRow) : []));
    all.forEach((entry) => { entry.row.hidden = !isWanted(entry); });
    groups.forEach((group) => {
      const isEmpty = Boolean(order) || group.rows.every((entry) => entry.row.hidden);
      group.parts.forEach((part) => { part.hidden = isEmpty; });
    });
    const counted = form.dataset.shown.replace("{count}", wanted.length).replace("{all}", all.length);
    const isNamedAlone = q.value.trim() && !provinsi.value && !angkatan.value && !kerangka.value;
    const none = isNamedAlone ? form.dataset.noneNamed : form.dataset.none;
    status.textContent = wanted.length ? counted : none;
  };

  const readAddress = () => {
    const asked = new URLSearchParams(location.search);
    fields.forEach((field) => {
      field.value = asked.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    });
    show();
  };
  const writeAddress = () => {
    const filled = fields.map((field) => [field.name, field.value.trim()]).filter(([, value]) => value);
    const query = new URLSearchParams(filled);
    history.replaceState(null, "", `${location.pathname}${filled.length ? `?${query}` : ""}${location.hash}`);
  };
  const change = () => { writeAddress(); show(); };

  const offer = (select, values) => values.forEach(([value, text]) => select.add(new Option(text, value)));
  const distinct = (values) => [...new Set(values)].sort().map((value) => [value, value]);
  offer(provinsi, groups.map((group) => [group.code, group.province]));
  offer(angkatan, distinct(all.flatMap((entry) => entry.cohorts)));
  offer(kerangka, distinct(all.map((entry) => entry.framework)));

  form.hidden = false;
  form.addEventListener("input", change);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(change));  // the fields are emptied after this event
  window.addEventListener("popstate", readAddress);
  q.addEventListener("focus", learn, { once: true });
  readAddress();
  if (q.value) learn();
})();
