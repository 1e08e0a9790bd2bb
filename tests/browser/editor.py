"""The editor at `/admin/` in a headless browser, on data files in the browser's own file system.

Sveltia CMS has a backend for tests: it keeps a repository in a folder of that file system. Page,
scripts, configuration and policy are those that a site publishes, but for the backend's name.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, FilePayload, Locator, Page, Route

from generator.admin.editor import fetch
from generator.admin_settings import AdminSettings
from generator.build.admin import admin_files
from generator.context import open_context
from generator.exports import form_names
from generator.packaged import THEME_DIR
from tests.builders import records_of
from tests.conftest import PROJECT
from tests.loading import load_site

SETTINGS = AdminSettings("github", "diskominfo-contoh/masterplan")
STYLES = "assets/masterplan/masterplan.css"
_FOLDER = "sveltia-cms-test"
_FILL = f"""async (files) => {{
  const root = await navigator.storage.getDirectory();
  for (const [path, text] of files) {{
    const parts = `{_FOLDER}/${{path}}`.split("/");
    let folder = root;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, {{ create: true }});
    const stream = await (await folder.getFileHandle(parts.at(-1), {{ create: true }})).createWritable();
    await stream.write(text);
    await stream.close();
  }}
}}"""
_SHOWS_ALL = """() => {
  window.IntersectionObserver = class {
    constructor(tell) { this.tell = tell; }
    observe(target) { this.tell([{ target, isIntersecting: true, intersectionRatio: 1 }], this); }
    unobserve() {}
    disconnect() {}
  };
}"""
_READ = f"""async (path) => {{
  const parts = `{_FOLDER}/${{path}}`.split("/");
  let folder = await navigator.storage.getDirectory();
  for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
  const file = await (await folder.getFileHandle(parts.at(-1))).getFile();
  return [...new Uint8Array(await file.arrayBuffer())].map((byte) => String.fromCharCode(byte)).join("");
}}"""


def write_site(folder: Path) -> Path:
    """Write what the editor's page needs of a site of this project, and return the folder.

    The editor itself comes by `masterplan fetch`, once for all runs.
    """
    fetch(PROJECT, None)
    loaded = load_site(PROJECT)
    context = open_context(loaded.shared, loaded.linked)
    context = replace(context, settings=replace(context.settings, admin=SETTINGS))
    files = {file.path: file.data for file in admin_files(context, PROJECT)}
    for region in records_of(loaded).values():
        files |= {file.path: file.data for file in form_names.export(region, context)}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data or b"")
    (folder / STYLES).parent.mkdir(parents=True)
    shutil.copy(THEME_DIR / STYLES, folder / STYLES)
    return folder


class Editor:
    """The editor, opened for a region."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self._url = url

    def open(self, region: str, files: Mapping[str, str]) -> None:
        """Sign in for a region, whose repository has these files, by path."""
        self.page.goto(f"{self._url}admin/")
        self.page.evaluate(_FILL, list(files.items()))
        self.page.goto(f"{self._url}admin/?daerah={region}")
        sign_in = self.page.get_by_role("button", name="Work with Test Repository")
        refusal = self.page.get_by_text("errors in the CMS configuration")
        sign_in.or_(refusal).first.wait_for(state="attached")
        assert refusal.count() == 0, self.page.locator("body").inner_text()
        # The page of the sign-in may fade in for as long as a busy machine takes: nobody points.
        sign_in.evaluate("(it) => it.click()")
        self.page.get_by_role("button", name="New").wait_for()

    def open_record(self, kind: str, name: str) -> None:
        """Open a record of a kind by the name of its file."""
        self.page.evaluate(f"() => {{ location.hash = '#/collections/{kind}/entries/{name}' }}")
        self.page.locator("section[data-key-path]").first.wait_for()

    def field(self, path: str) -> Locator:
        """Return the part of the page for a field."""
        return self.page.locator(f"section[data-key-path='{path}']")

    def choose(self, path: str, label: str) -> None:
        """Choose an option of a field by its label."""
        self.field(path).get_by_role("combobox").last.click()
        self.page.get_by_role("option", name=label, exact=True).click()

    def save(self) -> None:
        """Save the record, and wait until that is done."""
        self.page.get_by_role("button", name="Save", exact=True).click()
        # The editor goes back to the list of records.
        self.page.get_by_role("button", name="New").wait_for()

    def choose_file(self, path: str, name: str, data: bytes) -> None:
        """Choose a file of the device for a field, as a person does who taps "Browse"."""
        self.field(path).get_by_role("button", name="Browse").click()
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name="Upload").wait_for()
        # The window is the last on the page, and so is its button for files of the device.
        chosen: FilePayload = {"name": name, "mimeType": "", "buffer": data}
        self.page.locator("input[type=file]").last.set_input_files(chosen)

    def insert_file(self, path: str) -> None:
        """Take the chosen file for a field, and wait until the editor has examined it."""
        dialog = self.page.get_by_role("dialog")
        dialog.get_by_role("button", name="Insert").click()
        dialog.first.wait_for(state="hidden")
        self.field(path).get_by_text("Processing").wait_for(state="hidden")

    def file(self, path: str) -> str:
        """Return a text of the repository."""
        return self.file_bytes(path).decode()

    def file_bytes(self, path: str) -> bytes:
        """Return a file of the repository."""
        return str(self.page.evaluate(_READ, path)).encode("latin-1")


@contextmanager
def editor(browser: Browser, url: str, width: int = 1280) -> Iterator[Editor]:
    """Open a browser's window for the editor; all that leaves for another host fails the test."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="en-US")
    page = context.new_page()
    # Each step waits for what the editor shows, for as long as a busy machine takes.
    page.set_default_timeout(300_000)
    # The editor shows a field once it comes into sight.
    page.add_init_script(f"({_SHOWS_ALL})()")
    page.route("**/admin/konfigurasi.json", _with_test_backend)
    yield Editor(page, url)
    context.close()


def _with_test_backend(route: Route) -> None:
    response = route.fetch()
    config: Any = json.loads(response.body())
    route.fulfill(response=response, json={**config, "backend": {"name": "test-repo"}})
