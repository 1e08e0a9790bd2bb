import assert from "node:assert/strict";
import { test } from "node:test";

import { keepChoice, readChoice, schemeOf } from "../../../generator/scripts/theme/scheme.js";

/** Return what a browser keeps, as one that keeps texts by their names. */
function aStorage() {
  const kept = new Map();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => kept.set(name, text),
  };
}

function refused() {
  throw new DOMException("The operation is insecure.", "SecurityError");
}

test("the colours are those of the system until the reader chooses", () => {
  assert.equal(schemeOf(null, false), "default");
  assert.equal(schemeOf(null, true), "slate");
  assert.equal(schemeOf("default", true), "default");
  assert.equal(schemeOf("slate", false), "slate");
});

test("a choice is kept", () => {
  const storage = aStorage();
  assert.equal(
    readChoice(() => storage),
    null,
  );
  keepChoice(() => storage, "slate");
  assert.equal(
    readChoice(() => storage),
    "slate",
  );
});

test("a browser that keeps nothing has no choice, and no error", () => {
  keepChoice(refused, "slate");
  assert.equal(readChoice(refused), null);
});
