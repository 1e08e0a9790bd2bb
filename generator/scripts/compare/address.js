/* The address of a comparison: `?daerah=kota-a,kota-b`, by the slugs of the regions. */

/** Return the query of a comparison of regions; empty where no region is chosen. */
export function queryOf(slugs) {
  return slugs.length ? `?daerah=${slugs.join(",")}` : "";
}

/** Return the distinct slugs that a query names, in order; it may name `daerah` several times. */
export function slugsIn(query) {
  const lists = new URLSearchParams(query).getAll("daerah");
  const slugs = lists.flatMap((list) => list.split(",")).map((slug) => slug.trim());
  return [...new Set(slugs.filter(Boolean))];
}

/**
 * Return the regions that a query asks for.
 *
 * `regions` has each region by its slug and by its former slugs; at most `most` can be compared.
 * Gives the `chosen` slugs of today, the `unknown` slugs as they were asked for, and whether more
 * regions were asked for than can be compared (`isCut`).
 */
export function choiceIn(query, regions, most) {
  const asked = slugsIn(query);
  const known = asked.filter((slug) => regions.has(slug)).map((slug) => regions.get(slug).slug);
  // A region may be asked for by two of its names.
  const distinct = [...new Set(known)];
  return {
    chosen: distinct.slice(0, most),
    unknown: asked.filter((slug) => !regions.has(slug)),
    isCut: distinct.length > most,
  };
}
