/* The box that shows a source beside its mark: the page's own endnote, and the wording printed
   there, copied as they are. */

import { make } from "../shared/elements.js";
import { positionOf } from "./position.js";
import { reportOf } from "./report.js";

const MARKS = ".mp-mark > a[href^='#']";

/** Bring the marks of a page to life; `list` is the list of its endnotes. */
export function start(list) {
  const box = make("div", { class: "mp-source", popover: "auto", tabindex: "-1", role: "dialog" });
  for (const mark of document.querySelectorAll(MARKS)) {
    mark.setAttribute("aria-haspopup", "dialog");
  }
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(MARKS);
    const note = mark && document.getElementById(mark.hash.slice(1));
    // With a key held down, a click asks the browser for a tab or a window of its own.
    const hasKey = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!note || hasKey) return;
    event.preventDefault();
    showSource(box, mark, note, list.dataset);
  });
}

function showSource(box, mark, note, words) {
  mark.focus();
  mark.parentNode.after(box);
  box.setAttribute("aria-label", mark.getAttribute("aria-label"));
  box.replaceChildren(...contentOf(mark, note, words));
  box.append(closeButton(box, words));
  box.showPopover();
  place(box, mark);
  box.focus({ preventScroll: true });
}

function contentOf(mark, note, words) {
  const [source, described] = note.children;
  const printed = mark.closest("p, li")?.parentNode.querySelector(":scope > .mp-entry__printed");
  const link = { class: "mp-source__more", href: source.getAttribute("href") };
  return [
    make("p", { class: "mp-source__title" }, source.textContent),
    make("p", {}, described.textContent),
    ...(printed ? [printed.cloneNode(true)] : []),
    make("a", link, words.open),
    ...reportLinks(mark, source.textContent),
  ];
}

/* The page's own ways to report a mistake, for the record and the source of a mark. */
function reportLinks(mark, source) {
  const record = mark.parentNode.closest("article [id]");
  return [...document.querySelectorAll(".mp-report a[href*='%0A']")].map((way) => {
    const href = reportOf(way.getAttribute("href"), record && record.id, source);
    return make("a", { class: "mp-source__more", href }, way.textContent);
  });
}

function closeButton(box, words) {
  const attributes = { class: "mp-source__close mp-control", type: "button" };
  const button = make("button", attributes, words.close);
  button.addEventListener("click", () => box.hidePopover());
  return button;
}

/* Narrow screens have a sheet instead, by style alone. */
function place(box, mark) {
  const size = { width: box.offsetWidth, height: box.offsetHeight };
  const view = { width: document.documentElement.clientWidth, height: innerHeight };
  const { x, y } = positionOf(mark.getBoundingClientRect(), size, view);
  box.style.setProperty("--mp-x", `${x + scrollX}px`);
  box.style.setProperty("--mp-y", `${y + scrollY}px`);
}
