import assert from "node:assert/strict";
import { test } from "node:test";

import { openData } from "../../../generator/scripts/compare/data.js";

const ROOT = new URL("https://masterplan.example/situs/");

/** Answer every request from now on, the first with the first answer; return what is asked. */
function serve(context, ...answers) {
  const asked = [];
  context.mock.method(globalThis, "fetch", async (address) => {
    asked.push(address.href);
    return answers[asked.length - 1] ?? answers.at(-1);
  });
  return asked;
}

test("a file is fetched once, below the root of the site", async (context) => {
  const asked = serve(context, Response.json({ name: "Kota Bitung" }));
  const fetchData = openData(ROOT);
  const [one, other] = await Promise.all([fetchData("kota-bitung"), fetchData("kota-bitung")]);
  assert.deepEqual(one, { name: "Kota Bitung" });
  assert.equal(one, other);
  assert.deepEqual(asked, ["https://masterplan.example/situs/data/bandingkan/kota-bitung.json"]);
});

test("a file that does not arrive is an error, and is asked for again", async (context) => {
  serve(context, new Response("", { status: 404 }), Response.json({ name: "Kota Bitung" }));
  const fetchData = openData(ROOT);
  await assert.rejects(fetchData("kota-bitung"), /kota-bitung\.json/);
  assert.deepEqual(await fetchData("kota-bitung"), { name: "Kota Bitung" });
});
