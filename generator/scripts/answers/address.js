/* The address of the search page keeps all that is asked: words, choices, order, scope. */

/** Return what an address asks for; `facets` are the names of the choices. */
export function askedIn(search, facets) {
  const asked = new URLSearchParams(search);
  const named = facets.map((facet) => [facet, asked.getAll(facet)]);
  return {
    query: asked.get("q") ?? "",
    from: asked.get("dari") ?? "",
    chosen: Object.fromEntries(named.filter(([, values]) => values.length)),
    sort: asked.get("urut") === "tanggal" ? "tanggal" : "",
    fictional: asked.get("rekaan") === "ya",
    literal: asked.get("persis") === "ya",
    handbook: asked.get("panduan") === "ya",
  };
}

/** Return the part of an address behind its path that asks for the same again; "" for nothing. */
export function addressFor({ query, from, chosen, sort, fictional, literal, handbook }) {
  const asked = new URLSearchParams();
  if (query) asked.set("q", query);
  if (from) asked.set("dari", from);
  Object.entries(chosen).forEach(([name, values]) =>
    values.forEach((value) => asked.append(name, value)),
  );
  if (sort) asked.set("urut", sort);
  if (fictional) asked.set("rekaan", "ya");
  if (literal) asked.set("persis", "ya");
  if (handbook) asked.set("panduan", "ya");
  const text = asked.toString();
  return text && `?${text}`;
}
