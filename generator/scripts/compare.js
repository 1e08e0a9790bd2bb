/* Two to four regions side by side, from the small data file of each that is asked for. */

import { start } from "./compare/page.js";

const box = document.querySelector(".mp-compare");
if (box) start(box);
