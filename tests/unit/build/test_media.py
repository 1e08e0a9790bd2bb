"""Pictures on their way to `content/`: only named ones, made once, pruned, the same as without a
cache.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.build import media
from generator.cache.store import Cache, NoCache
from generator.codes import Code
from generator.facts.media_facts import MediaFault
from tests.builders import CONTOH, FICTIONAL, LAYANAN, a_publication
from tests.loading import load_site, workplace, write_site
from tests.pictures import a_drawing, a_pdf, with_metadata, written
from tests.rows import judge_rows

UPDATE = "kabupaten-contoh/updates/loket.md"
DATA = {
    CONTOH: f"{FICTIONAL}brand:\n  name: Contoh Cerdas\n  colours: ['#0B5C6B']\n"
    "  emblem: {file: lambang.png, alt: Lambang}\n"
    "  photo: {file: loket.jpg, alt: Loket baru, credit: Humas, licence: CC BY 4.0, date: 2026-01}\n",
    LAYANAN: "fictional: ya\ntitle: Layanan\nstate: running\n"
    "photos: [{file: loket.jpg, alt: Loket}]\n"
    "evidence: [{text: Foto loket, file: loket.jpg}, {text: Laporan, file: laporan.pdf}]\n",
    "kabupaten-contoh/villages/sari.yml": "fictional: ya\nname: Sari\nkind: desa\n"
    "brand: {name: Sari Manis, taglines: [{text: Semanis gula}]}\nproducts: [Gula aren]\n"
    "photos: [{file: sari.webp, alt: Kebun aren, credit: Warga}]\n",
    UPDATE: "---\nfictional: ya\ntitle: Loket dibuka\ndate: 2026-01-02\n---\n\nLoket dibuka.\n\n"
    '![Warga di loket](media/loket.jpg "Humas")\n\nBaca [laporannya](media/laporan.pdf).\n',
}
FILES = {
    "lambang.png": written(a_drawing(40, 40), "PNG"),
    "loket.jpg": with_metadata("JPEG"),
    "sari.webp": written(a_drawing(400, 300), "WEBP"),
    "laporan.pdf": a_pdf(),
}
FOLDER = "regions/kabupaten-contoh/media"
ABOVE = "gambarnya sudah tampil di atas"


@pytest.fixture
def project() -> Iterator[Path]:
    with a_publication(DATA) as folder:
        (folder / FOLDER).mkdir()
        for name, data in FILES.items():
            (folder / FOLDER / name).write_bytes(data)
        yield folder


def made_in(
    project: Path, content: str = "content", *, jobs: int = 1, is_cached: bool = True
) -> list[str]:
    """Generate, and return the names of the files that were examined in this process."""
    examined: list[str] = []
    examine = media.examine

    def noting(name: str, data: bytes) -> object:
        examined.append(name)
        return examine(name, data)

    cache = Cache(project / "cache") if is_cached else NoCache()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(media, "examine", noting)
        write_site(project, project / content, workplace(jobs, cache))
    return examined


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def published(project: Path) -> set[str]:
    """Return the published names without their digests and widths."""
    folder = project / "content/daerah/kabupaten-contoh/media"
    return {path.name.partition("-")[0] for path in folder.iterdir()}


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def assert_as_clean(project: Path, times: int) -> None:
    made_in(project, f"clean-{times}", jobs=1 + times % 2, is_cached=False)
    assert tree(project / "content") == tree(project / f"clean-{times}")


def test_whatever_is_edited_the_cache_gives_what_a_clean_run_gives(project: Path) -> None:
    regions = project / "regions/kabupaten-contoh"
    assert sorted(made_in(project)) == sorted(FILES)
    assert_as_clean(project, 0)
    assert made_in(project) == []

    # Another picture under a name: pages lead to the new files, and the old ones are gone.
    before = tree(project / "content")
    (regions / "media/sari.webp").write_bytes(written(a_drawing(200, 100), "WEBP"))
    assert made_in(project) == ["sari.webp"]
    after = tree(project / "content")
    page = "daerah/kabupaten-contoh/desa-cerdas/sari/index.md"
    assert before[page] != after[page]
    assert not before.keys() & after.keys() & {path for path in before if "/media/sari" in path}
    assert_as_clean(project, 1)

    # A record no longer names its picture: the files are pruned, and a warning says so.
    replace(
        regions / "villages/sari.yml",
        "photos: [{file: sari.webp, alt: Kebun aren, credit: Warga}]\n",
        "",
    )
    assert made_in(project) == []
    assert published(project) == {"lambang", "loket", "laporan"}
    assert [found.code for found in load_site(project).report.diagnostics] == [Code.MEDIA_UNNAMED]
    assert_as_clean(project, 2)

    # Lost and harmed files below `content/` are made again, those of the picture alone.
    paths = sorted((project / "content/daerah/kabupaten-contoh/media").glob("loket*"))
    paths[0].unlink()
    paths[1].write_bytes(b"rusak")
    assert made_in(project) == ["loket.jpg"]
    assert_as_clean(project, 3)


def test_a_pdf_is_published_as_it_is_and_a_picture_is_not(project: Path) -> None:
    made_in(project)
    files = tree(project / "content/daerah/kabupaten-contoh/media")
    assert FILES["laporan.pdf"] in files.values()
    assert not {FILES["loket.jpg"], FILES["sari.webp"], FILES["lambang.png"]} & set(files.values())


def test_an_edit_of_a_picture_renders_no_village_that_does_not_name_it(project: Path) -> None:
    from generator.build import villages

    for number in range(60):
        name = f"kabupaten-contoh/villages/desa-{number}.yml"
        photo = "photos: [{file: sari.webp, alt: Kebun}]\n" if number == 7 else ""
        text = f"fictional: ya\nname: Sari {number}\nkind: desa\n{photo}"
        (project / "regions" / name).write_text(text, encoding="utf-8")
    made_in(project)
    rendered: list[str] = []
    view = villages.view_villages
    (project / FOLDER / "sari.webp").write_bytes(written(a_drawing(100, 100), "WEBP"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(villages, "_VILLAGES_AT_A_TIME", 50)
        patch.setattr(
            villages,
            "view_villages",
            lambda region, build: (
                rendered.extend(each.id for each in region.villages),
                view(region, build),
            )[1],
        )
        made_in(project)
    assert {"desa-7", "sari"} <= set(rendered)
    assert len(rendered) < 61


def test_pages_show_the_pictures_with_their_words(project: Path) -> None:
    made_in(project)
    pages = {
        path: data.decode()
        for path, data in tree(project / "content").items()
        if path.endswith(".md")
    }

    def judge(row: tuple[str, tuple[str, ...]]) -> None:
        text = pages[f"daerah/kabupaten-contoh/{row[0]}index.md"]
        for words in row[1]:
            assert words in text, words
        # A picture is shown once on a page, whatever names it again.
        shown = [picture.attributes for picture in LexborHTMLParser(text).css("img")]
        assert len(shown) == len({picture["src"] for picture in shown})
        assert all(picture.get("width") and picture.get("height") for picture in shown)

    judge_rows(
        {
            "": ('alt="Lambang"', 'alt="Loket baru"', "lisensi CC BY 4.0", "mp-strip", "mp-swatch"),
            # An entry whose picture stands above says so, and keeps its own words.
            "quick-win/layanan/": ('alt="Foto loket"', "(PDF, 1 kB)", ">Loket<", ABOVE),
            "desa-cerdas/": ("Sari Manis", "Semanis gula"),
            "desa-cerdas/sari/": (
                *("Sari Manis", "Gula aren", 'alt="Kebun aren"', "Gambar: Warga"),
                *("Kebun aren", "<dt>Kredit</dt><dd>Warga</dd>", ABOVE),
            ),
            "kabar/loket/": ('alt="Warga di loket"', "Gambar: Humas", ">laporannya</a>"),
        }.items(),
        judge,
        name=lambda row: row[0],
    )


def test_the_json_of_a_region_has_the_addresses_of_its_files(project: Path) -> None:
    (project / FOLDER / "sisa.jpg").write_bytes(FILES["loket.jpg"])
    made_in(project)
    files = tree(project / "content")
    found = json.loads(files["data/daerah/kabupaten-contoh.json"])["media"]
    assert set(found) == set(FILES)
    assert {path for paths in found.values() for path in paths} == {
        path for path in files if "/media/" in path
    }


def test_names_that_no_address_can_have_are_refused(project: Path) -> None:
    folder = project / FOLDER
    for name in (
        "Foto Desa.JPG",
        "Thumbs.db",
        "foto_desa.jpg",
        "tanpa-akhiran",
        "con.jpg",
        f"{'a' * 78}.jpg",
    ):
        (folder / name).write_bytes(FILES["lambang.png"])
    (folder / "lama").mkdir()
    (folder / "tautan.jpg").symlink_to(folder / "loket.jpg")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / "081234567890.jpg").write_bytes(FILES["lambang.png"])
    found = load_site(project).report.diagnostics
    assert [(item.code, Path(item.span.path).name, item.suggestion) for item in found] == [
        (Code.PRIVATE_NAME, "081234567890.jpg", None),
        (Code.MEDIA_UNNAMED, "081234567890.jpg", None),
        (Code.BAD_FILE_NAME, "Foto Desa.JPG", "foto-desa.jpg"),
        (Code.BAD_FILE_NAME, "Thumbs.db", None),
        (Code.BAD_FILE_NAME, f"{'a' * 78}.jpg", f"{'a' * 78}.jpg"),
        (Code.RESERVED_NAME, "con.jpg", None),
        (Code.BAD_FILE_NAME, "foto_desa.jpg", "foto-desa.jpg"),
        (Code.UNKNOWN_FILE, "lama", None),
        (Code.BAD_FILE_NAME, "tanpa-akhiran", None),
        (Code.SYMBOLIC_LINK, "tautan.jpg", None),
    ]


def test_a_file_of_any_size_is_refused_unread(project: Path) -> None:
    path = project / FOLDER / "loket.jpg"
    with path.open("wb") as file:
        file.truncate(100_000_000_000)
    codes = {found.code for found in load_site(project).report.diagnostics}
    assert codes == {Code.MEDIA_TOO_LARGE}


def test_a_file_that_is_written_meanwhile_gets_an_answer_that_is_not_kept(project: Path) -> None:
    step = media.MediaStep(project)
    file = media.MediaFile(f"{FOLDER}/loket.jpg", "kabupaten-contoh", "loket.jpg", "0" * 64, 9)
    made = step.open()(file)
    assert (made.facts.fault, made.files) == (MediaFault.UNREADABLE, ())
    assert step.pack(made) is None


def test_the_step_goes_to_workers_that_see_the_project_alone(tmp_path: Path) -> None:
    step = media.MediaStep(tmp_path, tmp_path / "staging")
    assert step.remote(lambda _: False) is None
    assert step.remote(lambda _: True) == step
    assert step.remote(lambda folder: folder == tmp_path) == media.MediaStep(tmp_path)


def test_a_file_of_a_record_withdrawn_for_private_data_is_not_published(project: Path) -> None:
    """Whether a field of the record named the file, or the text of an update."""
    private = "withdrawn: {date: 2026-02, reason: Memuat data pribadi, is_private: ya}\n"
    regions = project / "regions"
    (regions / CONTOH).write_text(FICTIONAL, encoding="utf-8")
    (regions / LAYANAN).write_text(DATA[LAYANAN] + private, encoding="utf-8")
    news = DATA[UPDATE].replace("---\n\nLoket", f"{private}---\n\nLoket")
    (regions / UPDATE).write_text(news, encoding="utf-8")
    made_in(project)
    assert published(project) == {"sari"}
