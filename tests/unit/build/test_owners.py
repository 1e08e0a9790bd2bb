"""The file CODEOWNERS: the maintainers of each region, below whatever people wrote themselves."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from generator.model.region import GitNames
from tests.builders import CONTOH, FICTIONAL, MISAL, REAL, a_publication

Run = Callable[..., tuple[int, str, str]]
NAMED = f"{FICTIONAL}maintainers: [kominfo-contoh, '@contoh/redaksi']\n"


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A project of two regions, one of which has maintainers."""
    monkeypatch.delenv("MASTERPLAN_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    with a_publication({CONTOH: NAMED, MISAL: REAL}) as base:
        (base / "regions").rename(tmp_path / "regions")
    (tmp_path / "mkdocs.yml").write_text("site_name: Kota\ntheme: masterplan\n", "utf-8")
    return tmp_path


def test_maintainers_are_written_below_the_lines_of_people(project: Path, masterplan: Run) -> None:
    file, region = project / "CODEOWNERS", project / "regions" / CONTOH
    assert masterplan("owners", "--check")[0] == 1
    assert not file.exists()
    file.write_text("* @kota/pusat\n", "utf-8")
    assert masterplan("owners", "--lang", "en")[0] == 0
    by_hand, mark, rule = file.read_text("utf-8").partition("# masterplan owners\n")
    assert (by_hand, bool(mark)) == ("* @kota/pusat\n", True)
    # The comment is in the language of the site, whoever ran the command.
    assert rule.startswith("# Ditulis oleh ")
    assert rule.splitlines()[1:] == ["/regions/kabupaten-contoh/ @kominfo-contoh @contoh/redaksi"]
    written = file.read_bytes()
    for arguments in (("owners", "--check"), ("owners",)):
        assert masterplan(*arguments)[0] == 0
        assert file.read_bytes() == written

    region.write_text(FICTIONAL, "utf-8")
    assert masterplan("owners", "--check")[0] == 1
    assert masterplan("owners")[0] == 0
    assert "kabupaten-contoh" not in file.read_text("utf-8")
    region.write_text(f"{FICTIONAL}maintainers: kominfo\n", "utf-8")
    code, _, said = masterplan("owners")
    assert (code, f"regions/{CONTOH}" in said) == (2, True)


def test_no_rule_of_a_person_is_lost_or_joined_to_another(project: Path, masterplan: Run) -> None:
    file = project / "CODEOWNERS"
    ours = "/regions/kabupaten-contoh/ @kominfo-contoh @contoh/redaksi\n"
    further = "\n# Peta\n/regions/kabupaten-contoh/media/ @kota/peta\n/mkdocs.yml @kota/pusat\n"
    file.write_text("* @kota/pusat", "utf-8")
    for added in ("", further, "/regions/kota-lama/ @lama\n"):
        file.write_text(f"{file.read_text('utf-8')}{added}", "utf-8")
        assert masterplan("owners")[0] == 0
    by_hand, mark, below = file.read_text("utf-8").partition("# masterplan owners\n")
    assert (by_hand, bool(mark)) == ("* @kota/pusat\n", True)
    assert below.partition("\n")[2] == f"{ours}{further}"


def test_without_maintainers_there_is_no_file(project: Path, masterplan: Run) -> None:
    (project / "regions" / CONTOH).write_text(FICTIONAL, "utf-8")
    assert masterplan("owners", "--check")[0] == 0
    assert masterplan("owners")[0] == 0
    assert not (project / "CODEOWNERS").exists()


def test_only_names_of_git_hosts_are_taken() -> None:
    names = TypeAdapter(GitNames)
    for name, is_taken in (
        ("kominfo", True),
        ("kota.contoh/redaksi/satu_dua", True),
        ("@kominfo", True),
        ("orang@kota.example", False),
        ("dua nama", False),
        ("https://git.example/kominfo", False),
        ("@", False),
        ("kominfo/", False),
        ("a" * 101, False),
        ("nama\u00e9", False),
    ):
        if is_taken:
            assert names.validate_python((name,)) == (name.removeprefix("@"),), name
        else:
            with pytest.raises(ValidationError):
                names.validate_python((name,))
