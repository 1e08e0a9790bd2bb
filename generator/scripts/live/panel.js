/* The panel at the top of a page that says what stands against its data. */

import { make } from "../shared/elements.js";
import { STYLE } from "./style.js";

/** Return the panel with a lead and findings, in a root that no style of the page reaches. */
export function panelOf(lead, findings) {
  const host = document.createElement("masterplan-panel");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const kind = findings.length ? "" : "notice";
  const content = [make("p", { class: "lead" }, lead), ...findings.flatMap(findingNodes)];
  root.append(make("section", { class: kind, role: "status", tabindex: "0" }, ...content));
  return host;
}

function findingNodes({ place, message, line, marks, notes }) {
  return [
    make("p", { class: "place" }, place),
    make("p", {}, message),
    ...(line ? [make("pre", {}, `${line}\n${marks}`)] : []),
    make("ul", {}, ...notes.map((note) => make("li", {}, note))),
  ];
}
