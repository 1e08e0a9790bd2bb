/* Asks the sources of the search, without a browser, for `tune.py`.

   The first argument is a built site. Each line of the standard input is `{ queries, weights }` in
   JSON; each line of the standard output has the first addresses for each query. */

import { createInterface } from "node:readline";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { ask, forget } from "../../generator/scripts/find.js";
import { suggestBesidePages } from "../../generator/scripts/places.js";
import { openIndex } from "../../generator/scripts/search/open_index.js";
import { WEIGHTS } from "../../generator/scripts/search/weights.js";

const SHOWN = 10;
const root = new URL("../../", import.meta.url).pathname;
const site = process.argv[2];

globalThis.document = { documentElement: { lang: "id" } };
globalThis.fetch = async (address) => {
  const path = join(site, new URL(address).pathname.slice(root.length));
  const data = await readFile(path).catch(() => undefined);
  return new Response(data, { status: data ? 200 : 404 });
};

/* No weight decides which places a query may mean. */
const placesOf = new Map();
const relative = (pathname) => `/${pathname.slice(root.length)}`;

async function answerOf(query, index) {
  if (!placesOf.has(query)) {
    const places = await suggestBesidePages(query);
    placesOf.set(
      query,
      places.map(({ href }) => relative(new URL(href).pathname)),
    );
  }
  const { results } = await ask(query);
  const pages = await Promise.all(
    results.slice(0, SHOWN).map(({ page }) => index.extractOf(page)),
  );
  return [...placesOf.get(query), ...pages.map(({ address }) => `/${address}`)].slice(0, SHOWN);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { queries, weights } = JSON.parse(line);
  Object.assign(WEIGHTS, weights);
  forget();
  const index = await openIndex(new URL("../../indeks/", import.meta.url));
  const answers = {};
  for (const query of queries) answers[query] = await answerOf(query, index);
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
