/* The page of the form: which region, which kind of record, the fields, and the file they make. */

import { make } from "../shared/elements.js";
import { fill } from "../shared/sentences.js";
import { newFileAddress } from "./address.js";
import { controlElement, controlId, englishFields, recordFields } from "./fields.js";
import { madeName, nameKeyOf, openWriter } from "./record.js";

const REGION = "daerah";
const KIND = "jenis";

/** Bring the form to life: fetch the forms and the list of regions, then show what is asked for. */
export async function start(box) {
  const part = (name) => box.querySelector(`.mp-form__${name}`);
  const root = new URL(box.dataset.root, location.href);
  const [regionSelect, kindSelect] = box.querySelectorAll("select");
  const fetchData = async (path) => {
    const response = await fetch(new URL(`data/${path}.json`, root));
    if (!response.ok) throw new Error(path);
    return response.json();
  };
  const page = {
    root,
    part,
    regionSelect,
    kindSelect,
    fetchData,
    edit: box.dataset.edit,
    today: todayInWib(),
    states: new Map(),
  };
  box.hidden = false;
  // A form is longer than a screen: what follows waits below, and does not jump when it comes.
  part("fields").classList.toggle("mp-form__awaited", location.search.includes(`${REGION}=`));
  try {
    const [forms, regions] = await Promise.all([
      fetchData("usulan-baru/formulir"),
      fetchData("bandingkan/index"),
    ]);
    page.forms = forms;
    fillRegions(regionSelect, regions);
  } catch {
    part("status").textContent = box.dataset.unreadable;
    return;
  }
  page.word = (name, values) => fill(page.forms.words[name], values);
  readAddress(page);
  regionSelect.addEventListener("change", () => choose(page));
  kindSelect.addEventListener("change", () => choose(page));
  part("ask").addEventListener("submit", (event) => event.preventDefault());
}

function todayInWib() {
  return new Date(Date.now() + 7 * 3600000).toISOString().slice(0, 10);
}

function fillRegions(select, regions) {
  const provinces = new Map(regions.map(({ province }) => [province, []]));
  regions.forEach((region) => provinces.get(region.province).push(region));
  provinces.forEach((listed, label) => {
    const options = listed.map(({ slug, name }) => make("option", { value: slug }, name));
    select.append(make("optgroup", { label }, ...options));
  });
}

function readAddress(page) {
  const asked = new URLSearchParams(location.search);
  const take = (select, value) => {
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  };
  take(page.regionSelect, asked.get(REGION));
  take(page.kindSelect, asked.get(KIND));
  choose(page);
}

/** Show the form of the chosen region and kind; without a choice, what to choose. */
async function choose(page) {
  const [slug, kind] = [page.regionSelect.value, page.kindSelect.value];
  const query = new URLSearchParams(
    Object.entries({ [REGION]: slug, [KIND]: kind }).filter(([, value]) => value),
  );
  history.replaceState(null, "", `${location.pathname}${query.toString() && `?${query}`}`);
  page.part("fields").replaceChildren();
  page.part("result").replaceChildren();
  page.part("status").textContent = slug ? "" : page.word("choose_region");
  if (!slug) page.part("fields").classList.remove("mp-form__awaited");
  if (!slug) return;
  const isAsked = () => page.regionSelect.value === slug && page.kindSelect.value === kind;
  const region = await page.fetchData(`usulan-baru/${slug}`).catch(() => null);
  // Somebody has chosen otherwise while the file was on its way.
  if (!isAsked()) return;
  if (!region) page.part("status").textContent = page.word("unreadable_region");
  else showForm({ ...page, region, names: region.names, kind }, stateOf(page, `${slug}/${kind}`));
}

/* What was typed into a form stays while somebody fills in another, such as that of a source. */
function stateOf(page, name) {
  if (!page.states.has(name)) page.states.set(name, {});
  return page.states.get(name);
}

function showForm(page, state) {
  const { forms, kind, part, word } = page;
  const form = forms.forms[kind];
  const write = openWriter(forms, page.region, page.today);
  const result = resultOf(page);
  const touched = new Set();
  page.recordAt = (prefix) => recordAt(forms, form.record, prefix);
  page.changed = (path) => {
    if (path) touched.add(path);
    const made = write(kind, state);
    tell(part("fields"), made, touched);
    result.show(made);
    nameControl.placeholder = madeName(form, state);
  };
  const nameField = nameFieldOf(form, page);
  const nameElement = controlElement(nameField, { state, path: nameField.key }, page);
  const nameControl = nameElement.querySelector("input");
  const fields = recordFields(form.record, { state, path: "" }, page);
  const usual = fields.filter((element) => !element.matches("details"));
  const folds = fields.filter((element) => element.matches("details"));
  const intro = make(
    "p",
    { class: "mp-form__intro" },
    word(form.ending ? "intro_file" : "intro_item"),
  );
  const english = englishFields(form.record, state, page);
  part("fields").replaceChildren(intro, ...usual, nameElement, ...folds, ...english);
  part("result").replaceChildren(...result.elements);
  part("fields").classList.remove("mp-form__awaited");
  page.changed();
}

/* The type of the record below a path such as "evidence.0.". */
function recordAt(forms, record, prefix) {
  const keys = prefix.split(".").filter((key) => key && !/^[0-9]+$/.test(key));
  return keys.reduce(
    (holder, key) => forms.records[holder].find((field) => field.key === key).record,
    record,
  );
}

function nameFieldOf(form, page) {
  return {
    key: nameKeyOf(form),
    form: "text",
    code: "MP208",
    title: page.word(form.ending ? "name_of_file" : "name_of_item"),
    help: page.word("name_help"),
  };
}

/** Say at each field that was typed into what is wrong with it, or how it is read. */
function tell(box, { problems, readings }, touched) {
  box.querySelectorAll(".mp-form__note").forEach((note) => {
    note.textContent = "";
    note.classList.remove("mp-form__note--wrong");
  });
  box
    .querySelectorAll("[aria-invalid]")
    .forEach((control) => control.removeAttribute("aria-invalid"));
  readings.forEach((reading, path) => say(box, path, reading, false));
  problems.forEach((problem, path) => {
    if (touched.has(path)) say(box, path, problem, true);
  });
}

function say(box, path, sentence, isWrong) {
  const control = document.getElementById(controlId(path));
  const note = document.getElementById(`${controlId(path)}-note`);
  if (!note) return;
  note.textContent = sentence;
  note.classList.toggle("mp-form__note--wrong", isWrong);
  if (isWrong && control && control.matches("input, select, textarea")) {
    control.setAttribute("aria-invalid", "true");
  }
}

/** Return the part of the page with the finished file: its place, its text, and the ways out. */
function resultOf(page) {
  const { word } = page;
  const place = make("p", { class: "mp-form__place" });
  const problems = make("div", { class: "mp-form__problems", role: "status" });
  const code = make("code");
  const text = make("pre", { class: "mp-form__text" }, code);
  const copy = make("button", { type: "button", class: "mp-form__button" }, word("copy"));
  const save = make("button", { type: "button", class: "mp-form__button" }, word("download"));
  const open = make("a", { class: "mp-form__button", rel: "noopener" });
  const ways = make("div", { class: "mp-form__ways" }, open, copy, save);
  const said = make("p", { class: "mp-form__said", role: "status" });
  const next = make("p", { class: "mp-form__next" });
  let made = null;
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(made.text);
      said.textContent = word("copied");
    } catch {
      getSelection().selectAllChildren(code);
      said.textContent = word("copy_by_hand");
    }
  });
  save.addEventListener("click", () => {
    const href = URL.createObjectURL(new Blob([made.text], { type: "text/plain" }));
    const link = make("a", { href, download: made.name });
    link.click();
    URL.revokeObjectURL(href);
    said.textContent = word("downloaded", { name: made.name, folder: made.folder });
  });
  const show = (now) => {
    made = now;
    const path = `${made.folder}/${made.name}`.replace(/\/(?=\.[a-z]+$)/, "/…");
    const isReady = made.problems.size === 0;
    place.textContent = made.isFile
      ? word("place_file", { path })
      : word("place_item", { path, list: made.list });
    code.textContent = made.text;
    said.textContent = "";
    problems.replaceChildren(...problemElements(made.problems, page));
    ways.hidden = !isReady;
    next.hidden = !isReady;
    save.hidden = !made.isFile;
    next.textContent = word(page.edit ? "next" : "next_without_host");
    showAddress(open, made, page);
  };
  const heading = make("h3", { id: "hasil" }, word("result"));
  return { elements: [heading, place, problems, text, ways, said, next], show };
}

function showAddress(open, made, page) {
  const { edit, word } = page;
  const path = `${made.folder}/${made.name}`;
  const main = { href: `${edit}/${path}`, isFilled: false };
  const address = made.isFile ? newFileAddress(edit, path, made.text) : main;
  open.hidden = !edit || !address;
  if (open.hidden) return;
  open.href = address.href;
  open.textContent = word(address.isFilled ? "open_filled" : "open_empty");
}

/* A problem with the title of its field, unless the sentence has the title already. */
function titled(problem, control, page) {
  const named = control.labels ? control.labels[0] : control.querySelector("legend");
  const title = named.textContent.replace(page.word("required", { title: "" }), "");
  return problem.includes(title) ? problem : page.word("problem_at", { title, problem });
}

/** Return what is still to be done before the file can go out, each with a link to its field. */
function problemElements(problems, page) {
  if (!problems.size) return [make("p", {}, page.word("ready"))];
  const items = [...problems].map(([path, problem]) => {
    const id = controlId(path);
    const control = path !== "" && document.getElementById(id);
    if (!control) return make("li", {}, problem);
    const link = make("a", { href: `#${id}` }, titled(problem, control, page));
    link.addEventListener("click", () => {
      const fold = control.closest("details");
      if (fold) fold.open = true;
      control.focus();
    });
    return make("li", {}, link);
  });
  const title = page.word("problems", { count: problems.size });
  return [make("p", {}, title), make("ul", {}, ...items)];
}
