/* The page on which two to four regions stand side by side: its picker, its address, its table. */

import { make } from "../shared/elements.js";
import { sentencesOf } from "../shared/sentences.js";
import { choiceIn, queryOf } from "./address.js";
import { byProvince, bySlug } from "./catalogue.js";
import { openData } from "./data.js";
import { kinshipOf } from "./kinship.js";
import { openSharing } from "./sharing.js";
import { tableOf } from "./table.js";

/** Bring the comparison to life: fetch the list of regions, then show what the address asks for. */
export function start(box) {
  const part = (name) => box.querySelector(`.mp-compare__${name}`);
  const root = new URL(box.dataset.root, location.href);
  const page = {
    form: part("form"),
    status: part("status"),
    result: part("result"),
    kinship: part("kinship"),
    selects: [...box.querySelectorAll("select")],
    word: sentencesOf(box.dataset),
    root,
    fetchData: openData(root),
    shareQuery: openSharing(),
    regions: new Map(),
    turn: 0,
  };
  box.hidden = false;
  // The table is longer than a screen: what follows waits below, and does not jump when it comes.
  page.result.classList.toggle("mp-compare__awaited", location.search.includes("daerah="));
  say(page, page.word("loading"));
  page.form.addEventListener("change", () => choose(page));
  page.form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("popstate", () => readAddress(page));
  openPicker(page);
}

async function openPicker(page) {
  try {
    fillPicker(page, await page.fetchData("index"));
  } catch {
    page.form.hidden = true;
    page.result.classList.remove("mp-compare__awaited");
    say(page, page.word("unreadableList"));
    return;
  }
  readAddress(page);
}

function say(page, ...sentences) {
  page.status.replaceChildren(...sentences.map((sentence) => make("p", {}, sentence)));
}

function fillPicker(page, list) {
  page.regions = bySlug(list);
  const provinces = byProvince(list);
  const optionOf = ({ slug, name }) => make("option", { value: slug }, name);
  for (const select of page.selects) {
    provinces.forEach((regions, label) =>
      select.append(make("optgroup", { label }, ...regions.map(optionOf))),
    );
  }
}

/** Show what the address asks for, in the picker and in the table. */
function readAddress(page) {
  const { chosen, unknown, isCut } = choiceIn(location.search, page.regions, page.selects.length);
  const problems = unknown.map((slug) => page.word("unknownRegion", { slug }));
  if (isCut) problems.push(page.word("tooMany"));
  page.selects.forEach((select, at) => {
    select.value = chosen[at] ?? "";
  });
  show(page, chosen, problems);
}

/** Show what was picked, and keep it in the address. */
function choose(page) {
  const chosen = page.selects.map((select) => select.value).filter(Boolean);
  history.replaceState(null, "", `${location.pathname}${queryOf(chosen)}`);
  show(page, chosen);
}

/** Show the table of some regions, with a word on what went wrong. */
async function show(page, slugs, problems = []) {
  page.turn += 1;
  const { turn, word } = page;
  disableChosen(page.selects, slugs);
  page.shareQuery(queryOf(slugs));
  const answers = await Promise.allSettled(slugs.map(page.fetchData));
  // Somebody has chosen otherwise while the files were on their way.
  if (turn !== page.turn) return;
  const regions = answers.flatMap((answer) => answer.value ?? []);
  const lost = slugs.filter((_, at) => answers[at].status === "rejected");
  page.result.classList.remove("mp-compare__awaited");
  page.result.replaceChildren(...(regions.length > 1 ? [tableOf(regions, page)] : []));
  page.kinship.replaceChildren(...kinshipOf(slugs, page));
  const nameOf = (slug) => page.regions.get(slug).name;
  const lostSentences = lost.map((slug) => word("unreadableRegion", { name: nameOf(slug) }));
  say(page, ...problems, ...lostSentences, shownSentence(regions, word));
}

/** Return the sentence on the regions that are shown, or on how many are still to be chosen. */
function shownSentence(regions, word) {
  const names = regions.map((region) => region.name);
  const sentence = ["prompt", "oneMore"][names.length] ?? "shown";
  return word(sentence, { name: names[0], names: names.join(", ") });
}

/* A region that one list has chosen cannot be chosen in another. */
function disableChosen(selects, chosen) {
  for (const select of selects) {
    for (const option of select.options) {
      option.disabled = option.value !== select.value && chosen.includes(option.value);
    }
  }
}
