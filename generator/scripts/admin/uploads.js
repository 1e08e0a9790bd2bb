/* Uploaded files: photos are made small and lose what a camera writes into them before they leave
   the device, and names become those that the site takes. */

import { slugOf } from "../form/slugs.js";

const LONGEST_STEM = 70;
/* Larger than any published picture, and far below what a phone takes. */
const PHOTO = { format: "webp", quality: 85, width: 2400, height: 2400 };

/** What the editor does with an uploaded file; PNG, the form of emblems, stays as it is. */
export const UPLOADS = {
  slugify_filename: true,
  transformations: { jpeg: PHOTO, webp: PHOTO },
};

/** Rename chosen files before the editor sees them: `IMG_2034 (1).JPG` becomes `img-2034-1.jpg`.

   The editor by itself keeps underscores, which nearly every phone writes.
*/
export function renameChosenFiles() {
  document.addEventListener("change", ({ target }) => rename(target), { capture: true });
}

function rename(input) {
  if (!input.matches("input[type=file]")) return;
  const renamed = new DataTransfer();
  [...input.files].forEach((file) => {
    renamed.items.add(new File([file], uploadName(file.name), { type: file.type }));
  });
  input.files = renamed.files;
}

function uploadName(name) {
  const [, stem, ending = ""] = name.match(/^(.*?)(\.[^.]*)?$/s);
  return `${slugOf(stem.slice(0, LONGEST_STEM)) || "berkas"}${ending.toLowerCase()}`;
}
