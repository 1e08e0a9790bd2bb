/* What counts how much in the order of pages. Chosen by `python -m tests.search.tune`. */

export const WEIGHTS = {
  /** Another form of a word, as a share of the word itself. */
  family: 0.234,
  /** All words side by side as they were typed, in measures of the weight of the page. */
  close: 0.256,
  /** Words in one passage of a page. */
  passage: 0.6,
  /** The name of a region, in measures of the rarest word of the query. */
  region: 1.3,
  /** A page with every word of the query, in measures of all of them. */
  whole: 0.073,
  /** Steepness of the worth of a page for a word: below 1, having a word at all counts more. */
  power: 0.8,
  /** How much of a typed word a page has that has another word with its meaning. */
  other: 0.6,
  /** The same for a word that was taken for a typed word that no page has. */
  corrected: 0.8,
  /** The least share of what was asked for that a page must have to be an answer. */
  answering: 0.4,
};
