/* The fields of a form as elements. Each writes what is typed into the state of its record.

   A place (`at`) has the `state` and a `path`: that of the field, or what stands before the paths
   of a record's fields. A page has the `forms`, the names of the region's records (`names`), the
   sentences (`word`), the record at a place (`recordAt`), and `changed`, to be called after each
   change. */

import { make } from "../shared/elements.js";

const PREFIX = "mp-form-";
/* Fields that no source says: they tell a record from the others, or are this site's own. */
const UNSAID = new Set(["id", "key", "number", "note", "sources"]);

/** Return the identifier of the control of a field by its path. */
export function controlId(path) {
  return PREFIX + path.replace(/[^A-Za-z0-9-]/g, "-");
}

/** Return the elements of a record's fields: the usual ones, then the rest folded. */
export function recordFields(record, at, page, defaults = {}) {
  const fields = page.forms.records[record]
    .filter((field) => isOffered(field, at.path, page))
    .map((field) => withDefault(field, defaults[field.key]));
  const usual = fields.filter(isUsual);
  const rest = fields.filter((field) => !isUsual(field));
  const elementOf = (field) =>
    fieldElement(field, { state: at.state, path: at.path + field.key }, page);
  return [...usual.map(elementOf), ...folded("further", rest.map(elementOf), page)];
}

/** Return the English versions of a record's texts, folded. */
export function englishFields(record, state, page) {
  const fields = page.forms.records[record].filter((field) => field.languages);
  const elements = fields.map((field) => {
    const title = page.word("in_english", { title: field.title });
    const texts = { state: textsOf(state, field.key), path: `${field.key}[en]` };
    const english = { ...field, title, help: "", key: "en", required: false };
    return controlElement(english, texts, page);
  });
  return folded("english", elements, page);
}

/* A value that stands unless another one is typed. */
function withDefault(field, placeholder) {
  return placeholder ? { ...field, placeholder, required: false, open: false } : field;
}

function folded(key, elements, page) {
  if (!elements.length) return [];
  const summary = make("summary", {}, page.word(key, { count: elements.length }));
  return [make("details", { class: "mp-fold" }, summary, ...elements)];
}

/* A folded list without anything to choose would only be in the way. */
function isOffered(field, path, page) {
  if (field.identifier && !path) return false;
  if (field.form !== "reference" || field.open) return true;
  return namesOf(field, page).length + furtherOf(field, page).length > 0;
}

/* Where a region has several plans, a record without its plan is a finding of the check. */
function isUsual(field) {
  return field.open || field.kind === "plan";
}

function fieldElement(field, at, page) {
  if (field.form === "sources") return sourcesElement(field, at, page);
  if (field.many) return listElement(field, at, page);
  if (field.form === "record") return groupElement(field, at, page);
  if (!field.languages) return controlElement(field, at, page);
  const texts = { state: textsOf(at.state, field.key), path: at.path };
  return controlElement({ ...field, key: "id" }, texts, page);
}

function textsOf(state, key) {
  if (!state[key]) state[key] = {};
  return state[key];
}

function groupElement(field, { state, path }, page) {
  if (!state[field.key]) state[field.key] = {};
  const inner = { state: state[field.key], path: `${path}.` };
  return make(
    "fieldset",
    { class: "mp-form__group" },
    make("legend", {}, titleOf(field, page)),
    helpElement(field.help, path),
    ...recordFields(field.record, inner, page, field.defaults),
    noteOf(path),
  );
}

/* A list of values or records: what is there, and a button for one more. */
function listElement(field, { state, path }, page, itemElement = fieldElement) {
  const isOfRecords = field.form === "record";
  if (!state[field.key]) state[field.key] = field.open && !isOfRecords ? [emptyItem(field)] : [];
  const items = state[field.key];
  const list = make("div", { class: "mp-form__items" });
  const add = buttonOf("", () => {
    items.push(emptyItem(field));
    show();
    list.lastChild.querySelector("input, select, textarea").focus();
  });
  const remove = (place) => {
    items.splice(place, 1);
    show();
    page.changed();
    add.focus();
  };
  const itemAt = (place) => {
    const title = page.word("item", { title: field.title, number: place + 1 });
    const one = { ...field, many: false, title, help: "", key: place, required: false };
    const element = itemElement(one, { state: items, path: `${path}.${place}` }, page);
    const button = buttonOf(page.word("remove", { title }), () => remove(place));
    button.hidden = !isOfRecords && items.length === 1;
    return make("div", { class: "mp-form__item" }, element, button);
  };
  const show = () => {
    list.replaceChildren(...items.map((_, place) => itemAt(place)));
    add.textContent = page.word(items.length ? "one_more" : "add", { title: field.title });
  };
  show();
  return make(
    "fieldset",
    { class: "mp-form__group", id: controlId(path), tabindex: "-1" },
    make("legend", {}, titleOf(field, page)),
    helpElement(field.help, path),
    list,
    add,
    noteOf(path),
  );
}

function buttonOf(title, act) {
  const button = make("button", { type: "button", class: "mp-form__button" }, title);
  button.addEventListener("click", act);
  return button;
}

function emptyItem(field) {
  if (field.form === "record") return {};
  return field.form === "sources" ? { source: "", field: "" } : "";
}

/* The sources of a record; each says all fields, or one of them. */
function sourcesElement(field, at, page) {
  const record = page.recordAt(at.path.slice(0, -field.key.length));
  const said = page.forms.records[record]
    .filter(({ key }) => !UNSAID.has(key))
    .map(({ key, title }) => [key, title]);
  const what = { key: "field", form: "options", title: page.word("source_says"), help: "" };
  const options = { ...what, options: [["", page.word("every_field")], ...said], isWhole: true };
  const itemElement = (one, { state: rows, path: place }) => {
    const row = rows[one.key];
    const source = { ...one, key: "source", form: "reference" };
    const controls = [controlElement(source, { state: row, path: place }, page)];
    // A single source says everything.
    if (rows.length > 1) {
      controls.push(controlElement(options, { state: row, path: `${place}.field` }, page));
    }
    return make("div", {}, ...controls);
  };
  return listElement(field, at, page, itemElement);
}

function titleOf(field, page) {
  return field.required ? page.word("required", { title: field.title }) : field.title;
}

function helpElement(help, path) {
  const element = make("p", { class: "mp-form__help", id: `${controlId(path)}-help` }, help);
  element.hidden = !help;
  return element;
}

function noteOf(path) {
  return make("p", { class: "mp-form__note", id: `${controlId(path)}-note` });
}

/** Return a label, a control for one value, its help, and the place for a word on the value. */
export function controlElement(field, { state, path }, page) {
  const id = controlId(path);
  const control = controlOf(field, { id, "aria-describedby": `${id}-help ${id}-note` }, page);
  control.value = state[field.key] || "";
  control.addEventListener("input", () => {
    state[field.key] = control.value;
    page.changed(path);
  });
  return make(
    "div",
    { class: "mp-form__field" },
    make("label", { for: id }, titleOf(field, page)),
    control,
    helpElement(field.help, path),
    noteOf(path),
  );
}

function controlOf(field, named, page) {
  const attributes = { ...named, class: "mp-control" };
  if (field.placeholder) attributes.placeholder = field.placeholder;
  const options = optionsOf(field, page);
  if (options) {
    const none = field.isWhole ? [] : [["", page.word("choose")]];
    const rows = [...none, ...options];
    return make("select", attributes, ...rows.map(optionElement), ...furtherOf(field, page));
  }
  if (field.form === "paragraphs") return make("textarea", { ...attributes, rows: 6 });
  if (field.form === "text" && !field.code) return make("textarea", { ...attributes, rows: 1 });
  const inputmode = field.form === "whole" ? "numeric" : "text";
  return make("input", { ...attributes, type: "text", inputmode, autocomplete: "off" });
}

function optionElement([value, label]) {
  return make("option", { value }, label || value);
}

/* The sources of the nation stand below those of the region, under a heading of their own. */
function furtherOf(field, page) {
  const isSource = field.form === "reference" && field.kind === "source";
  if (!isSource || !page.forms.sources.length) return [];
  const label = page.word("national_sources");
  return [make("optgroup", { label }, ...page.forms.sources.map(optionElement))];
}

function optionsOf(field, page) {
  if (field.options) return field.options;
  if (field.form === "choice") return page.forms.lists[field.list];
  return field.form === "reference" ? namesOf(field, page) : null;
}

function namesOf(field, page) {
  return page.names[field.kind] || [];
}
