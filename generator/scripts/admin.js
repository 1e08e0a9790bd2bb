/* The editor at `/admin/`: opens Sveltia CMS for the region in the address. Without a region the
   page stays what it is, a list to choose from.

   To sign in at GitLab, the editor opens this page once more, in a window that goes to GitLab and
   comes back with a code, but without the region: the page that opened the window knows it. */

import { editorConfig, formatName, regionForm } from "./admin/config.js";
import { renameChosenFiles } from "./admin/uploads.js";
import { openFormat } from "./admin_files.js";

const REGION = "daerah";

start(document.querySelector("main"));

async function start(page) {
  const asked = new URLSearchParams(location.search).get(REGION) || openersRegion();
  const option = [...page.querySelectorAll("option")].find(({ value }) => value && value === asked);
  if (!option) return;
  sessionStorage.setItem(REGION, option.value);
  const status = page.querySelector("[role=status]");
  status.textContent = page.dataset.loading;
  try {
    const [config, names, { default: CMS }] = await Promise.all([
      fetchJson("konfigurasi.json"),
      fetchJson(`../data/usulan-baru/${option.value}.json`),
      import("./sveltia/index.js"),
    ]);
    const form = regionForm(config, names);
    Object.values(form.collections).forEach(({ record, ending }) => {
      CMS.registerCustomFormat(formatName(record), ending, openFormat(record, form));
    });
    renameChosenFiles();
    page.remove();
    // The editor has styles of its own.
    document.querySelector("link[rel=stylesheet]").remove();
    await CMS.init({ config: editorConfig(form, names, `${document.title}: ${option.label}`) });
  } catch {
    status.textContent = page.dataset.unreadable;
  }
}

function openersRegion() {
  return window.opener ? sessionStorage.getItem(REGION) : null;
}

async function fetchJson(path) {
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(path);
  return response.json();
}
