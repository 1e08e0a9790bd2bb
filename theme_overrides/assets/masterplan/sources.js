/* A mark shows its source beside it: the page's own endnote, and the wording printed there, copied as they are.
   Without script, or where a browser has no popovers, a mark is what it always is: a link to the endnote. */
(() => {
  "use strict";
  const list = document.querySelector(".mp-sources");
  if (!list || !HTMLElement.prototype.showPopover) return;
  const MARKS = ".mp-mark > a[href^='#']";
  const gap = 8;
  const box = document.createElement("div");
  box.className = "mp-source";
  box.popover = "auto";
  box.tabIndex = -1;
  box.setAttribute("role", "dialog");

  const add = (tag, properties) => {
    const element = Object.assign(document.createElement(tag), properties);
    box.append(element);
    return element;
  };
  const fill = (note, mark) => {
    const printed = mark.closest("p, li")?.parentNode.querySelector(":scope > .mp-entry__printed");
    const [source, described] = note.children;
    box.replaceChildren();
    box.setAttribute("aria-label", mark.getAttribute("aria-label"));
    add("p", { className: "mp-source__title", textContent: source.textContent });
    add("p", { textContent: described.textContent });
    if (printed) box.append(printed.cloneNode(true));
    add("a", { className: "mp-source__more", href: source.getAttribute("href"), textContent: list.dataset.open });
    const close = add("button", { className: "mp-source__close mp-control", type: "button", textContent: list.dataset.close });
    close.addEventListener("click", () => box.hidePopover());
  };
  /* Below the mark, or above it where there is more room; narrow screens have a sheet instead, by style alone. */
  const place = (mark) => {
    const { left, top, bottom } = mark.getBoundingClientRect();
    const { offsetWidth, offsetHeight } = box;
    const isBelow = bottom + gap + offsetHeight <= innerHeight || top < innerHeight - bottom;
    const x = Math.max(gap, Math.min(left, document.documentElement.clientWidth - offsetWidth - gap));
    box.style.setProperty("--mp-x", `${x + scrollX}px`);
    box.style.setProperty("--mp-y", `${scrollY + (isBelow ? bottom + gap : top - gap - offsetHeight)}px`);
  };

  for (const mark of document.querySelectorAll(MARKS)) mark.setAttribute("aria-haspopup", "dialog");
  document.addEventListener("click", (event) => {
    const mark = event.target.closest(MARKS);
    const note = mark && document.getElementById(mark.hash.slice(1));
    if (!note || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    mark.focus();
    mark.parentNode.after(box);
    fill(note, mark);
    box.showPopover();
    place(mark);
    box.focus({ preventScroll: true });
  });
})();
