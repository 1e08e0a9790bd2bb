/* Slugs, the names of files and the codes of records: lower-case letters, digits and hyphens. */

const LIMIT = 80;

/** Return the slug of a name; empty for a name without letters and digits.

   Accents are dropped, and a long name ends at the last whole word within the limit.
*/
export function slugOf(name) {
  const letters = name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
  const slug = letters.replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  if (slug.length <= LIMIT) return slug;
  const whole = slug.slice(0, LIMIT + 1).lastIndexOf("-");
  return slug.slice(0, whole > 0 ? whole : LIMIT);
}

/** Tell whether a text is a slug. */
export function isSlug(text) {
  return text.length <= LIMIT && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}
