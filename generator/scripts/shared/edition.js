/* The edition of the site that a page belongs to, told by its address: pages in English stand below
   "en/", each edition with its own index and names. */

/** Address of the root of the site. */
export const SITE = new URL("../../", import.meta.url).href;
const ENGLISH = `${SITE}en/`;

/** Whether the page is one in English. */
export const isEnglish = Boolean(globalThis.location?.href.startsWith(ENGLISH));

/** Address of the root of the page's edition. */
export const EDITION = isEnglish ? ENGLISH : SITE;
