/* Numbers as the index packs them into text (`generator/search/packed_numbers.py`). */

const BASE = 45;

/** Return the numbers of a packed text, in order. */
export function unpackNumbers(text) {
  const numbers = [];
  let number = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const digit = code - (code > 92 ? 36 : 35); // 92 is a backslash, which JSON writes as two signs
    number = number * BASE + (digit % BASE);
    if (digit < BASE) {
      numbers.push(number);
      number = 0;
    }
  }
  return numbers;
}

/** Return the rising numbers of packed distances. */
export function unpackRising(text) {
  let last = 0;
  return unpackNumbers(text).map((step) => (last += step));
}

/** Return the places of a word on each of its pages, as a list for each page. */
export function unpackPlaces(text) {
  const numbers = unpackNumbers(text);
  const lists = [];
  for (let at = 0; at < numbers.length;) {
    const count = numbers[at];
    let last = 0;
    lists.push(numbers.slice(at + 1, at + 1 + count).map((step) => (last += step)));
    at += 1 + count;
  }
  return lists;
}
