/* What a page needs of a script in its frame: the reader's colours, menus that the keyboard opens, places, and paper. */
(() => {
  "use strict";
  const KEY = "masterplan.scheme";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const buttons = [...document.querySelectorAll(".mp-scheme")];

  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // a browser that keeps nothing
    }
  };
  const keep = (scheme) => {
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // then for this page only
    }
  };
  const show = (scheme) => {
    document.body.dataset.mdColorScheme = scheme;
    for (const button of buttons) button.hidden = button.dataset.scheme !== scheme;
  };
  const other = () => buttons.find((button) => button.hidden);

  const follow = () => show(chosen() || (dark.matches ? "slate" : "default"));
  follow();
  dark.addEventListener("change", follow);
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const next = other();
      keep(next.dataset.scheme);
      show(next.dataset.scheme);
      next.focus();
    });
  }

  /* The engine's menus are switches behind labels, which a key does nothing with. Each becomes a button, with the label's
     attributes, by which the engine's styles know it, and says whether its menu is open. */
  const becomeButton = (label) => {
    const toggle = label.control;
    const button = document.createElement("button");
    for (const { name, value } of label.attributes) button.setAttribute(name, value);
    button.type = "button";
    button.append(...label.childNodes);
    label.replaceWith(button);
    const told = () => button.setAttribute("aria-expanded", String(toggle.checked));
    told();
    toggle.addEventListener("change", told);
    button.addEventListener("click", () => toggle.click());
    return button;
  };
  const bringDrawerToLife = (menu) => {
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
  };
  /* On narrow screens a submenu covers the menu: the focus goes to the button that leads back, and comes back with it.
     Wider ones do not show that button, and what is not shown takes no focus. */
  const bringSubmenusToLife = (menu) => {
    for (const label of menu.querySelectorAll("label.md-nav__link[for]")) {
      const back = becomeButton(menu.querySelector(`.md-nav__title[for="${label.htmlFor}"]`));
      const opener = becomeButton(label);
      opener.addEventListener("click", () => back.focus({ preventScroll: true }));
      back.addEventListener("click", () => opener.focus({ preventScroll: true }));
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const menu = document.querySelector(".md-sidebar--primary");
    bringDrawerToLife(menu);
    bringSubmenusToLife(menu);
  });

  /* Paper cannot be opened: what is folded away is printed, also where an engine does not know `::details-content`. */
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });

  /* Places are offered by a script of their own, fetched when somebody is about to search. */
  const folder = document.currentScript.src;
  const searchBox = document.querySelector(".mp-box");
  searchBox?.addEventListener("focusin", () => {
    import(new URL("places.js", folder)).then(({ offer }) => offer(searchBox), () => {}); // else a plain form
  }, { once: true });
})();
