/* The files beside the index: names, terms and concepts, each fetched once when first needed. */

import { EDITION, SITE } from "../shared/edition.js";

const loading = new Map();

/** Return a file below `data/` as JSON; undefined if the file cannot be had.
 *
 * A file that failed is asked for again the next time.
 */
export function load(name) {
  if (!loading.has(name)) {
    const answer = (response) =>
      response.ok ? response.json() : Promise.reject(new Error(response.status));
    const loaded = fetch(new URL(`data/${name}.json`, EDITION))
      .then(answer)
      .catch(() => {
        loading.delete(name);
      });
    loading.set(name, loaded);
  }
  return loading.get(name);
}

/** Return the full address of a path below the root of the site, or of another one. */
export function addressOf(path, root = SITE) {
  return new URL(path, root).href;
}
