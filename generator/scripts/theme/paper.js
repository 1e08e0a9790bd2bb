/* Paper cannot be opened: what is folded away is printed, also where an engine does not know
   `::details-content`. Of letters, readers print the open one alone. */

/** Unfold the page before it is printed, and fold it again afterwards. */
export function unfoldForPaper() {
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open]):not(.mp-letter)")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
}
