/* The list of all regions, in the two orders that the page needs. */

/** Return the regions by slug; a region stands there by its former slugs too. */
export function bySlug(list) {
  const slugsOf = (region) => [region.slug, ...(region.former ?? [])];
  return new Map(list.flatMap((region) => slugsOf(region).map((slug) => [slug, region])));
}

/** Return the regions by the name of their province, in the order of the list. */
export function byProvince(list) {
  const provinces = new Map(list.map((region) => [region.province, []]));
  list.forEach((region) => provinces.get(region.province).push(region));
  return provinces;
}
