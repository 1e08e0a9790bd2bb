/* Keys of a record in the editor that no file has, or that a file has beside its fields; and kinds
   of values. */

/** Kinds of values that stand in a file as they are meant, without quotes. */
export const BARE = new Set(["number", "whole", "date"]);

/** The whole file of a record. */
export const FILE = "_file";
/** The place of a record in the list of its file. */
export const PLACE = "_at";
/** The English texts of a record; of a text in a file, the key of its English one. */
export const ENGLISH = "en";
/** The key of the sources of every field that a file does not name. */
export const REST = "rest";

/** Return the fields of a record whose English text stands in `en`. */
export const translated = (fields) => fields.filter((field) => field.languages);
