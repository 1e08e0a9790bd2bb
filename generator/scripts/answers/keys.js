/* Arrows lead from the field through the links of the answer and back, Escape to the field. */

const LINKS = "[data-answer] a";

/** Let the arrows move through the answer of the search page. */
export function moveByArrows(box, field) {
  const links = () => [...box.querySelectorAll(LINKS)].filter((link) => link.offsetParent);
  box.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    const stops = [field, ...links()];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && at > 0) field.focus();
    else if (event.key in steps) stops[Math.max(0, at + steps[event.key])]?.focus();
    else return;
    event.preventDefault();
  });
}
