/* A link may lead into a fold: the fold is opened, also in a browser that does not do so itself. */

/** Open the folds around the part of the page that the address names, now and after each link. */
export function openFolds() {
  const open = () => {
    const named = document.getElementById(location.hash.slice(1));
    let fold = named && named.closest("details:not([open])");
    if (!fold) return;
    for (; fold; fold = fold.parentNode.closest("details:not([open])")) fold.open = true;
    named.scrollIntoView();
  };
  addEventListener("hashchange", open);
  open();
}
