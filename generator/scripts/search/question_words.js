/* Words that put a question, or that any question may have: Indonesian as it is written, spoken and
   typed in short, the languages with most speakers beside it, and English. */

import * as english from "./english_words.js";
import { isEnglish } from "../shared/edition.js";

const setOf = (text) => new Set(text.split(" "));

/* Words that ask, by what they ask for. */
const INDONESIAN = {
  who: setOf("siapa siapakah siapanya sapa sp sopo sinten saha sia sai who whose"),
  when: setOf("kapan kapankah kapannya kpn iraha bilo when"),
  howMany: setOf("berapa berapakah berapanya brp brapa piro pira sabaraha many much"),
  how: setOf(
    "bagaimana bagaimanakah bagaimananya gimana gimanakah gmn gmna bgmn piye pripun kumaha " +
      "baa ngapain how",
  ),
  meaning: setOf("apaan tegese artos hartina"),
};

/* Words that ask for a meaning beside these; pages have them, too. */
const OF_MEANING = setOf(
  "arti artinya maksud maksudnya pengertian definisi kepanjangan kepanjangannya singkatan " +
    "singkatannya istilah makna maknanya dimaksud meaning",
);

/* Words that tell nothing of what a query is about; the page with the answer need not have them. */
const OF_ANY = setOf(
  "apa apakah apanya ap opo naon apo itu ini yang yg sing di ke dari dr dan dn atau ato " +
    "untuk utk buat bwt kanggo dengan dgn sama sm pada pd adalah ialah yaitu oleh saja aja " +
    "doang tentang ttg soal saya sy aku gue gw kami kita anda kamu kau mereka ada adakah bisa " +
    "bisakah boleh mau pengen pingin ingin agar supaya biar jika kalau kalo klo karena krn juga " +
    "jg sebagai akan para nya ya sih dong tolong minta cari mencari tau kayak seperti " +
    "macam deh kok nih tuh loh lho kak min admin gan mohon dalam dlm sdh udah udh dah blm tdk " +
    "gak ga gk nggak ngga enggak tgl mana manakah mananya dimana dimanakah dmn endi ngendi mano " +
    "kenapa knp kenapakah mengapa ngapa menurut mengenai terkait seputar perihal begitu gitu " +
    "begini gini sini disini situ sana lihat liat melihat info informasi lagi lg " +
    "masih msh pernah sekarang skrg skg emang memang kasih bilang ngomong punya halo selamat " +
    "permisi makasih terima the a an of in on at to for from by with " +
    "about and or is are was were be been do does did can could will would should there this " +
    "that these those its i my me we our you your they them what which where why any some " +
    "please",
);

/** The same by what they are, in the language of the page. */
export const QUESTIONS = isEnglish ? english.QUESTIONS : INDONESIAN;
export const MEANING = isEnglish ? english.MEANING : OF_MEANING;
export const FILLING = isEnglish ? english.FILLING : OF_ANY;

/* Words with a meaning of their own, which tell nothing behind some of the others: "selamat pagi",
   "ingin tahu", "di Indonesia", but "pasar pagi", "tahu tempe", "dinas IT", "kantor TU". */
const HOMOGRAPHS = setOf("indonesia it malam nu pagi siang sore tahu tu");
/* Words between two of which neither tells less than the other. */
const JOINING = setOf("dan dn atau ato and or");

/** Tell whether a word puts a question, or tells nothing of what it is about; `before` is the word
    in front of it, if there is one. */
export function isQuestionWord(word, before) {
  if (!isEnglish && HOMOGRAPHS.has(word)) return isPlain(before) && !JOINING.has(before);
  return isPlain(word);
}

function isPlain(word) {
  return FILLING.has(word) || Object.values(QUESTIONS).some((words) => words.has(word));
}
