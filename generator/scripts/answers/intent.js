/* What a query asks for: who, when, how many, a meaning, the way to do it, what is late, how to
   reach an office. */

import { MEANING, QUESTIONS, isQuestionWord } from "../search/question_words.js";
import * as english from "../search/english_words.js";
import { tokensOf } from "../search/query.js";
import { isEnglish } from "../shared/edition.js";

const setOf = (text) => new Set(text.split(" "));

/* Words that ask beside those of every question; pages have them, too. */
const INDONESIAN = {
  who: setOf("nama namanya pejabatnya dijabat menjabat namo ngarane"),
  when: setOf("tenggat tenggatnya target deadline selesainya mulainya"),
  howMany: setOf("jumlah jumlahnya banyak banyaknya total"),
  how: setOf("cara caranya langkah langkahnya panduan petunjuk"),
  contact: setOf(
    "alamat alamatnya lokasi lokasinya kontak kontaknya hubungi menghubungi telepon teleponnya " +
      "telpon telp tlp nomor nomer no wa whatsapp surel email emailnya address phone contact",
  ),
  late: setOf(
    "terlambat telat molor mangkrak ngaret tertunda meleset lewat overdue late terbengkalai mundur",
  ),
};
const ASKING = { ...(isEnglish ? english.ASKING : INDONESIAN), meaning: MEANING };
const OF_ANY = setOf(
  "saat kini terbaru milik tahun taun selesai dimulai sudah belum si pak bu bapak ibu dulu",
);
const PLAIN = isEnglish ? english.PLAIN : OF_ANY;
/* "apa itu spbe", "spbe itu apa", "spbe apa sih", "what is spbe". */
const OF_MEANING = "itu|sih|tuh|yang\\s+dimaksud|arti|maksud|pengertian|makna|beda";
const DEFINING = new RegExp(`^\\s*(apa(an)?\\s+(${OF_MEANING})|what\\s+(is|are))\\b`, "i");
const DEFINED =
  /\b(itu|tuh|iku|kuwi)\s+(\p{L}+\s+)?(apa|apaan|opo|naon)(\s+(sih|ya|dong|toh))*[\s?]*$/iu;

const saysOf = (key, word) => ASKING[key]?.has(word) || QUESTIONS[key]?.has(word) || false;
const KEYS = [...new Set([...Object.keys(ASKING), ...Object.keys(QUESTIONS)])];

/** Tell whether a word only asks, or may stand in any query: it tells nothing of a subject.
    `before` is the word in front of it, if there is one. */
export function isAsking(word, before) {
  return isQuestionWord(word, before) || PLAIN.has(word) || KEYS.some((key) => saysOf(key, word));
}

/** Return a word without "nya": "harganya" is "harga". Shorter words end so by themselves: "punya",
    "tanya". */
export function withoutSuffix(word) {
  return word.length > 6 ? word.replace(/nya$/, "") : word;
}

/** Return what a query asks for, and the words that tell what it is about.
 *
 * Gives `asks`, a set of the keys above, and `words` in the order of the query. A query of asking
 * words alone keeps all of them.
 */
export function intentOf(query) {
  const typed = tokensOf(query);
  const asks = new Set(KEYS.filter((key) => typed.some((word) => saysOf(key, word))));
  if (DEFINING.test(query) || DEFINED.test(query)) asks.add("meaning");
  const telling = typed.filter((word, at) => !isAsking(word, typed[at - 1])).map(withoutSuffix);
  return { asks, words: telling.length ? telling : typed };
}
