/* Places are offered by a script of their own, fetched when somebody is about to search. */

/** Fetch the places when the search box is entered; `address` is the one of this script.
 *
 * A box that `jumps` leads to the place that is meant, if there is one.
 */
export function offerPlaces(searchBox, address) {
  const fetchPlaces = () => import(new URL("places.js", address));
  // Without the list of places the box is a plain form.
  const keepPlain = () => {};
  if ("jumps" in searchBox.dataset) {
    searchBox.addEventListener("submit", (event) => {
      event.preventDefault();
      fetchPlaces().then(
        ({ jump }) => jump(searchBox),
        () => searchBox.submit(),
      );
    });
  }
  searchBox.addEventListener(
    "focusin",
    () => fetchPlaces().then(({ offer }) => offer(searchBox), keepPlain),
    { once: true },
  );
}
