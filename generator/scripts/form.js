/* A form for a new record: it writes the file that a proposal adds. */

import { start } from "./form/page.js";

const box = document.querySelector(".mp-form");
if (box) start(box);
