/* The form for new records: the host's page for a new file, YAML, and readings. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { newFileAddress } from "../../../generator/scripts/form/address.js";
import { lineOf, paragraphsOf } from "../../../generator/scripts/form/judge.js";
import { isSlug, slugOf } from "../../../generator/scripts/form/slugs.js";
import { groupText, itemText } from "../../../generator/scripts/form/yaml.js";

const PATH = "regions/kota-x/quick-wins/taman.yml";
const NAMED = "regions%2Fkota-x%2Fquick-wins%2Ftaman.yml";

test("GitHub and Gitea begin a new file with its text, GitLab with its name alone", () => {
  const addressAt = (edit) => newFileAddress(edit, PATH, "title: A & B\n");
  assert.deepEqual(addressAt("https://github.com/o/r/edit/main"), {
    href: `https://github.com/o/r/new/main?filename=${NAMED}&value=title%3A+A+%26+B%0A`,
    isFilled: true,
  });
  assert.deepEqual(addressAt("https://git.example/o/r/_edit/main"), {
    href: `https://git.example/o/r/_new/main?filename=${NAMED}&value=title%3A+A+%26+B%0A`,
    isFilled: true,
  });
  assert.deepEqual(addressAt("https://gitlab.com/o/r/-/edit/main"), {
    href: `https://gitlab.com/o/r/-/new/main?file_name=${NAMED}`,
    isFilled: false,
  });
});

test("a host of an unknown form has no page for a new file", () => {
  assert.equal(newFileAddress("https://host.example/files", PATH, ""), null);
});

test("a text too long for an address is left to the clipboard", () => {
  const long = newFileAddress("https://github.com/o/r/edit/main", PATH, "é".repeat(3000));
  assert.deepEqual(long, {
    href: `https://github.com/o/r/new/main?filename=${NAMED}`,
    isFilled: false,
  });
});

test("a group, a list of groups and sources in brackets are written as the project writes them", () => {
  const sources = { items: [{ text: "a" }, { text: "b" }], flow: true };
  const steps = { items: [{ entries: [["title", { text: "Satu: dua" }]] }] };
  const entries = [
    ["value", { text: "2500", number: true }],
    ["due", { text: "2027" }],
    ["milestones", steps],
    ["sources", sources],
  ];
  const text = 'value: 2500\ndue: "2027"\nmilestones:\n  - title: "Satu: dua"\nsources: [a, b]\n';
  assert.equal(groupText({ entries }), text);
  assert.equal(itemText({ entries: entries.slice(0, 2) }, 2), '  - value: 2500\n    due: "2027"\n');
});

test("what chats and word processors leave in a text is taken out", () => {
  assert.equal(lineOf(" Kota\u00a0 X\u200b\n Y\u200e "), "Kota X Y");
  assert.equal(paragraphsOf("\r\nSatu  \r\n\r\n- dua\t\n"), "Satu\n\n- dua\n");
  assert.equal(paragraphsOf("Satu baris \n"), "Satu baris");
});

test("a name is made of letters and digits alone", () => {
  assert.equal(slugOf("Wi-Fi di Balai Desa!"), "wi-fi-di-balai-desa");
  assert.deepEqual(["a-b", "a--b", "A", ""].map(isSlug), [true, false, false, false]);
});
