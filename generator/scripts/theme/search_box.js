/* Places are offered by a script of their own, fetched when somebody is about to search. */

/** Fetch the places when the search box is entered; `address` is the one of this script. */
export function offerPlaces(searchBox, address) {
  const fetchPlaces = () => import(new URL("places.js", address));
  // Without the list of places the box is a plain form.
  const keepPlain = () => {};
  searchBox.addEventListener(
    "focusin",
    () => fetchPlaces().then(({ offer }) => offer(searchBox), keepPlain),
    { once: true },
  );
}
