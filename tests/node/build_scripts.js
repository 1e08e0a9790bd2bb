/* Builds the published scripts from `generator/scripts`, and the published style sheets from
   `generator/styles`: `make scripts`, or with a folder as the argument into that folder, which a
   test compares with what is committed.

   Each file directly in `generator/scripts` becomes one script, with the modules of its folders in
   it. Published scripts have the syntax of ES2017, no comments and no spaces. */

import { fileURLToPath } from "node:url";
import { basename, dirname, join, resolve } from "node:path";
import { readdirSync } from "node:fs";
import { build } from "esbuild";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SOURCES = join(ROOT, "generator/scripts");
const THEME = "theme_overrides/assets/masterplan";
const FOLDERS = {
  "live.js": "generator/serve",
  "admin.js": "generator/admin",
  "admin_files.js": "generator/admin",
};
/* Scripts that others import. All others are plain scripts, which see their own address. */
const MODULES = new Set(["places.js", "search.js", "spelling.js", "admin.js", "admin_files.js"]);
/* The editor, fetched by `masterplan fetch` and published beside its script. */
const EDITOR = "./sveltia/index.js";

/** Leaves published modules where they are: whoever imports one asks for it beside itself. */
const publishedModules = {
  name: "published-modules",
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
      if (path === EDITOR) return { path, external: true };
      const file = resolve(resolveDir, path);
      const isPublished = dirname(file) === SOURCES && MODULES.has(basename(file));
      if (kind === "entry-point" || !isPublished) return undefined;
      return { path: `./${basename(file)}`, external: true };
    });
  },
};

function buildScript(name, out) {
  const isModule = MODULES.has(name);
  const comment = `/* Built from generator/scripts/${name} by make scripts. */`;
  return build({
    absWorkingDir: ROOT,
    entryPoints: [join(SOURCES, name)],
    outfile: join(out, FOLDERS[name] ?? THEME, name),
    bundle: true,
    format: isModule ? "esm" : "iife",
    target: "es2017",
    // Later than ES2017, and without an older form: a browser that lacks them shows the plain page.
    supported: {
      "dynamic-import": true,
      "import-meta": true,
      // No script has any. Without this, esbuild replaces `yield*` of ES2015 by slow code, too.
      "async-generator": true,
      "regexp-unicode-property-escapes": true,
    },
    minify: true,
    // A change shows as some lines that differ, not as one line of the whole script.
    charset: "utf8",
    banner: { js: isModule ? comment : `${comment}\n"use strict";` },
    plugins: [publishedModules],
    // The sources have no folder of packages above them.
    nodePaths: [join(ROOT, "tests/node/node_modules")],
    logLevel: "warning",
  });
}

/* The sheet of every page, and those that pages for paper and the page of the form add. */
const SHEETS = ["masterplan.css", "paper.css", "form.css"];

function buildSheet(name, out) {
  return build({
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, "generator/styles", name)],
    outfile: join(out, THEME, name),
    bundle: true,
    // Older browsers get what they understand in place of what they do not, such as `inset`.
    target: ["chrome69", "firefox66", "safari12.1"],
    minify: true,
    charset: "utf8",
    banner: { css: `/* Built from generator/styles/${name} by make scripts. */` },
    logLevel: "warning",
  });
}

const out = resolve(process.argv[2] ?? ROOT);
const names = readdirSync(SOURCES).filter((name) => name.endsWith(".js"));
await Promise.all([
  ...names.map((name) => buildScript(name, out)),
  ...SHEETS.map((name) => buildSheet(name, out)),
]);
