/* Asks the sources of the search, without a browser, for `tune.py`.

   The first argument is a built site. Each line of the standard input is `{ queries, weights }` in
   JSON; each line of the standard output has the first addresses for each query. */

import { createInterface } from "node:readline";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import { find, forget } from "../../generator/scripts/find.js";
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

async function answerOf(query) {
  const { places, results } = await find(query);
  const pages = await Promise.all(results.slice(0, SHOWN).map((result) => result.data()));
  const addresses = [...places.map(({ href }) => href), ...pages.map(({ raw_url }) => raw_url)];
  return addresses.slice(0, SHOWN).map((href) => `/${pathOf(href).slice(root.length)}`);
}
const pathOf = (href) => new URL(href, "file:///").pathname;

for await (const line of createInterface({ input: process.stdin })) {
  const { queries, weights } = JSON.parse(line);
  Object.assign(WEIGHTS, weights);
  forget();
  const answers = {};
  for (const query of queries) answers[query] = await answerOf(query);
  process.stdout.write(`${JSON.stringify(answers)}\n`);
}
