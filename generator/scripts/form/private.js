/* Private numbers and addresses in a text, before they are published for good.

   The form stops what is certain: the kinds by number as `generator/private_data/numbers.py` has
   them, bank accounts aside, and private e-mail. The check of the proposal looks for more. */

const BEFORE = 40;
const FEWEST = 9;
const LONG = 15;
const MOST = 16;
const SHORT = 4;
const RUN = /[0-9][0-9 .\-/()_\n]{7,}[0-9]/g;
const SEPARATOR = /^(?: {0,2}[.\-/_]? {0,2}|\)[ -]?|[ -]?\(|\n *)$/;
const JOINTS = new Set([".", "-", "/", "_"]);
const PROVINCE = /^(?:1[1-9]|21|3[1-6]|5[1-4]|6[1-5]|7[1-6]|8[12]|9[1-7])/;
const NIK_FIELDS = new Set([2, 4, 6, 8, 10, 12]);
const AMOUNT = /^[1-9][0-9]{0,2}([. ])[0-9]{3}(?:\1[0-9]{3})*$/;
const DECIMAL = /^[0-9]{1,3}\.[0-9]+$/;
const MONEY = /(?:Rp|IDR|USD|rupiah)[. :]{0,3}$/i;
const DATE = /^[0-9]{2}([-.])[0-9]{2}\1(?:19|20)[0-9]{2}/;
const GAP = "[^0-9\\n]{0,20}$";
const WORD = "(?:^|[^A-Za-z])";
const NIK_WORDS = new RegExp(
  `(?:${WORD}(?:NIK|KTP)|induk kependudukan|identity number)${GAP}`,
  "i",
);
const FAMILY_WORDS = new RegExp(`(?:${WORD}KK\\b|kartu keluarga|family card)${GAP}`, "i");
const TAX_WORDS = new RegExp(`(?:${WORD}NPWP|wajib pajak|tax number)${GAP}`, "i");
const TAX_FORM = /^[0-9]{2}\.[0-9]{3}\.[0-9]{3}\.[0-9]-[0-9]{3}\.[0-9]{3}$/;
const PHONE_WORDS = new RegExp(
  `(?:${WORD}(?:hp|wa|tel[ep])|whatsapp|telepon|ponsel|hubungi|kontak|phone|call)${GAP}`,
  "i",
);
const BOOK_WORDS = new RegExp(`IS[BS]N${GAP}`, "i");
const MOBILE = /^8[1-35-9][0-9]{7,10}$/;
const CERTAIN_MOBILE = /^8(?:1[1-9]|2[1-38]|3[1-38]|5[1-35-9]|7[7-9]|8[1-9]|9[5-9])[0-9]{7,8}$/;
const PROVIDERS =
  "gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|icloud|aol|proton|protonmail|yandex|" +
  "gmx|tutanota";
const DOT = "(?:\\.| ?[([](?:dot|titik)[)\\]] ?)";
const MAIL = new RegExp(
  "[\\w.+-]{1,64} ?(?:@|[([]at[)\\]]) ?" +
    `(?:(?:${PROVIDERS})${DOT}[a-z]{2,4}|(?:live|msn|mail|me|mac|zoho)\\.com\\b)`,
  "i",
);
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

const KINDS = [
  ["tax_number", isTaxNumber],
  ["family_card", (number) => number.digits.length === MOST && FAMILY_WORDS.test(number.before)],
  ["nik", isNik],
  ["phone", isMobile],
];

/** Return the kind of private data that a text holds and the data with stars, or null. */
export function findPrivate(text) {
  const plain = text
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(/[\u2010-\u2015]/g, "-");
  const mail = MAIL.exec(plain);
  if (mail) return { kind: "email", hidden: masked(mail[0]) };
  for (const run of plain.match(RUN) ? runsIn(plain) : []) {
    const found = numberIn(run);
    if (found) return found;
  }
  return null;
}

function runsIn(text) {
  const runs = [];
  text.replace(RUN, (written, start) => {
    const groups = [];
    written.replace(/[0-9]+/g, (digits, place) => {
      groups.push([start + place, start + place + digits.length]);
    });
    runs.push({ text, groups });
  });
  return runs;
}

function numberIn({ text, groups }) {
  for (let first = 0; first < groups.length; first += 1) {
    if (isInsideCode(text, groups, first)) continue;
    for (const number of numbersFrom(text, groups, first).reverse()) {
      const kind = KINDS.find(([, fits]) => fits(number));
      if (kind) return { kind: kind[0], hidden: masked(number.written) };
    }
  }
  return null;
}

/* A group that continues a code, or a row of short groups of one size, begins no number. */
function isInsideCode(text, groups, first) {
  if (first === 0) return false;
  const [[before, left], [start, end]] = [groups[first - 1], groups[first]];
  const isInRow = left - before === end - start && end - start <= SHORT;
  return JOINTS.has(text.slice(left, start)) || isInRow;
}

function numbersFrom(text, groups, first) {
  const [start] = groups[first];
  const isPhone = text.startsWith("0", start) || text.startsWith("62", start);
  const numbers = [];
  let count = 0;
  for (let last = first; last < groups.length; last += 1) {
    const [begin, end] = groups[last];
    if (last > first && !SEPARATOR.test(text.slice(groups[last - 1][1], begin))) break;
    count += end - begin;
    if (count > MOST) break;
    // Words beside a number stand in front of the first group or behind the last.
    const isAtEdge = first === 0 || last === groups.length - 1;
    const isPossible = [isAtEdge, isPhone, count >= LONG].some(Boolean);
    if (count >= FEWEST && isPossible && !isContinued(text, end)) {
      numbers.push(numberOf(text, groups.slice(first, last + 1)));
    }
  }
  return numbers;
}

function isContinued(text, end) {
  return JOINTS.has(text[end]) && /[0-9]/.test(text[end + 1] || "");
}

function numberOf(text, groups) {
  const [start] = groups[0];
  const [, end] = groups[groups.length - 1];
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const between = groups.slice(1).map(([begin], at) => text.slice(groups[at][1], begin));
  return {
    before: text.slice(Math.max(line, start - BEFORE), start),
    written: text.slice(start, end),
    digits: groups.map(([from, to]) => text.slice(from, to)).join(""),
    separators: new Set(between),
    sizes: groups.map(([from, to]) => to - from),
  };
}

function isTaxNumber({ digits, written, before }) {
  const isLong = digits.length === LONG || digits.length === MOST;
  return (digits.length === LONG && TAX_FORM.test(written)) || (isLong && TAX_WORDS.test(before));
}

function isNik(number) {
  if (number.digits.length !== MOST) return false;
  if (NIK_WORDS.test(number.before)) return true;
  return !DATE.test(number.written) && !isAmount(number) && hasFormOfNik(number);
}

function hasFormOfNik({ digits, sizes, separators, written }) {
  const [day, month] = [Number(digits.slice(6, 8)), Number(digits.slice(8, 10))];
  const ends = sizes.slice(0, -1).map((_, at) => sizes.slice(0, at + 1).reduce((a, b) => a + b));
  const isEven = new Set(sizes).size === 1 && separators.size === 1;
  const isGrouped = isEven || ends.every((end) => NIK_FIELDS.has(end));
  const isDay = isWithin(day, 1, 31) || isWithin(day, 41, 71);
  return (
    /^(?!..00|....00|.{12}0000)/.test(digits) &&
    PROVINCE.test(digits) &&
    isDay &&
    isWithin(month, 1, 12) &&
    isGrouped &&
    !DECIMAL.test(written)
  );
}

function isWithin(number, least, most) {
  return number >= least && number <= most;
}

/* Numbers of offices pass: landlines (021, 0548), short numbers (112), 0800 and 1500. */
function isMobile(number) {
  const { written, before, separators, sizes } = number;
  const isScattered = sizes[0] === 1 && new Set(sizes).size !== 1;
  const widest = Math.max(0, ...[...separators].map((separator) => separator.length));
  const isOther = written.includes("/") || DATE.test(written) || BOOK_WORDS.test(before);
  const isRegular = separators.size <= 1 || widest <= 2;
  return !isScattered && !isOther && isRegular && MOBILE.test(subscriberOf(number));
}

/* The number behind the 0 or the 62 of the country; empty for a number without either. */
function subscriberOf({ digits, written, before }) {
  const plain = digits.replace(/^00/, "");
  if (plain.startsWith("0")) return plain.slice(1);
  if (!plain.startsWith("62")) return "";
  const rest = plain.slice(2).replace(/^0/, "");
  if (/\+\(?$/.test(before) || PHONE_WORDS.test(before)) return rest;
  // Without the plus sign, amounts and codes begin with 62 as well.
  const isAmountOrCode = [AMOUNT, DECIMAL].some((form) => form.test(written));
  return isAmountOrCode || plain.endsWith("000") || !CERTAIN_MOBILE.test(rest) ? "" : rest;
}

function isAmount({ before, written }) {
  return MONEY.test(before) || AMOUNT.test(written);
}

/** Return private data with stars for all letters and digits but a few at both ends. */
function masked(text) {
  const [name, ...host] = text.split("@");
  const places = [...name].map((sign, at) => (/[\w]/.test(sign) ? at : -1)).filter((at) => at >= 0);
  const shown = Math.min(2, Math.floor(places.length / 4));
  const end = host.length ? 0 : Math.min(4, Math.floor(places.length / 4));
  const hidden = new Set(places.slice(shown, places.length - end));
  const stars = [...name].map((sign, at) => (hidden.has(at) ? "*" : sign)).join("");
  return [stars, ...host].join("@");
}
