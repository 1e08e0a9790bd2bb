/* A filter and an order for the list of regions, over the tables that the page has anyway.
   Sentences come from the page; what readers type becomes text and part of the address, never
   markup. */

import { start } from "./regions/page.js";

const form = document.querySelector(".mp-filter");
const headings = [...document.querySelectorAll('h2[id^="provinsi-"], h2#tanpa-provinsi')];
if (form && headings.length) start(form, headings, document.currentScript.src);
