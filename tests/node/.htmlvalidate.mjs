// What every page is held to: the HTML standard, WCAG, and anchors that exist.
export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // Every script and style comes from the site itself (another test sees to that); a hash would guard nothing.
    "require-sri": ["error", { target: "crossorigin" }],
    // Tables say their roles outright: shown as blocks, as on narrow screens, they would lose them.
    "no-redundant-role": "off",
    // A technique, no criterion: the two forms that filter a page exist with script only and act on each change.
    "wcag/h32": "off",
  },
};
