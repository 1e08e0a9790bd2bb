/* Asks the sources of the search, without a browser, for `tune.py`.

   The first argument is a built site. Each line of the standard input is `{ queries, weights }` in
   JSON, each query `[text, isFictional]`; each line of the standard output has for each query the
   first addresses, and how much of the query the best page has: 1 where a name answers it. */

import { createInterface } from "node:readline";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { directHits, withPages } from "../../generator/scripts/answers/answer.js";
import { forget } from "../../generator/scripts/search/find.js";
import { openIndex } from "../../generator/scripts/search/open_index.js";
import { WEIGHTS } from "../../generator/scripts/search/weights.js";

const SHOWN = 10;
const site = process.argv[2];
/* Scripts of the site lie two folders below its root; so do the sources, in two places. */
const ROOTS = ["../../generator/", "../../"].map((path) => new URL(path, import.meta.url).pathname);
const belowRoot = (address) => {
  const { pathname } = new URL(address);
  return pathname.slice(ROOTS.find((root) => pathname.startsWith(root)).length);
};

globalThis.document = { documentElement: { lang: "id" } };
globalThis.fetch = async (address) => {
  const data = await readFile(join(site, belowRoot(address))).catch(() => undefined);
  return new Response(data, { status: data ? 200 : 404 });
};

/* No weight decides what a query names. */
const named = new Map();

async function answerOf(query, fictional, index) {
  const key = `${fictional} ${query}`;
  if (!named.has(key)) named.set(key, await directHits(query, { fictional }));
  const { places, results, matched } = await withPages(query, named.get(key), { fictional });
  const pages = await Promise.all(
    results.slice(0, SHOWN).map(({ page }) => index.extractOf(page)),
  );
  const hrefs = places.map(({ href }) => `/${belowRoot(href)}`);
  const shown = [...hrefs, ...pages.map(({ address }) => `/${address}`)].slice(0, SHOWN);
  return [shown, places.length && named.get(`${fictional} ${query}`).isNamed ? 1 : matched];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { queries, weights } = JSON.parse(line);
  Object.assign(WEIGHTS, weights);
  forget();
  const index = await openIndex(new URL("../../indeks/", import.meta.url));
  const answers = [];
  for (const [query, fictional] of queries) answers.push(await answerOf(query, fictional, index));
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
