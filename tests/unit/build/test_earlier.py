"""`on_error: keep_last`: refused regions as of their last clean commit, the others as they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cache.store import NoCache
from generator.engine.plugin import DataRefusedError, generate_checked
from generator.settings import read_settings
from tests.builders import (
    CONTOH,
    FICTIONAL,
    LAYANAN,
    MISAL,
    NAMING_ONE_ANOTHER,
    PROGRAMME,
    a_publication,
)
from tests.pictures import a_drawing, written
from tests.unit.build.test_history import Git, git_in

Run = Callable[..., tuple[int, str, str]]
SETTINGS = "site_name: Kota\ntheme: masterplan\n"
KEPT = f"{SETTINGS}extra: {{on_error: keep_last}}\n"
SERVICE = "fictional: ya\ntitle: Layanan air\nstate: planned\n"
WITH_PICTURE = f"{FICTIONAL}brand: {{name: Cerah, emblem: {{file: loket.jpg, alt: Loket}}}}\n"
OTHER = "kabupaten-rekaan/region.yml"
PAGE = "docs/daerah/kabupaten-contoh/quick-win/layanan/index.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Git]:
    """A project of two regions: clean on 3 November 2026, a refused region since the 5th."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.delenv("MASTERPLAN_LANG", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    folder = tmp_path / "project"
    folder.mkdir()
    monkeypatch.chdir(folder)
    other = FICTIONAL.replace("Contoh", "Rekaan").replace("99.01", "99.02")
    files: dict[str, str | bytes] = {
        CONTOH: WITH_PICTURE,
        LAYANAN: SERVICE,
        OTHER: other,
        "kabupaten-contoh/media/loket.jpg": written(a_drawing(300, 200), "JPEG"),
    }
    with a_publication(files) as base:
        (base / "regions").rename(folder / "regions")
    (folder / "mkdocs.yml").write_text(KEPT, "utf-8")
    git = git_in(folder)
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "-m", "bersih", on="2026-11-03T12:00:00+07:00")
    regions = folder / "regions"
    (regions / LAYANAN).write_text("fictional: ya\ntitle: Layanan baru\nstate: lupa\n", "utf-8")
    (regions / "kabupaten-contoh/media/loket.jpg").unlink()
    (regions / OTHER).write_text(f"{other}vision: {{text: Maju terus}}\n", "utf-8")
    git("commit", "--quiet", "-am", "keliru", on="2026-11-05T12:00:00+07:00")
    return folder, git


def test_a_refused_region_stays_as_it_was_and_the_others_go_out(
    project: tuple[Path, Git], masterplan: Run
) -> None:
    folder, git = project
    code, _, said = masterplan("generate")
    assert code == 3, said
    assert f"regions/{LAYANAN}:3:8: kesalahan[MP203]" in said
    commit = git("rev-parse", "HEAD~1")[:10]
    assert (
        f"Daerah kabupaten-contoh diterbitkan menurut datanya pada 2026-11-03 (commit {commit})"
        in said
    )
    page = (folder / PAGE).read_text("utf-8")
    assert "Layanan air" in page
    assert "data per 3 November 2026" in page
    # The picture of that day, which nobody has any more.
    assert list((folder / "docs/daerah/kabupaten-contoh/media").glob("loket*"))
    other = (folder / "docs/daerah/kabupaten-rekaan/index.md").read_text("utf-8")
    assert "Maju terus" in other
    assert "data per" not in other
    # The same again, from the cache.
    assert masterplan("generate")[0] == 3
    assert (folder / PAGE).read_text("utf-8") == page

    # As soon as the data is right, the pages follow it.
    (folder / "regions" / LAYANAN).write_text(SERVICE.replace("air", "surat"), "utf-8")
    (folder / "regions" / CONTOH).write_text(FICTIONAL, "utf-8")
    assert masterplan("generate")[0] == 0
    page = (folder / PAGE).read_text("utf-8")
    assert "Layanan surat" in page
    assert "data per 3 November" not in page


def test_without_the_setting_or_a_way_back_nothing_is_written(
    project: tuple[Path, Git], masterplan: Run
) -> None:
    folder, git = project
    config, glossary = folder / "mkdocs.yml", folder / "regions/_national/glossary.yml"

    def refused(*told: str, untold: str = "git") -> None:
        code, _, said = masterplan("generate")
        assert code == 1, said
        assert not (folder / PAGE).exists()
        for sentence in told:
            assert sentence in said
        assert untold not in said

    config.write_text(SETTINGS, "utf-8")
    refused()
    config.write_text(KEPT, "utf-8")
    # An error that belongs to no region.
    sound = glossary.read_bytes()
    glossary.write_bytes(sound + b"salah: 1\n")
    refused("ada kesalahan di luar berkas daerah")
    # The plugin of MkDocs says the same.
    with pytest.raises(DataRefusedError, match="ada kesalahan di luar berkas daerah"):
        generate_checked(read_settings(config), NoCache())
    glossary.write_bytes(sound)
    # Without its history, a clone would lose pages that the site has.
    (folder / ".git").rename(folder / "riwayat")
    refused("di sini tidak ada riwayat git", "git clone", untold="--unshallow")
    (folder / "riwayat").rename(folder / ".git")
    (folder / ".git/shallow").write_text(git("rev-parse", "HEAD"), "utf-8")
    refused("riwayat git di sini tidak lengkap", "git fetch --unshallow", untold="git clone")
    (folder / ".git/shallow").unlink()
    assert masterplan("check")[0] == 1
    config.write_text(KEPT.replace("keep_last", "keep"), "utf-8")
    code, _, said = masterplan("generate")
    assert (code, '"keep"' in said) == (2, True)
    assert git("status", "--porcelain", "regions") == ""


def test_a_region_without_an_earlier_state_stops_its_own_pages_alone(
    project: tuple[Path, Git], masterplan: Run
) -> None:
    folder, _ = project
    regions = folder / "regions"
    never_clean = {
        "kota-baru/region.yml": "identity: {type: kota}\n",
        "Kota Salah Nama/region.yml": FICTIONAL,
        "kota-kosong/catatan.txt": "Nanti.",
    }
    for path, text in never_clean.items():
        (regions / path).parent.mkdir()
        (regions / path).write_text(text, "utf-8")
    code, _, said = masterplan("generate")
    assert code == 3, said
    pages = folder / "docs/daerah"
    assert "Layanan air" in (folder / PAGE).read_text("utf-8")
    assert "Maju terus" in (pages / "kabupaten-rekaan/index.md").read_text("utf-8")
    for path in never_clean:
        region = path.partition("/")[0]
        assert f"Daerah {region} tidak diterbitkan" in said
        assert f"regions/{region}" in said.partition("Daerah ")[0]
        assert not (pages / region).exists()

    # A site without any region would be no site: the former one stays.
    for region in ("kabupaten-contoh", "kabupaten-rekaan"):
        (regions / region).rename(regions / f"{region} lama")
    code, _, said = masterplan("generate")
    assert code == 1, said
    assert "tidak ada satu pun daerah" in said
    assert (folder / PAGE).exists()


def test_a_region_that_the_nation_and_others_cite_stops_its_own_pages_alone(
    project: tuple[Path, Git], masterplan: Run
) -> None:
    folder, _ = project
    regions, config = folder / "regions", folder / "mkdocs.yml"
    config.write_text(KEPT.replace("extra: {", "extra: {english: Plans, "), "utf-8")
    other = NAMING_ONE_ANOTHER[CONTOH].replace("Contoh", "Rekaan").replace("99.01", "99.02")
    (regions / OTHER).write_text(other, "utf-8")
    (regions / PROGRAMME).write_text(NAMING_ONE_ANOTHER[PROGRAMME], "utf-8")
    (regions / MISAL).parent.mkdir()
    (regions / MISAL).write_text(f"{NAMING_ONE_ANOTHER[MISAL]}salah: 1\n", "utf-8")
    code, _, said = masterplan("generate")
    assert code == 3, said
    assert "Daerah kota-misal tidak diterbitkan" in said
    assert "MP301" not in said
    pages = folder / "docs"
    assert not (pages / "daerah/kota-misal").exists()
    assert "Layanan air" in (folder / PAGE).read_text("utf-8")
    # The statements stay, and their sources say why they cannot be read for now.
    told = {
        path.relative_to(pages).as_posix()
        for path in pages.rglob("*.md")
        if "Sumber berita dari kota-misal" in path.read_text("utf-8")
    }
    region = "daerah/kabupaten-rekaan/index.md"
    assert region in told
    assert any(not path.startswith("daerah/") for path in told), told
    text = (pages / region).read_text("utf-8")
    assert "sedang tidak terbit" in text
    assert "sumber/kota-misal/" not in text
    assert "Source berita of kota-misal" in (pages / "en" / region).read_text("utf-8")


def test_no_earlier_state_shows_what_is_a_draft_by_now(
    project: tuple[Path, Git], masterplan: Run
) -> None:
    folder, git = project
    main, service = folder / "regions" / CONTOH, folder / "regions" / LAYANAN
    secret = f"{SERVICE.replace('planned', 'lupa')}draft: ya\n"
    service.write_text(secret, "utf-8")
    git("commit", "--quiet", "-am", "draf", on="2026-11-06T12:00:00+07:00")
    # An unreadable file, too, may have become a draft.
    for text in (secret, f"{SERVICE}partners: [\ndraft: ya\n"):
        service.write_text(text, "utf-8")
        code, _, said = masterplan("generate")
        assert code == 3, said
        assert "Daerah kabupaten-contoh tidak diterbitkan" in said
        # The region's pages stop, those of others do not.
        assert not (folder / "docs/daerah/kabupaten-contoh").exists()
        assert (folder / "docs/daerah/kabupaten-rekaan/index.md").exists()

    # A state in which the record is kept back as well: the log says nothing of either draft, and
    # warns of nothing that stands in the commit alone.
    main.write_text(f"{FICTIONAL}sources: [{{id: koran, title: Koran, grade: press}}]\n", "utf-8")
    service.write_text(secret.replace("lupa", "planned"), "utf-8")
    git("commit", "--quiet", "-am", "draf yang benar", on="2026-11-07T12:00:00+07:00")
    main.write_text(FICTIONAL, "utf-8")
    service.write_text(f"{secret}partners: [\n", "utf-8")
    assert masterplan("generate")[0] == 3
    service.write_text(secret, "utf-8")
    # A draft that the commit does not know.
    service.with_name("rahasia.yml").write_text(secret, "utf-8")
    code, _, said = masterplan("generate")
    assert code == 3, said
    for name in ("layanan", "rahasia"):
        assert f"quick-wins/{name}.yml:3:8: kesalahan[MP203]" in said
    assert "lupa" not in said
    assert f"regions/{CONTOH}" not in said
    assert not (folder / PAGE).exists()


def test_a_record_renamed_in_the_commit_that_made_it_a_draft_is_not_shown(
    project: tuple[Path, Git], masterplan: Run
) -> None:
    folder, git = project
    main, service = folder / "regions" / CONTOH, folder / "regions" / LAYANAN
    events = "events:\n  - {id: lomba, title: Lomba, state: planned}\n"
    main.write_text(f"{FICTIONAL}{events}", "utf-8")
    service.write_text(SERVICE, "utf-8")
    git("commit", "--quiet", "-am", "bersih lagi", on="2026-11-06T12:00:00+07:00")
    draft = f"{SERVICE.replace('air', 'lain')}draft: ya\n"
    other = service.with_name("lain.yml")

    def judge(*, is_shown: bool) -> None:
        code, _, said = masterplan("generate")
        assert code == 3, said
        assert (folder / "docs/daerah/kabupaten-rekaan/index.md").exists()
        if is_shown:
            # What is gone for another reason is shown until the data is right.
            assert "Layanan air" in (folder / PAGE).read_text("utf-8")
        else:
            assert "Daerah kabupaten-contoh tidak diterbitkan" in said
            assert not (folder / "docs/daerah/kabupaten-contoh").exists()

    wrong = f"{FICTIONAL}{events}salah: 1\n"
    main.write_text(wrong, "utf-8")
    # A draft beside the records that were there, and a record that is only gone.
    other.write_text(draft, "utf-8")
    judge(is_shown=True)
    other.unlink()
    service.unlink()
    judge(is_shown=True)
    # Gone and hidden at once: it may be the same one, also in a file that cannot be read.
    for text in (draft, f"{draft}partners: [\n"):
        other.write_text(text, "utf-8")
        judge(is_shown=False)
    other.unlink()
    service.write_text(SERVICE, "utf-8")
    # The same within a list: the state before has the event, and the one before that has none.
    pages = folder / "docs/daerah/kabupaten-contoh"
    for text, is_shown in (
        (wrong.replace("id: lomba", "draft: ya, id: pekan"), False),
        (
            wrong.replace(
                "  - {", "  - {id: pekan, title: Pekan, state: planned, draft: ya}\n  - {"
            ),
            True,
        ),
    ):
        main.write_text(text, "utf-8")
        assert masterplan("generate")[0] == 3
        assert any("Lomba" in page.read_text("utf-8") for page in pages.rglob("*.md")) is is_shown


def test_commits_of_a_proposal_are_no_state_of_the_site(
    project: tuple[Path, Git], masterplan: Run
) -> None:
    folder, git = project
    service = folder / "regions" / LAYANAN
    git("checkout", "--quiet", "-b", "usulan")
    (folder / "regions" / CONTOH).write_text(FICTIONAL, "utf-8")
    for text, day in ((SERVICE.replace("air", "usulan"), "06"), (f"{SERVICE}salah: 1\n", "07")):
        service.write_text(text, "utf-8")
        git("commit", "--quiet", "-am", "usulan", on=f"2026-11-{day}T12:00:00+07:00")
    git("checkout", "--quiet", "-")
    git("merge", "--quiet", "--no-ff", "usulan", "-m", "terima", on="2026-11-08T12:00:00+07:00")
    assert masterplan("generate")[0] == 3
    assert "Layanan air" in (folder / PAGE).read_text("utf-8")
