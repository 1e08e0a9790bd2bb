import assert from "node:assert/strict";
import { test } from "node:test";

import { openFolds } from "../../../generator/scripts/theme/folds.js";
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

/** Return a part of a page; `closest` finds the nearest closed fold around it, itself included. */
function aPart(around, isFold) {
  const part = { open: !isFold, parentNode: around, scrollIntoView: () => (part.isSeen = true) };
  part.closest = () => (isFold && !part.open ? part : around ? around.closest() : null);
  return part;
}

test("a link into a fold within a fold opens both", () => {
  const article = aPart(null, false);
  const outer = aPart(article, true);
  const inner = aPart(outer, true);
  const named = aPart(inner, false);
  globalThis.addEventListener = () => {};
  globalThis.location = { hash: "#visi.1" };
  globalThis.document = { getElementById: (id) => (id === "visi.1" ? named : null) };
  openFolds();
  assert.deepEqual([outer.open, inner.open, named.isSeen], [true, true, true]);
});

test("an address that names no part of the page opens nothing", () => {
  globalThis.addEventListener = () => {};
  globalThis.document = { getElementById: () => null };
  for (const hash of ["", "#tidak-ada"]) {
    globalThis.location = { hash };
    openFolds();
  }
});
