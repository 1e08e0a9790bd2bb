/* The choices by which results are narrowed, with how many results each would give. */

import { make } from "../shared/elements.js";

const MOST = 12; // values of a facet

/** Return the values to offer with their counts: the chosen ones always, years newest first. */
export function offeredValues(name, counts, picked, language) {
  const newest = ([one], [other]) => other.localeCompare(one);
  const most = ([one, many], [other, more]) => more - many || one.localeCompare(other, language);
  return Object.entries(counts)
    .filter(([value, count]) => count || picked.includes(value))
    .sort(name === "tahun" ? newest : most)
    .filter(([value], at) => at < MOST || picked.includes(value));
}

/** Show the choices of each facet; the focus stays on the choice that has it. */
export function showFacets(facets, counts, chosen, { form, language, number }) {
  const focused = document.activeElement;
  for (const facet of facets) {
    const name = facet.dataset.facet;
    const picked = chosen[name] ?? [];
    const offered = offeredValues(name, counts[name] ?? {}, picked, language);
    facet.hidden = !offered.length;
    facet.querySelector("div").replaceChildren(
      ...offered.map(([value, count]) => {
        const input = make("input", { type: "checkbox", name, value });
        input.checked = picked.includes(value);
        return make("label", { class: "mp-search__check" }, input, ` ${value} (${number(count)})`);
      }),
    );
  }
  if (focused?.name in counts) {
    [...form.elements]
      .find((input) => input.name === focused.name && input.value === focused.value)
      ?.focus();
  }
}
