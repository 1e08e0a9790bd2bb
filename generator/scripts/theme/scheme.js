/* The colours of the site: those that the reader chose, else those of the system. */

const KEY = "masterplan.scheme";

/** Return the scheme to show. */
export function schemeOf(chosen, isDarkSystem) {
  return chosen || (isDarkSystem ? "slate" : "default");
}

/** Return the scheme that was chosen; null if there is none, or the browser keeps nothing. */
export function readChoice(storage) {
  try {
    return storage().getItem(KEY);
  } catch {
    return null;
  }
}

/** Keep the scheme that was chosen; where the browser keeps nothing, it is for this page only. */
export function keepChoice(storage, scheme) {
  try {
    storage().setItem(KEY, scheme);
  } catch {
    // The page has the scheme already.
  }
}

/** Show the scheme, follow the system until the reader chooses, and bring the buttons to life. */
export function followScheme(buttons) {
  // Asking for the storage itself is refused where a browser keeps nothing.
  const storage = () => localStorage;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => show(buttons, schemeOf(readChoice(storage), dark.matches));
  follow();
  dark.addEventListener("change", follow);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const next = buttons.find((other) => other.hidden);
      keepChoice(storage, next.dataset.scheme);
      show(buttons, next.dataset.scheme);
      next.focus();
    });
  }
}

/* The button of the scheme that is shown leads to the other one. */
function show(buttons, scheme) {
  document.body.dataset.mdColorScheme = scheme;
  for (const button of buttons) button.hidden = button.dataset.scheme !== scheme;
}
