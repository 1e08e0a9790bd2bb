/* The last searches, kept in this browser alone, newest first; none where it keeps nothing. */

const NAME = "mp-pencarian";
const MOST = 5;

/** Return a list of searches with one more in front; searches that it repeats or continues are left
    out: "sam" once "sampah" was asked for. */
export function withSearch(searches, query) {
  const isOther = (other) => !query.toLowerCase().startsWith(other.toLowerCase());
  return [query, ...searches.filter(isOther)].slice(0, MOST);
}

/** Return the last searches of this browser. */
export function recentSearches() {
  try {
    const kept = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    return Array.isArray(kept) ? kept.filter((query) => typeof query === "string") : [];
  } catch {
    return [];
  }
}

/** Keep a search in this browser. */
export function keepSearch(query) {
  write(withSearch(recentSearches(), query));
}

/** Forget all searches of this browser. */
export function forgetSearches() {
  write([]);
}

function write(searches) {
  try {
    localStorage.setItem(NAME, JSON.stringify(searches));
  } catch {
    // A browser may keep nothing: then there are no last searches.
  }
}
