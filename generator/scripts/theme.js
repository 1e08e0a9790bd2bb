/* What every page needs of a script: the reader's colours, menus for the keyboard, places, paper.
   Runs before the page's content, so that no page flashes in the wrong colours. */

import { openMenus } from "./theme/menus.js";
import { unfoldForPaper } from "./theme/paper.js";
import { followScheme } from "./theme/scheme.js";
import { offerPlaces } from "./theme/search_box.js";

const searchBox = document.querySelector(".mp-box");

followScheme([...document.querySelectorAll(".mp-scheme")]);
unfoldForPaper();
if (searchBox) offerPlaces(searchBox, document.currentScript.src);
document.addEventListener("DOMContentLoaded", () => {
  openMenus(document.querySelector(".md-sidebar--primary"));
});
