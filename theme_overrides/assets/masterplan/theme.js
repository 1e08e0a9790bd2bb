/* What a page needs of a script in its frame: the reader's colour scheme, and a menu that the keyboard opens. */
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

  const bringMenuToLife = () => {
    const drawer = document.getElementById("__drawer");
    const menu = document.querySelector(".md-sidebar--primary");
    const opener = document.querySelector('.md-header__button[for="__drawer"]');
    const told = () => opener.setAttribute("aria-expanded", String(drawer.checked));
    opener.tabIndex = 0;
    opener.setAttribute("role", "button");
    opener.setAttribute("aria-label", menu.querySelector(".md-nav").getAttribute("aria-label"));
    told();
    drawer.addEventListener("change", told);
    const turn = (open) => {
      drawer.checked = open;
      told();
    };
    opener.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      turn(!drawer.checked);
      if (drawer.checked) requestAnimationFrame(() => menu.querySelector("a").focus());
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !drawer.checked) return;
      turn(false);
      opener.focus();
    });
    menu.addEventListener("click", (event) => {
      if (event.target.closest("a")) turn(false);
    });
  };

  document.addEventListener("DOMContentLoaded", bringMenuToLife);
})();
