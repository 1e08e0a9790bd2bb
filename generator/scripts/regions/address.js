/* The address of a filtered list: the fields of the form by their names. */

/** Return the query for fields, a list of names and values; empty where none is filled. */
export function queryOf(values) {
  const trimmed = values.map(([name, value]) => [name, value.trim()]);
  const filled = trimmed.filter(([, value]) => value);
  return filled.length ? `?${new URLSearchParams(filled)}` : "";
}

/** Return the values that a query has for fields, by their names; "" for those it does not name. */
export function valuesIn(query, names) {
  const asked = new URLSearchParams(query);
  return new Map(names.map((name) => [name, asked.get(name) ?? ""]));
}
