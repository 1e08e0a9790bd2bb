/* Which regions a reader wants to see, and in which order.

   An entry has the `name` of a region, the address of its page (`href`), the `code` and name of its
   `province`, its `cohorts`, its `framework`, and how many parts of it are `known`. What is wanted
   has the values of the form's fields by their names, each "" where nothing was chosen. */

/** Return a text in small letters without accents, as names are compared. */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** Return the letters and figures of a text, folded; spaces and signs are left out. */
export function lettersOf(text) {
  return folded(text).replace(/[^\p{L}\p{N}]/gu, "");
}

/**
 * Tell whether what was typed stands in the name of a region, or in a name that people call it.
 *
 * `calledNames` has these names by the address of the region's page, in letters alone.
 */
function isNamed({ name, href }, typed, calledNames) {
  if (folded(name).includes(folded(typed))) return true;
  const letters = lettersOf(typed);
  const called = calledNames.get(href) ?? [];
  return letters !== "" && called.some((other) => other.includes(letters));
}

/** Tell whether a region is one of those that are wanted. */
export function isWanted(entry, wanted, calledNames = new Map()) {
  return (
    isNamed(entry, wanted.q, calledNames) &&
    (!wanted.provinsi || entry.code === wanted.provinsi) &&
    (!wanted.angkatan || entry.cohorts.includes(wanted.angkatan)) &&
    (!wanted.kerangka || entry.framework === wanted.kerangka)
  );
}

/**
 * Return the entries in an order over all provinces: "nama" or "lengkap", the most complete first.
 *
 * Undefined for every other word: the list stays below its provinces.
 */
export function ordered(entries, order, language) {
  const byName = (one, other) => one.name.localeCompare(other.name, language);
  const byCompleteness = (one, other) => other.known - one.known || byName(one, other);
  const orders = new Map([
    ["nama", byName],
    ["lengkap", byCompleteness],
  ]);
  return orders.has(order) ? [...entries].sort(orders.get(order)) : undefined;
}

/** Return the name of the sentence about what is shown: a count, or why there is nothing. */
export function statusOf(count, wanted) {
  if (count) return "shown";
  const isNameAlone = wanted.q && !wanted.provinsi && !wanted.angkatan && !wanted.kerangka;
  return isNameAlone ? "noneNamed" : "none";
}

/** Return the distinct values in the order of their letters. */
export function distinct(values) {
  return [...new Set(values)].sort();
}
