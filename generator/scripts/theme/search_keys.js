/* "/" and Ctrl-K lead to the search from any page: into its field, or to the search page. */

/** Let two keys lead to the search: the field of the search page, the box, else the link to it. */
export function openSearchByKeys() {
  document.addEventListener("keydown", (event) => {
    if (!asksForSearch(event)) return;
    const fields = [...document.querySelectorAll(".mp-search__form [name=q], .mp-box__input")];
    const field = fields.find((input) => input.offsetParent);
    const link = document.querySelector(".mp-box__link");
    if (field) {
      field.focus();
      field.select();
    } else if (link) link.click();
    else return;
    event.preventDefault();
  });
}

/** Tell whether a key asks for the search: Ctrl-K or Cmd-K anywhere, "/" outside a field. */
export function asksForSearch({ key, ctrlKey, metaKey, altKey, shiftKey, target }) {
  if ((ctrlKey || metaKey) && !altKey && !shiftKey) return key.toLowerCase() === "k";
  if (key !== "/" || ctrlKey || metaKey || altKey) return false;
  return !target.isContentEditable && !/^(input|textarea|select)$/i.test(target.tagName ?? "");
}
