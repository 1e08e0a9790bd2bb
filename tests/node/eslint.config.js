/* The rules of the scripts, beside the form, which prettier owns. */

import js from "@eslint/js";
import globals from "globals";

/* Names under which a text would become markup. */
const MARKUP = ["innerHTML", "outerHTML", "insertAdjacentHTML", "setHTMLUnsafe", "srcdoc"];
const message = "Data becomes text, never markup: use `make` of shared/elements.js.";

export default [
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  {
    rules: {
      "array-callback-return": "error",
      complexity: ["error", 12],
      "consistent-return": "error",
      "default-case-last": "error",
      eqeqeq: "error",
      "func-style": ["error", "declaration", { allowArrowFunctions: true }],
      "max-depth": ["error", 3],
      "max-lines-per-function": ["error", 60],
      "max-params": ["error", 4],
      "no-console": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-param-reassign": "error",
      "no-restricted-properties": ["error", ...MARKUP.map((property) => ({ property, message }))],
      "no-shadow": "error",
      "no-unneeded-ternary": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["generator/scripts/**"],
    languageOptions: { globals: globals.browser },
  },
  {
    // The search has functions of its own measure until it is written anew.
    files: ["generator/scripts/places.js"],
    rules: {
      complexity: "off",
      "max-lines-per-function": "off",
      "max-params": "off",
      "no-shadow": "off",
      "no-unused-vars": ["error", { varsIgnorePattern: "^_$" }],
    },
  },
  {
    files: ["tests/**"],
    languageOptions: { globals: globals.nodeBuiltin },
  },
];
