/* Words of English queries, in the place of those of `question_words.js` and others on pages in
   English: many Indonesian words that tell nothing are English words that do ("sing", "admin"). */

const setOf = (text) => new Set(text.split(" "));

/** Words that ask, by what they ask for. */
export const QUESTIONS = {
  who: setOf("who whom whose"),
  when: setOf("when"),
  howMany: setOf("many much"),
  how: setOf("how"),
};

/** Words that ask for a meaning; pages have them, too. */
export const MEANING = setOf(
  "meaning mean means definition define defined abbreviation acronym stand stands term explain " +
    "difference differ differs different",
);

/** Words that tell nothing of what a query is about. */
export const FILLING = setOf(
  "a an the of in on at to for from by with about and or as is are was were be been being am do " +
    "does did can could will would should shall may might must there here this that these those " +
    "it its i me my we us our you your they them their he she his her what which where why any " +
    "some please tell show find give get let have has had want know looking look see info " +
    "information if than then so such into per not no yes also only just very regency",
);

/** Words that ask beside those of every question; pages have them, too. */
export const ASKING = {
  who: setOf("name names"),
  when: setOf("deadline deadlines due"),
  howMany: setOf("number count total"),
  how: setOf("guide steps instructions way"),
  late: setOf("late overdue delayed behind"),
};

/** Words that say how something stands, of no record in particular. */
export const PLAIN = setOf(
  "now current currently present today latest new year mr mrs date done finished completed",
);

/** Words that many pages have: a question of more than enough words is put without them. */
export const COMMON = ["all", "region", "regions", "city"];

/** Words that ask for nothing of a region. */
export const GENERAL = setOf(
  "masterplan masterplans master plan plans smart city province region profile data website site " +
    "government programme program movement towards",
);

/** Words that many names have. */
export const OF_NAMES = setOf(
  "head office department agency board village district mayor regent deputy chair public service " +
    "services kepala dinas badan desa kelurahan kecamatan digital data city",
);

/** Words beside a dimension's name that change nothing. */
export const AROUND = setOf(
  "dimension pillar smart programme programmes program plan plans goals city regency",
);
