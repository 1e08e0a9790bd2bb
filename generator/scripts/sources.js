/* A mark shows its source beside it. Without script, or where a browser has no popovers, a mark is
   what it always is: a link to the endnote. */

import { start } from "./sources/box.js";

const list = document.querySelector(".mp-sources");
if (list && HTMLElement.prototype.showPopover) start(list);
