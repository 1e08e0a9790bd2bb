"""What a run is told, from `mkdocs.yml`, the environment and the command line."""

import datetime as dt
from pathlib import Path

import pytest

from generator.errors import GeneratorError
from generator.settings import build_moment, check_theme, read_settings
from generator.web_hosts import OFFICIAL_HOSTS
from tests.rows import judge_rows


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("EDIT_URL", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    return tmp_path / "mkdocs.yml"


def failure(config: Path) -> GeneratorError:
    with pytest.raises(GeneratorError) as caught:
        read_settings(config)
    return caught.value


def test_folders_are_resolved_beside_the_settings(config: Path, tmp_path: Path) -> None:
    config.write_text("docs_dir: isi\nsite_dir: hasil\n", encoding="utf-8")
    settings = read_settings(config)
    assert (settings.project_dir, settings.config_file) == (tmp_path, config)
    assert settings.regions_dir == tmp_path / "regions"
    assert settings.content_dir == tmp_path / "isi"
    assert settings.site_dir == tmp_path / "hasil"


def test_what_is_not_set_is_what_mkdocs_would_take(config: Path, tmp_path: Path) -> None:
    config.write_text("site_name: Kota\n", encoding="utf-8")
    settings = read_settings(config)
    assert (settings.content_dir, settings.site_dir) == (tmp_path / "docs", tmp_path / "site")
    assert (settings.site.language, settings.site.edit_url) == ("id", None)


def test_a_relative_path_of_the_settings_is_understood(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text("site_name: Kota\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_settings(Path("mkdocs.yml")).regions_dir == tmp_path / "regions"


def test_the_command_line_goes_before_the_file_and_the_clock(config: Path, tmp_path: Path) -> None:
    config.write_text("site_dir: hasil\n", encoding="utf-8")
    settings = read_settings(config, site_dir=tmp_path / "lain", today=dt.date(2020, 2, 29))
    assert (settings.site_dir, settings.site.today) == (tmp_path / "lain", dt.date(2020, 2, 29))


@pytest.mark.parametrize(
    ("written", "edit_url"),
    [
        ("extra: {edit_url: 'https://x.id/edit/main'}", "https://x.id/edit/main"),
        ("extra: {edit_url: 'https://x.id/edit/main/'}", "https://x.id/edit/main"),
        ("extra: {edit_url: ''}", None),
        ("extra: {}", None),
        ("extra:", None),
        ("repo_url: https://x.id/kota", None),
    ],
)
def test_files_can_be_edited_where_the_settings_say(
    config: Path, written: str, edit_url: str | None
) -> None:
    config.write_text(f"{written}\n", encoding="utf-8")
    assert read_settings(config).site.edit_url == edit_url


def test_words_for_states_are_those_of_known_states_or_are_refused(config: Path) -> None:
    def judge(row: tuple[str, tuple[tuple[str, str], ...] | None]) -> None:
        written, words = row
        config.write_text(f"extra: {{status_words: {written}}}\n", encoding="utf-8")
        if words is None:
            assert failure(config).key == "status_words"
        else:
            assert read_settings(config).site.status_words == words

    rows: list[tuple[str, tuple[tuple[str, str], ...] | None]] = [
        ("", ()),
        ("{}", ()),
        ("{late: ' Lewat  tenggat '}", (("late", "Lewat tenggat"),)),
        ("{late: Lewat, done: Tuntas}", (("done", "Tuntas"), ("late", "Lewat"))),
        ("{terlambat: Lewat}", None),
        ("{late: }", None),
        ("{late: [a]}", None),
        ("{1: a}", None),
        ("late", None),
        ("[late]", None),
    ]
    judge_rows(rows, judge)


def test_an_english_edition_has_a_name_and_stands_beside_another_language(config: Path) -> None:
    def judge(row: tuple[str, str, str | None]) -> None:
        written, english, key = row
        config.write_text(f"site_name: Contoh\n{written}\n", encoding="utf-8")
        if key is not None:
            assert failure(config).key == key
            return
        site = read_settings(config).site
        names = [(edition.language, edition.site_name) for edition in site.editions]
        assert names == [("id", "Contoh"), ("en", english)][: 2 if english else 1]
        assert [edition.is_english_edition for edition in site.editions] == [False, True][
            : len(names)
        ]

    rows = [
        ("", "", None),
        ("extra: {english: }", "", None),
        ("extra: {english: false}", "", None),
        ("extra: {english: Smart Cities}", "Smart Cities", None),
        ("extra: {english: ' Smart Cities '}", "Smart Cities", None),
        ("extra: {english: true}", "", "english_name"),
        ("extra: {english: [en]}", "", "english_name"),
        ("extra: {english: '  '}", "", "english_name"),
        ("extra: {english: Smart Cities}\ntheme: {language: en}", "", "english_twice"),
    ]
    judge_rows(rows, judge)


def test_the_contact_for_weaknesses_is_an_address_or_is_refused(config: Path) -> None:
    def judge(row: tuple[str, bool]) -> None:
        contact, is_address = row
        config.write_text(f"extra: {{security_contact: '{contact}'}}\n", encoding="utf-8")
        if is_address:
            assert read_settings(config).security_contact == (contact or None)
        else:
            assert failure(config).key == "contact"
            config.write_text(f"extra: {{contact: '{contact}'}}\n", encoding="utf-8")
            assert failure(config).key == "contact"

    rows = [
        ("", True),
        ("mailto:keamanan@kota.example", True),
        ("https://kota.example/lapor", True),
        ("tel:+62-21-555-0100", True),
        ("keamanan@kota.example", False),
        ("http://kota.example/lapor", False),
        ("https:///lapor", False),
        ("tel:0215550100", False),
        ("javascript:alert(1)", False),
        ("mailto:a@kota.example\n\nContact: mailto:b@lain.example", False),
    ]
    judge_rows(rows, judge)


@pytest.mark.parametrize(
    ("written", "site_url"),
    [
        ("site_url: https://x.id", "https://x.id/"),
        ("site_url: https://x.id/kota/", "https://x.id/kota/"),
        ("site_url: ''", None),
        ("site_url:", None),
        ("site_name: Kota", None),
    ],
)
def test_the_address_of_the_site_ends_in_a_slash_where_it_is_set(
    config: Path, written: str, site_url: str | None
) -> None:
    config.write_text(f"{written}\n", encoding="utf-8")
    assert read_settings(config).site.site_url == site_url


@pytest.mark.parametrize(
    ("written", "hosts", "html"),
    [
        ("site_name: Kota", (), ()),
        ("site_url: https://Kota.id:8443/a", ("kota.id:8443",), ()),
        ("extra: {hosts: [Kompas.id, 10.0.0.5], html: [iframe]}", ("kompas.id", "10.0.0.5"), ("iframe",)),
        ("extra: {hosts: kompas.id, html: }", ("kompas.id",), ()),
        ("extra: {hosts: [], html: []}", (), ()),
    ],
)  # fmt: skip
def test_the_official_hosts_the_own_host_and_the_listed_ones_are_the_list_of_hosts(
    config: Path, written: str, hosts: tuple[str, ...], html: tuple[str, ...]
) -> None:
    config.write_text(f"{written}\n", encoding="utf-8")
    site = read_settings(config).site
    assert (site.hosts, site.html) == ((*OFFICIAL_HOSTS, *hosts), html)


@pytest.mark.parametrize(
    ("written", "extensions"),
    [
        ("markdown_extensions: [abbr, {toc: {permalink: ya}}]", (("abbr", "{}"), ("toc", '{"permalink": "ya"}'))),
        ("markdown_extensions: {abbr: , toc: {slugify: !!python/name:os.system }}", (("abbr", "{}"), ("toc", "{}"))),
        ("markdown_extensions:", ()),
        ("markdown_extensions: [[toc]]", (("['toc']", "{}"),)),
        ("markdown_extensions: 5", (("5", "{}"),)),
        ("site_name: Kota", ()),
    ],
)  # fmt: skip
def test_extensions_of_markdown_come_in_any_form_that_mkdocs_knows(
    config: Path, written: str, extensions: tuple[tuple[str, str], ...]
) -> None:
    config.write_text(f"{written}\n", encoding="utf-8")
    assert read_settings(config).markdown_extensions == extensions


def test_styles_and_scripts_of_the_project_are_known_by_path(config: Path) -> None:
    config.write_text(
        "extra_css: [a.css]\nextra_javascript: [{path: b.mjs}, c.js]\n", encoding="utf-8"
    )
    assert read_settings(config).listed_assets == ("a.css", "b.mjs", "c.js")


def test_variables_of_the_environment_are_read_as_mkdocs_does(
    config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config.write_text('extra: {edit_url: !ENV [EDIT_URL, ""]}\n', encoding="utf-8")
    assert read_settings(config).site.edit_url is None
    monkeypatch.setenv("EDIT_URL", "https://x.id/edit/main")
    assert read_settings(config).site.edit_url == "https://x.id/edit/main"


@pytest.mark.parametrize(
    "site_dir",
    [
        "regions",
        "content",
        "content/situs",
        ".",
        "..",
        "generator",
        "tests/x",
        ".git",
        "theme_overrides",
    ],
)
def test_the_site_takes_the_place_of_nothing_that_it_is_made_from(
    config: Path, site_dir: str
) -> None:
    config.write_text(f"docs_dir: content\nsite_dir: {site_dir}\n", encoding="utf-8")
    assert failure(config).key == "site_dir"


@pytest.mark.parametrize("docs_dir", [".", "..", "regions", "/"])
def test_pages_are_written_to_a_folder_of_their_own(config: Path, docs_dir: str) -> None:
    config.write_text(f"docs_dir: {docs_dir}\n", encoding="utf-8")
    assert failure(config).key == "docs_dir"


def test_tags_for_python_objects_make_nothing(config: Path) -> None:
    config.write_text(
        "docs_dir: isi\nx: !!python/object/apply:os.system ['exit 1']\n", encoding="utf-8"
    )
    assert read_settings(config).content_dir.name == "isi"


def test_the_language_of_the_theme_is_that_of_the_pages(config: Path) -> None:
    config.write_text("theme: {name: material, language: en}\n", encoding="utf-8")
    assert read_settings(config).site.language == "en"
    config.write_text("theme: material\n", encoding="utf-8")
    assert read_settings(config).site.language == "id"


def test_a_language_without_a_catalogue_is_answered_with_those_that_there_are(config: Path) -> None:
    config.write_text("theme: {language: fr}\n", encoding="utf-8")
    error = failure(config)
    assert (error.key, error.arguments["language"], error.arguments["languages"]) == (
        "unknown_language",
        "fr",
        "id, en",
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (b"a: [", "config_broken"),
        (b"\xff\xfe\x00", "config_broken"),
        (b"a: 2022-02-30", "config_broken"),
        (b"a: !!timestamp x", "config_broken"),
        (b"[" * 2_000, "config_broken"),
        (b'docs_dir: "a\\0b"', "config_broken"),
        (b'site_dir: "a\\0b"', "config_broken"),
        (b"- a\n", "config_not_mapping"),
        (b"", "config_not_mapping"),
    ],
)
def test_settings_that_are_none_are_answered(config: Path, text: bytes, key: str) -> None:
    config.write_bytes(text)
    assert failure(config).key == key


def test_settings_that_are_not_there_are_answered(config: Path) -> None:
    error = failure(config)
    assert (error.key, error.arguments["path"]) == ("config_unreadable", str(config))


@pytest.mark.parametrize(
    ("epoch", "day"),
    [
        ("0", dt.date(1970, 1, 1)),
        ("1795219200", dt.date(2026, 11, 21)),
        ("1798736399", dt.date(2026, 12, 31)),
        ("1798736400", dt.date(2027, 1, 1)),
    ],
)
def test_the_day_of_the_build_is_counted_in_western_indonesian_time(
    epoch: str, day: dt.date
) -> None:
    assert build_moment({"SOURCE_DATE_EPOCH": epoch}).date() == day


@pytest.mark.parametrize("epoch", ["besok", "1.5", "9" * 30, "-" + "9" * 30])
def test_a_day_that_is_no_number_of_seconds_is_answered(epoch: str) -> None:
    with pytest.raises(GeneratorError) as caught:
        build_moment({"SOURCE_DATE_EPOCH": epoch}).date()
    assert (caught.value.key, caught.value.arguments) == ("source_date_epoch", {"value": epoch})


@pytest.mark.parametrize("environment", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_without_a_given_day_the_clock_tells_it(environment: dict[str, str]) -> None:
    now = dt.datetime.now(dt.UTC)
    assert build_moment(environment).date() in {
        (now + dt.timedelta(hours=hours)).date() for hours in (6.99, 7.01)
    }


@pytest.mark.parametrize(
    ("written", "key"),
    [("site_name: Kota", "theme_missing"), ("theme: material", "theme_foreign")],
)
def test_a_site_without_our_theme_is_refused(config: Path, written: str, key: str) -> None:
    config.write_text(f"{written}\n", encoding="utf-8")
    with pytest.raises(GeneratorError) as caught:
        check_theme(read_settings(config))
    assert caught.value.key == key
    config.write_text("theme: masterplan\n", encoding="utf-8")
    check_theme(read_settings(config))


def test_settings_may_be_inherited_as_mkdocs_has_it(config: Path) -> None:
    parent = "docs_dir: isi\nextra: {edit_url: 'https://x.id/edit'}\ntheme: {language: en}\n"
    (config.parent / "dasar.yml").write_text(parent, encoding="utf-8")
    config.write_text("INHERIT: dasar.yml\ntheme: {name: masterplan}\n", encoding="utf-8")
    settings = read_settings(config)
    assert (settings.content_dir.name, settings.site.edit_url) == ("isi", "https://x.id/edit")
    assert (settings.theme, settings.site.language) == ("masterplan", "en")


def test_the_navigation_of_the_package_comes_with_the_theme(config: Path) -> None:
    config.write_text("theme: masterplan\n", encoding="utf-8")
    assert "panduan/mulai.md" in read_settings(config).listed_pages
    config.write_text("theme: masterplan\nnav: [index.md]\n", encoding="utf-8")
    assert read_settings(config).listed_pages == ("index.md",)
    config.write_text("theme: material\n", encoding="utf-8")
    assert read_settings(config).listed_pages == ()
