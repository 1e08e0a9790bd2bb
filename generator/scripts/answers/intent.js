/* What a query asks for: who, when, how many, a meaning, the way to do it, what is late. */

import { foldedWords } from "./text.js";

const setOf = (text) => new Set(text.split(" "));

const ASKING = {
  who: setOf("siapa siapakah sapa who nama namanya pejabatnya dijabat menjabat"),
  when: setOf("kapan kapankah kpn when tenggat tenggatnya target deadline selesainya mulainya"),
  howMany: setOf("berapa berapakah brp jumlah jumlahnya banyak banyaknya total how many"),
  meaning: setOf(
    "arti artinya maksud maksudnya pengertian definisi kepanjangan kepanjangannya singkatan " +
      "singkatannya istilah makna maknanya dimaksud meaning",
  ),
  how: setOf("cara caranya bagaimana gimana gmn bgmn langkah langkahnya panduan petunjuk how"),
  late: setOf(
    "terlambat telat molor mangkrak ngaret tertunda meleset lewat overdue late terbengkalai mundur",
  ),
};

/* Words that any query may have, and that tell nothing of what it is about. */
const FILLING = setOf(
  "apa apakah itu ini yang di ke dari dan atau untuk dengan pada adalah ialah oleh saja tentang " +
    "saya aku kami kita ada adakah bisa mau ingin sebagai para nya ya sih dong tolong cari " +
    "mencari info informasi sekarang saat kini terbaru milik punya dalam tahun the of in and for " +
    "what is are si pak bu bapak ibu mana dimana dgn yg utk selesai dimulai sudah belum",
);
const DEFINING =
  /^\s*(apa\s+(itu|sih|yang\s+dimaksud|arti|maksud|pengertian|makna|beda)|what\s+is)\b/i;

/** Tell whether a word only asks, or may stand in any query: it tells nothing of a subject. */
export function isAsking(word) {
  return FILLING.has(word) || Object.values(ASKING).some((words) => words.has(word));
}

/* "harganya" is "harga". Shorter words end so by themselves: "punya", "tanya". */
const plain = (word) => (word.length > 6 ? word.replace(/nya$/, "") : word);

/** Return what a query asks for, and the words that tell what it is about.
 *
 * Gives `asks`, a set of the keys above, and `words` in the order of the query. A query of asking
 * words alone keeps all of them.
 */
export function intentOf(query) {
  const typed = foldedWords(query);
  const asks = new Set(
    Object.keys(ASKING).filter((key) => typed.some((word) => ASKING[key].has(word))),
  );
  if (DEFINING.test(query)) asks.add("meaning");
  const telling = typed.filter((word) => !isAsking(word)).map(plain);
  return { asks, words: telling.length ? telling : typed };
}
