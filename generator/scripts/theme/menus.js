/* The engine's menus are switches behind labels, which no key reaches: each becomes a button. */

/** Bring the menu of the site to life, with its drawer and its submenus. */
export function openMenus(menu) {
  openDrawer(menu);
  openSubmenus(menu);
}

/** Bring the current page of a region's menu into view: the row begins at its first word. */
export function showCurrent() {
  const current = document.querySelector(".mp-menu [aria-current]");
  if (!current) return;
  const row = current.closest(".mp-menu");
  row.scrollLeft += current.getBoundingClientRect().left - row.getBoundingClientRect().left - 24;
}

/**
 * Put a button in the place of a label, and return it.
 *
 * The button has the label's attributes, by which the engine's styles know it, and says whether its
 * menu is open.
 */
function becomeButton(label) {
  const toggle = label.control;
  const button = document.createElement("button");
  for (const { name, value } of label.attributes) button.setAttribute(name, value);
  button.type = "button";
  button.append(...label.childNodes);
  label.replaceWith(button);
  const showState = () => button.setAttribute("aria-expanded", String(toggle.checked));
  showState();
  toggle.addEventListener("change", showState);
  button.addEventListener("click", () => toggle.click());
  return button;
}

function openDrawer(menu) {
  const drawer = document.getElementById("__drawer");
  const opener = becomeButton(document.querySelector('.md-header__button[for="__drawer"]'));
  opener.setAttribute("aria-label", menu.querySelector(".md-nav").getAttribute("aria-label"));
  opener.addEventListener("click", () => {
    if (drawer.checked) requestAnimationFrame(() => menu.querySelector("a").focus());
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.checked) return;
    drawer.click();
    opener.focus();
  });
  menu.addEventListener("click", (event) => {
    if (drawer.checked && event.target.closest("a")) drawer.click();
  });
}

/* On narrow screens a submenu covers the menu: the focus goes to the button that leads back, and
   comes back with it. Wider ones do not show that button, and what is not shown takes no focus. */
function openSubmenus(menu) {
  for (const label of menu.querySelectorAll("label.md-nav__link[for]")) {
    const back = becomeButton(menu.querySelector(`.md-nav__title[for="${label.htmlFor}"]`));
    const opener = becomeButton(label);
    opener.addEventListener("click", () => back.focus({ preventScroll: true }));
    back.addEventListener("click", () => opener.focus({ preventScroll: true }));
  }
}
