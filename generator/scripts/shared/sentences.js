/* Sentences of the catalogues: a page carries them as `data-` attributes, `{name}` for a value. */

/** Return a sentence with its values in place. */
export function fill(sentence, values = {}) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Return the function that gives a sentence of an element's `dataset` with its values. */
export function sentencesOf(dataset) {
  return (name, values) => fill(dataset[name], values);
}
