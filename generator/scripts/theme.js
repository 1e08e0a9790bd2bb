/* What every page needs of a script: the reader's colours, menus for the keyboard, places, folds,
   paper. Runs before the page's content, so that no page flashes in the wrong colours. */

import { openFolds } from "./theme/folds.js";
import { openMenus, showCurrent } from "./theme/menus.js";
import { unfoldForPaper } from "./theme/paper.js";
import { followScheme } from "./theme/scheme.js";
import { offerPlaces } from "./theme/search_box.js";
import { openSearchByKeys } from "./theme/search_keys.js";

followScheme([...document.querySelectorAll(".mp-scheme")]);
unfoldForPaper();
const { src } = document.currentScript;
document.addEventListener("DOMContentLoaded", () => {
  for (const form of document.querySelectorAll(".mp-box, .mp-find")) offerPlaces(form, src);
  openSearchByKeys();
  openFolds();
  openMenus(document.querySelector(".md-sidebar--primary"));
  showCurrent();
});
