/* What a page needs of a script in its frame: the reader's colour scheme, a menu that the keyboard opens, and places. */
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
    const label = document.querySelector('.md-header__button[for="__drawer"]');
    const opener = document.createElement("button"); // a label takes no focus
    opener.type = "button";
    opener.className = "md-header__button md-icon mp-opener";
    opener.setAttribute("aria-label", menu.querySelector(".md-nav").getAttribute("aria-label"));
    opener.append(...label.childNodes);
    label.replaceWith(opener);
    const told = () => opener.setAttribute("aria-expanded", String(drawer.checked));
    told();
    drawer.addEventListener("change", told);
    const turn = (open) => {
      drawer.checked = open;
      told();
    };
    opener.addEventListener("click", () => {
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

  /* Places are offered by a script of their own, fetched when somebody is about to search. */
  const folder = document.currentScript.src;
  const searchBox = document.querySelector(".mp-box");
  searchBox?.addEventListener("focusin", () => {
    import(new URL("places.js", folder)).then(({ offer }) => offer(searchBox), () => {}); // else a plain form
  }, { once: true });
})();
