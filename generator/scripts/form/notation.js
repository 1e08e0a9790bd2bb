/* Numbers and dates as Indonesians write them, read into the form of the data files.

   The same readings as `generator/model/notation.py` has, from the same words: a test compares both
   on thousands of texts. A reading is a text; a writing may have none, one or two, the Indonesian
   one first. */

const MONEY = new Set(["rupiah", "rp", "idr"]);
const PERCENT = new Set(["persen", "percent", "%"]);
const OWN_WORDS = new Set(["tidak", "tdk", "kosong", "nihil"]);
const LONGEST_WITHHELD = 40;
/* Each form of digits with the mark between groups of three and the mark before decimals. */
const DIGITS = [
  [/^[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?$/, /\./g],
  [/^[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?$/, /,/g],
  [/^[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?$/, / /g],
  [/^[0-9]+(?:,[0-9]+)?$/, null],
  [/^[0-9]+\.[0-9]+$/, null],
];
const RANK = /^(?:ke ?- ?|no(?:mor)?\.? ?|#)([0-9]+)$/;
const TWO_READINGS = /^-?[1-9][0-9]{0,2}\.[0-9]{3}$/;
const LEAD = /^(?:tanggal|tgl|bulan|bln|tahun anggaran|tahun|thn|th|t\.? ?a)(?![a-z])\.? ?/;
const YEAR_FIRST = /^([0-9]{4})[-/. ]([0-9]{1,2})(?:[-/. ]([0-9]{1,2}))?$/;
const DAY_FIRST = /^([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{4}|[0-9]{2})$/;
const MONTH_AND_YEAR = /^([0-9]{1,2}) ?[-/.] ?([0-9]{4})$/;
const ZONE = "z|[-+][0-9]{2}(?::?[0-9]{2})?";
const CLOCK = `[t ]([0-9]{2}):?([0-9]{2})(?::?[0-9]{2}(?:[.,][0-9]+)?)?(${ZONE})?`;
const MOMENT = new RegExp(`^([0-9]{4})-?([0-9]{2})-?([0-9]{2})(?:${CLOCK})?$`);
const MINUTES_OF_WIB = 7 * 60;

/** Return a text in lower case with single spaces, without quotation marks around the text. */
function spokenOf(text) {
  const folded = text.toLowerCase().trim().replace(/\s+/g, " ");
  return folded.replace(/^["'“”„‘’ ]+|["'“”„‘’ ]+$/g, "");
}

/**
 * Return the functions that read a writing.
 *
 * `words` are those of the file of the forms: months, weekdays and powers by name, and patterns.
 */
export function openNotation(words) {
  const withheld = new RegExp(`^(?:${words.withheld})$`);
  const isWithheld = (text) => withheld.test(spokenOf(text));
  return {
    isWithheld,
    saysNothing: (text) =>
      text.length <= LONGEST_WITHHELD && isWithheld(text) && !OWN_WORDS.has(spokenOf(text)),
    numberReadings: openNumbers(words),
    ...openDates(words),
  };
}

function openNumbers(words) {
  const counted = new RegExp(`^(?:${words.counted})$`);
  const numeral = new RegExp(
    "^(rp\\.?|idr)? ?(-)?([0-9][0-9., ]*?)(?:,-|,--|\\.-)?" +
      `(?: ?(${Object.keys(words.powers_of_money).join("|")})\\b\\.?)?(?: ?(%|[a-z][a-z ]*))?$`,
  );
  const isWholeUnit = (unit) => unit !== "" && (isMoney(unit) || counted.test(spokenOf(unit)));

  const powersOf = (isAmount) => (isAmount ? words.powers_of_money : words.powers);
  const readingsIn = ([, money, sign = "", digits, power, named = ""], whole, unit) => {
    const hasRupiah = Boolean(money) || isMoney(named);
    if (!isUnitKept(unit, named, hasRupiah)) return [];
    const scale = power ? powersOf(hasRupiah || isMoney(unit))[power] : 0;
    const isWhole = whole || hasRupiah || isWholeUnit(unit);
    return scale === undefined ? [] : readingsOf(digits, scale, { sign, isWhole });
  };

  return (text, { whole = false, unit = "" } = {}) => {
    const spoken = spokenOf(text).replace(/([0-9]), (?=[0-9])/g, "$1,");
    const rank = RANK.exec(spoken);
    if (rank) return [rank[1].replace(/^0+(?=.)/, "")];
    const match = numeral.exec(spoken);
    return match ? readingsIn(match, whole, unit) : [];
  };
}

function readingsOf(digits, scale, { sign, isWhole }) {
  const values = valuesOf(digits, scale);
  // Nobody writes a whole number with three zeros behind a point.
  const meant = isWhole && scale === 0 ? values.slice(0, 1) : values;
  const written = meant.map((value) => writtenOf(value, sign, isWhole));
  return [...new Set(written.filter((value) => value !== null))];
}

/* A unit in the text is dropped only if nothing is lost: rupiah, or a unit that stands beside. */
function isUnitKept(unit, named, hasRupiah) {
  if (hasRupiah && unit && !isMoney(unit)) return false;
  const beside = spokenOf(unit);
  const isSaid = named === beside || (PERCENT.has(named) && PERCENT.has(beside));
  return !named || isMoney(named) || isSaid;
}

function openDates(words) {
  const names = Object.keys(words.months).sort((one, other) => other.length - one.length);
  const month = names.join("|");
  const worded = new RegExp(
    `^(?:([0-9]{1,2})[-. ]*(${month})\\.?[-, ]*(?:tahun )?([0-9]{4}|[0-9]{2})|` +
      `(${month})\\.?[-, ]*(?:tahun )?([0-9]{4}))$`,
  );
  const monthOfExcel = new RegExp(`^(${month})-([0-9]{2})$`);
  const english = new RegExp(`^(${month})\\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})$`);
  const weekdays = words.weekdays.map((day) => `(${day})`).join("|");
  const weekday = new RegExp(`^(?:hari )?(?:${weekdays})\\b[, ]*(?:\\b(?:tanggal|tgl)\\b\\.? ?)?`);
  /* Each form of a date, and the dates that a match of it names. */
  const forms = [
    [/^([0-9]{4})$/, ([, year]) => [year]],
    [YEAR_FIRST, ([, year, number, day]) => [iso(year, number, day)]],
    [DAY_FIRST, ([, one, other, year]) => [iso(year, other, one), iso(year, one, other)]],
    [MONTH_AND_YEAR, ([, number, year]) => [iso(year, number)]],
    [monthOfExcel, ([, name, year]) => [iso(year, words.months[name])]],
    [
      worded,
      ([, day, name, year, alone, itsYear]) => [
        iso(year || itsYear, words.months[name || alone], day),
      ],
    ],
    [english, ([, name, day, year]) => [iso(year, words.months[name], day)]],
    [MOMENT, dayOfMoment],
  ];
  const datesOf = (spoken) => {
    const plain = spoken
      .replace(weekday, "")
      .replace(LEAD, "")
      .replace(/^[ .,]+|[ .,]+$/g, "");
    const form = forms.find(([pattern]) => pattern.test(plain));
    return form ? form[1](form[0].exec(plain)) : [];
  };
  return {
    dateReadings: (text) => {
      const spoken = spokenOf(text);
      const day = weekday.exec(spoken);
      const place = day ? day.slice(1).findIndex((name) => name !== undefined) : -1;
      const dates = datesOf(spoken).filter(isInCalendar);
      return [...new Set(dates.filter((date) => place < 0 || fallsOn(date, place)))];
    },
    isDayThatNeverWas: (text) => {
      const dates = datesOf(spokenOf(text));
      return dates.length > 0 && !dates.some(isInCalendar);
    },
  };
}

function isMoney(unit) {
  return MONEY.has(spokenOf(unit));
}

/** Return the values of digits as whole numbers of a unit, with the count of their decimals. */
function valuesOf(digits, scale) {
  return DIGITS.filter(([form]) => form.test(digits)).map(([, mark]) => {
    const [whole, decimals = ""] = (mark ? digits.replace(mark, "") : digits)
      .replace(",", ".")
      .split(".");
    const units = `${whole}${decimals}${"0".repeat(scale)}`.padStart(decimals.length + 1, "0");
    const split = units.length - decimals.length;
    return {
      whole: units.slice(0, split).replace(/^0+(?=.)/, ""),
      decimals: units.slice(split),
    };
  });
}

function writtenOf({ whole, decimals }, sign, mustBeWhole) {
  const isInteger = !/[1-9]/.test(decimals);
  if (mustBeWhole) return isInteger ? sign + whole : null;
  if (isInteger && whole.length > 3) return sign + whole;
  const written = sign + whole + (decimals ? `.${decimals}` : "");
  // The fourth digit keeps the second reading of "1.500" from being read as the first.
  return TWO_READINGS.test(written) ? `${written}0` : written;
}

function iso(year, month, day) {
  const parts = [month, day].filter((part) => part !== undefined);
  const full = year.length === 4 ? year : `20${year}`;
  return [full, ...parts.map((part) => String(Number(part)).padStart(2, "0"))].join("-");
}

/* A moment with a zone is the day in WIB. */
function dayOfMoment([, year, month, day, hours, minutes, zone]) {
  const date = `${year}-${month}-${day}`;
  if (!isInCalendar(date)) return [];
  if (hours === undefined || !zone) return [date];
  if (Number(hours) > 23 || Number(minutes) > 59) return [];
  const [, sign, ahead, beside = "0"] = /^([-+z])([0-9]{0,2}):?([0-9]{2})?$/.exec(zone);
  const offset = (Number(ahead) * 60 + Number(beside)) * (sign === "-" ? -1 : 1);
  const utc = Date.UTC(year, month - 1, day, hours, minutes - offset);
  return [new Date(utc + MINUTES_OF_WIB * 60000).toISOString().slice(0, 10)];
}

/* The last day of a month of a year. */
function lastDayOf(year, month) {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/* Tells whether a calendar has the date; a year or a month is completed to the first day. */
function isInCalendar(date) {
  const [year, month, day] = `${date}-01-01`.slice(0, 10).split("-").map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  // Years before 100 would be read as those of the last century; no record has one.
  return day <= lastDayOf(year + 400, month);
}

function fallsOn(date, place) {
  if (date.length < 10) return true;
  return (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7 === place;
}
