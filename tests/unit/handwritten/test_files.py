"""Nothing outside the project is read or published through hand-written files and the theme."""

import os
from dataclasses import replace
from pathlib import Path

from generator.cache.store import NoCache
from generator.codes import Code
from generator.handwritten import check_handwritten
from generator.handwritten.theme import check_theme_file
from generator.settings import Settings
from generator.web_hosts import OFFICIAL_HOSTS
from tests.loading import settings_of
from tests.rows import judge_rows


def a_project(folder: Path) -> Settings:
    for name in ("regions", "content/tentang", "tema"):
        (folder / name).mkdir(parents=True)
    (folder / "content/tentang/index.md").write_text("---\ntitle: A\n---\n\nIsi.\n")
    return replace(settings_of(folder), theme_dir=folder / "tema")


def found(settings: Settings) -> list[tuple[str, str]]:
    findings, _ = check_handwritten(settings, NoCache())
    return sorted((each.span.path, each.code) for each in findings)


def test_links_and_special_files_are_refused_wherever_people_write(tmp_path: Path) -> None:
    settings = a_project(tmp_path / "proyek")
    secret = tmp_path / "rahasia"
    secret.mkdir()
    (secret / "a.md").write_text("kenari <script>x</script>")
    content, theme = settings.content_dir, settings.project_dir / "tema"
    (content / "berkas.md").symlink_to(secret / "a.md")
    (content / "folder").symlink_to(secret)
    (content / "tentang/putar").symlink_to(content)
    (content / "buntu.md").symlink_to(tmp_path / "tidak-ada")
    # A generated page would be written through a link in its place.
    (content / "daerah").mkdir()
    (content / "daerah/kota-x").symlink_to(secret)
    (theme / "partials").symlink_to(secret)
    os.mkfifo(content / "pipa.md")
    os.mkfifo(theme / "pipa.html")
    assert found(settings) == [
        ("content/berkas.md", Code.SYMBOLIC_LINK),
        ("content/buntu.md", Code.SYMBOLIC_LINK),
        ("content/daerah/kota-x", Code.SYMBOLIC_LINK),
        ("content/folder", Code.SYMBOLIC_LINK),
        ("content/pipa.md", Code.SPECIAL_FILE),
        ("content/tentang/putar", Code.SYMBOLIC_LINK),
        ("tema/partials", Code.SYMBOLIC_LINK),
        ("tema/pipa.html", Code.SPECIAL_FILE),
    ]


def test_a_folder_that_is_a_link_itself_is_refused(tmp_path: Path) -> None:
    settings = a_project(tmp_path)
    settings.content_dir.rename(tmp_path / "lain")
    settings.content_dir.symlink_to(tmp_path / "lain")
    assert found(settings) == [("content", Code.SYMBOLIC_LINK)]


def test_files_beside_the_pages_are_of_kinds_that_run_nothing(tmp_path: Path) -> None:
    settings = a_project(tmp_path)
    for name in ("a.png", "b.PDF", "CNAME", "data.csv", "slot.html", "x.svg", "y.js", "z", "w.MD"):
        (settings.content_dir / name).write_text("x")
    (settings.content_dir / "daerah").mkdir()
    (settings.content_dir / "daerah/index.html").write_text("generated")
    assert found(settings) == [
        (f"content/{name}", Code.ACTIVE_FILE)
        for name in ("b.PDF", "slot.html", "w.MD", "x.svg", "y.js", "z")
    ]


def test_styles_and_scripts_that_the_settings_name_are_read_as_the_theme_is(tmp_path: Path) -> None:
    settings = replace(a_project(tmp_path), listed_assets=("gaya.css", "a/b.js", "tidak-ada.css"))
    (settings.content_dir / "a").mkdir()
    (settings.content_dir / "gaya.css").write_text("a{}")
    (settings.content_dir / "a/b.js").write_text("fetch('//jahat.com')")
    assert found(settings) == [("content/a/b.js", Code.FOREIGN_REQUEST)]


def test_names_that_the_theme_would_print_as_markup_are_refused(tmp_path: Path) -> None:
    settings = a_project(tmp_path)
    names = ("<b>.md", "&lt;b&gt;.md", 'a".png', "a\u202eb.md", "a\nb.md")
    for name in (*names, "Profil Dinas (1).md", "profil_dinas-2.md", "pädi.md"):
        (settings.content_dir / name).write_text("x")
    assert [code for _, code in found(settings)] == [Code.BAD_FILE_NAME] * 5


def test_the_text_of_a_refused_page_is_at_hand_for_quoting(tmp_path: Path) -> None:
    settings = a_project(tmp_path)
    (settings.content_dir / "a.md").write_text("Isi <script>x</script>")
    _, texts = check_handwritten(settings, NoCache())
    assert texts == {"content/a.md": "Isi <script>x</script>"}


THEME = (
    ("a.html", '<a class="x" href="https://jahat.com">a</a>', [(Code.UNLISTED_HOST, 1)]),
    ("a.html", "<a href='https://bitung.go.id'>a</a>", []),
    ("a.html", '\n<script src="https://jahat.com/a.js"></script>', [(Code.FOREIGN_REQUEST, 2)]),
    ("a.html", '<img src="//go.id/a.png">', [(Code.FOREIGN_REQUEST, 1)]),
    ("a.html", "<iframe src=https://jahat.com>", [(Code.FOREIGN_REQUEST, 1)]),
    ("a.html", '<link href="{{ config.site_url }}a.css">{# https://jahat.com #}', []),
    ("a.html", '<!--><img src="https://jahat.com/a.png">-->', [(Code.FOREIGN_REQUEST, 1)]),
    ("a.html", '/*<img src="https://jahat.com/a.png">*/', [(Code.FOREIGN_REQUEST, 1)]),
    ("a.html", "<!-- https://jahat.com -->", []),
    ("a.html", '<a href="https://go.id@jahat.com">a</a>', [(Code.DISGUISED_HOST, 1)]),
    ("a.css", "a{}\n/* https://jahat.com */\n@import url(//jahat.com/a.css);", [(Code.FOREIGN_REQUEST, 3)]),
    ("a.css", "a{background:url('https://jahat.com/a.png')}", [(Code.FOREIGN_REQUEST, 1)]),
    ("a.js", '// https://jahat.com\nfetch("https://jahat.com")', [(Code.FOREIGN_REQUEST, 2)]),
    ("a.js", r'x.split(/\s+/).replace(/\//g,"/");y("http://www.w3.org/2000/svg")', []),
    ("a.svg", '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://jahat.com/a.png"/></svg>', [(Code.FOREIGN_REQUEST, 1)]),
    ("a.xml", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', []),
)  # fmt: skip


def test_the_theme_loads_nothing_from_other_hosts() -> None:
    def judge(row: tuple[str, str, list[tuple[Code, int]]]) -> None:
        path, text, expected = row
        findings = tuple(check_theme_file(path, text, OFFICIAL_HOSTS))
        assert [(each.code, each.span.line) for each in findings] == expected, findings

    judge_rows(THEME, judge)
