/* The configuration of Sveltia CMS for a region, from the description of the fields that the
   program publishes, and from the names of the region's records. */

import { BARE, ENGLISH, FILE, PLACE, REST, translated } from "../admin_files/keys.js";
import { UPLOADS } from "./uploads.js";

/** Return the name under which the format of a collection is registered. */
export const formatName = (record) => `masterplan-${record}`;

/* The folder of a region's pictures, as a path of the repository. */
const mediaFolder = (names) => `/${names.folder}/media`;

/** Return the form of a region's records: `config` is the published file, `names` the region's.

   A field is left out if the region has nothing that could be chosen in it: the editor refuses to
   open with such a field, and what a file says there stays as it is.
*/
export function regionForm(config, names) {
  const lists = { ...names.names, source: [...(names.names.source || []), ...config.sources] };
  const form = { ...config, names: lists, media: `${mediaFolder(names)}/` };
  const records = Object.entries(form.records).map(([record, fields]) => [
    record,
    fields.filter((field) => !lacksOptions(field, form)),
  ]);
  return { ...form, records: Object.fromEntries(records) };
}

/* Tells whether nothing can be chosen in a field, or in a required field of its record. */
function lacksOptions(field, form) {
  if (field.form === "sources") return !form.names.source.length;
  if (field.form === "record") {
    return form.records[field.record].some((inner) => inner.required && lacksOptions(inner, form));
  }
  const options = optionsOf(field, form);
  return options !== null && !options.length;
}

/** Return the configuration for a region, from the form of its records. */
export function editorConfig(form, names, title) {
  const media = mediaFolder(names);
  const collections = Object.entries(form.collections)
    .map(([name, collection]) => collectionOf(name, collection, names, form))
    .map((collection) => ({ ...collection, media_folder: media, public_folder: media }));
  return {
    load_config_file: false,
    backend: form.backend,
    publish_mode: "editorial_workflow",
    app_title: title,
    logo: { src: new URL("../assets/masterplan/mark.svg", import.meta.url).href },
    media_folder: media,
    public_folder: media,
    media_libraries: { default: { config: UPLOADS }, stock_assets: { providers: [] } },
    show_preview_links: false,
    editor: { preview: false },
    output: { omit_empty_optional_fields: true },
    collections,
  };
}

/* New records have a form of their own, and what is published is withdrawn, never deleted. Who
   reads a proposal accepts it on the git host, where it has been checked. */
function collectionOf(name, { record, folder, icon, label }, names, form) {
  return {
    name,
    label,
    icon,
    folder: `${names.folder}/${folder}`,
    format: formatName(record),
    identifier_field: form.headlines[record],
    slug: { template: "{{slug}}", editable: false },
    create: false,
    delete: false,
    duplicate: false,
    publish: false,
    thumbnail: false,
    fields: [{ name: FILE, widget: "hidden" }, ...fieldsOf(record, form)],
  };
}

/* Fields that are usually filled in stand first; the files keep their own order. */
function fieldsOf(record, form) {
  const fields = form.records[record];
  const english = translated(fields);
  const [usual, further] = [true, false].map((open) =>
    fields
      .filter((field) => Boolean(field.open) === open)
      .map((field) => fieldOf(field, record, form)),
  );
  const inEnglish = {
    name: ENGLISH,
    label: form.words.english,
    widget: "object",
    required: false,
    collapsed: "auto",
    fields: english.map((field) => ({ ...textField(field), required: false })),
  };
  return [...usual, ...further, ...(english.length ? [inEnglish] : [])];
}

function fieldOf(field, record, form) {
  const shown = { ...common(field), required: Boolean(field.required) };
  if (field.form === "sources") return { ...shown, ...sourcesField(record, form) };
  if (field.form === "record") return { ...shown, ...recordField(field, form) };
  if (field.media) return { ...shown, widget: "file", choose_url: false };
  const options = optionsOf(field, form);
  if (options) return { ...shown, widget: "select", multiple: Boolean(field.many), options };
  const single = { ...textField(field), ...limits(field, form), required: shown.required };
  if (!field.many) return single;
  return { ...shown, widget: "list", field: { ...single, name: "item", required: true, hint: "" } };
}

const common = ({ key, title, help }) => ({ name: key, label: title, hint: help });

function textField(field) {
  return { ...common(field), widget: field.form === "paragraphs" ? "text" : "string" };
}

function recordField(field, form) {
  const fields = fieldsOf(field.record, form);
  if (!field.many) return { widget: "object", collapsed: "auto", fields };
  const headline = form.headlines[field.record];
  return {
    widget: "list",
    collapsed: true,
    ...(headline ? { summary: `{{${headline}}}` } : {}),
    fields: [{ name: PLACE, widget: "hidden" }, ...fields],
  };
}

/* Returns the values to choose from; null for a value that is typed. */
function optionsOf({ form: kind, list, kind: named }, { lists, names, words }) {
  if (kind === "yes_no")
    return optionsFrom([
      ["ya", words.yes],
      ["tidak", words.no],
    ]);
  if (kind === "choice") return optionsFrom(lists[list]);
  return kind === "reference" ? optionsFrom(names[named] || []) : null;
}

const optionsFrom = (pairs) => pairs.map(([value, label]) => ({ value, label: label || value }));

function sourcesField(record, form) {
  const said = form.records[record].filter(({ form: kind }) => kind !== "sources");
  const names = said.map(({ key, title }) => [key, title]);
  const fields = [
    {
      name: "sources",
      label: form.words.sources,
      widget: "select",
      multiple: true,
      options: optionsFrom(form.names.source),
    },
    {
      name: "field",
      label: form.words.says,
      widget: "select",
      required: false,
      options: optionsFrom([[REST, form.words.rest], ...names]),
    },
  ];
  return {
    widget: "list",
    collapsed: true,
    summary: `{{sources}} ({{field | default('${form.words.whole}')}})`,
    hint: form.words.new_source,
    fields,
  };
}

/* Numbers and days are written here as in the files, and an empty value is no wrong one. */
function limits({ pattern, code, form: kind, help }, { messages }) {
  if (!pattern) return {};
  const hint = BARE.has(kind) ? messages[code] : help;
  return { hint, pattern: [`^(?:${pattern})?$`, messages[code]] };
}
