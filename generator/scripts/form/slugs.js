/* Slugs, the names of files and the codes of records: lower-case letters, digits and hyphens. */

const LIMIT = 80;

/** Return the slug of a name; empty for a name without letters and digits. */
export function slugOf(name) {
  const joined = name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
  return joined.slice(0, LIMIT).replace(/^-+|-+$/g, "");
}

/** Tell whether a text is a slug. */
export function isSlug(text) {
  return text.length <= LIMIT && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
