import os
import socket
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from generator.codes import Code
from generator.source import discover
from generator.source.discover import find_sources, path_of, region_file_of
from generator.source.files import _USUAL_BYTES, SourceKind, read_bytes
from generator.source.text import MAX_BYTES

NATIONAL = (
    "_national/programme.yml",
    "_national/provinces.yml",
    "_national/regions.yml",
    "_national/glossary.yml",
)


@pytest.fixture
def plant(tmp_path: Path) -> Callable[..., Path]:
    """Make files below regions/, with the shared files that every site has."""

    def planted(*names: str, shared: tuple[str, ...] = NATIONAL) -> Path:
        regions = tmp_path / "regions"
        regions.mkdir(exist_ok=True)
        for name in (*shared, *names):
            path = regions / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("name: Contoh\n", encoding="utf-8")
        return regions

    return planted


def found(regions: Path) -> list[tuple[str, str]]:
    _, findings = find_sources(regions, regions.parent)
    return [(Code(each.code).name, each.span.path.removeprefix("regions/")) for each in findings]


def test_every_file_of_the_layout_is_found_with_its_kind_and_address(
    plant: Callable[..., Path],
) -> None:
    regions = plant(
        "_national/sources.yml",
        "_national/frameworks/enam-dimensi.yml",
        "kota-contoh/region.yml",
        "kota-contoh/quick-wins/air-minum.yml",
        "kota-contoh/villages/desa-1.yml",
        "kota-contoh/updates/2024-peluncuran.md",
    )
    files, findings = find_sources(regions, regions.parent)
    assert findings == ()
    assert [(file.path, file.kind, file.region, file.slug) for file in files] == [
        (
            "regions/_national/frameworks/enam-dimensi.yml",
            SourceKind.FRAMEWORK,
            None,
            "enam-dimensi",
        ),
        ("regions/_national/glossary.yml", SourceKind.GLOSSARY, None, "glossary"),
        ("regions/_national/programme.yml", SourceKind.PROGRAMME, None, "programme"),
        ("regions/_national/provinces.yml", SourceKind.PROVINCES, None, "provinces"),
        ("regions/_national/regions.yml", SourceKind.REGIONS, None, "regions"),
        ("regions/_national/sources.yml", SourceKind.SOURCES, None, "sources"),
        (
            "regions/kota-contoh/quick-wins/air-minum.yml",
            SourceKind.QUICK_WIN,
            "kota-contoh",
            "air-minum",
        ),
        ("regions/kota-contoh/region.yml", SourceKind.REGION, "kota-contoh", "kota-contoh"),
        (
            "regions/kota-contoh/updates/2024-peluncuran.md",
            SourceKind.UPDATE,
            "kota-contoh",
            "2024-peluncuran",
        ),
        ("regions/kota-contoh/villages/desa-1.yml", SourceKind.VILLAGE, "kota-contoh", "desa-1"),
    ]


def test_a_file_carries_its_bytes_and_their_digest(plant: Callable[..., Path]) -> None:
    regions = plant("kota-contoh/region.yml")
    (regions / "kota-contoh/region.yml").write_bytes(b"name: \xff\r\n")
    files, _ = find_sources(regions, regions.parent)
    assert files[-1].data == b"name: \xff\r\n"
    assert files[-1].digest == blake2b(b"name: \xff\r\n", digest_size=16).hexdigest()


def test_of_a_huge_file_one_byte_over_the_limit_is_read(plant: Callable[..., Path]) -> None:
    regions = plant("kota-contoh/region.yml")
    (regions / "kota-contoh/region.yml").write_bytes(b"#" * (MAX_BYTES + 1000))
    files, _ = find_sources(regions, regions.parent)
    assert len(files[-1].data) == MAX_BYTES + 1


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        ".git/config",
        "README.md",
        "_national/README.md",
        "kota-contoh/README.md",
        "kota-contoh/region.yml~",
        "kota-contoh/updates/.x.swp",
    ],
)
def test_hidden_files_readmes_and_leftovers_of_editors_are_skipped(
    plant: Callable[..., Path], name: str
) -> None:
    regions = plant("kota-contoh/region.yml", name)
    files, findings = find_sources(regions, regions.parent)
    assert findings == ()
    assert len(files) == 5


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("catatan.yml", ("UNKNOWN_FILE", "catatan.yml")),
        ("kota-contoh/profil.yml", ("UNKNOWN_FILE", "kota-contoh/profil.yml")),
        ("kota-contoh/foto/a.jpg", ("UNKNOWN_FILE", "kota-contoh/foto")),
        ("kota-contoh/quick-wins/a.json", ("UNKNOWN_FILE", "kota-contoh/quick-wins/a.json")),
        ("kota-contoh/quick-wins/lain/a.yml", ("UNKNOWN_FILE", "kota-contoh/quick-wins/lain")),
        ("_national/frameworks/a.md", ("UNKNOWN_FILE", "_national/frameworks/a.md")),
        ("_national/programme.json", ("UNKNOWN_FILE", "_national/programme.json")),
        ("kota-contoh/quick-wins/a.txt", ("WRONG_ENDING", "kota-contoh/quick-wins/a.txt")),
        ("kota-contoh/quick-wins/a.yml.txt", ("WRONG_ENDING", "kota-contoh/quick-wins/a.yml.txt")),
        ("kota-contoh/quick-wins/a.docx", ("OTHER_FORMAT", "kota-contoh/quick-wins/a.docx")),
        (
            "kota-contoh/quick-wins/a.yml.docx",
            ("OTHER_FORMAT", "kota-contoh/quick-wins/a.yml.docx"),
        ),
        ("kota-contoh/quick-wins/a.xlsx", ("OTHER_FORMAT", "kota-contoh/quick-wins/a.xlsx")),
        ("kota-contoh/updates/a.yml", ("WRONG_ENDING", "kota-contoh/updates/a.yml")),
        ("kota-contoh/updates/a.md.txt", ("WRONG_ENDING", "kota-contoh/updates/a.md.txt")),
        ("kota-contoh/rencana.docx", ("UNKNOWN_FILE", "kota-contoh/rencana.docx")),
        ("kota-lain/region.yml.txt", ("WRONG_ENDING", "kota-lain/region.yml.txt")),
        ("kota-lain/region.docx", ("OTHER_FORMAT", "kota-lain/region.docx")),
        ("kota-contoh/quick-wins/a.yaml", ("WRONG_ENDING", "kota-contoh/quick-wins/a.yaml")),
        ("kota-contoh/quick-wins/a.YML", ("WRONG_ENDING", "kota-contoh/quick-wins/a.YML")),
        ("kota-contoh/updates/a.markdown", ("WRONG_ENDING", "kota-contoh/updates/a.markdown")),
        ("_national/sources.yaml", ("WRONG_ENDING", "_national/sources.yaml")),
        ("kota-contoh/quick-wins/Air.yml", ("BAD_FILE_NAME", "kota-contoh/quick-wins/Air.yml")),
        ("kota-contoh/quick-wins/a--b.yml", ("BAD_FILE_NAME", "kota-contoh/quick-wins/a--b.yml")),
        ("kota-contoh/quick-wins/a b.yml", ("BAD_FILE_NAME", "kota-contoh/quick-wins/a b.yml")),
        ("kota-contoh/quick-wins/é.yml", ("BAD_FILE_NAME", "kota-contoh/quick-wins/é.yml")),
        (
            f"kota-contoh/villages/{'a' * 81}.yml",
            ("BAD_FILE_NAME", f"kota-contoh/villages/{'a' * 81}.yml"),
        ),
        ("kota-contoh/quick-wins/con.yml", ("RESERVED_NAME", "kota-contoh/quick-wins/con.yml")),
        ("kota-contoh/quick-wins/COM1.yml", ("RESERVED_NAME", "kota-contoh/quick-wins/COM1.yml")),
        ("kota-contoh/quick-wins/lpt9.yml", ("RESERVED_NAME", "kota-contoh/quick-wins/lpt9.yml")),
        ("Kota-Contoh2/region.yml", ("BAD_REGION_FOLDER", "Kota-Contoh2")),
        ("contoh/region.yml", ("BAD_REGION_FOLDER", "contoh")),
        ("kota/region.yml", ("BAD_REGION_FOLDER", "kota")),
        ("kota-/region.yml", ("BAD_REGION_FOLDER", "kota-")),
        ("_nasional/a.yml", ("BAD_REGION_FOLDER", "_nasional")),
        ("kota-lain/quick-wins/a.yml", ("REGION_FILE_MISSING", "kota-lain")),
        ("kota-lain/region.yaml", ("WRONG_ENDING", "kota-lain/region.yaml")),
        ("kota-lain/REGION.YML", ("WRONG_ENDING", "kota-lain/REGION.YML")),
    ],
)
def test_whatever_has_no_place_is_one_finding(
    plant: Callable[..., Path], name: str, expected: tuple[str, str]
) -> None:
    regions = plant("kota-contoh/region.yml", name)
    assert found(regions) == [expected]


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("kota-contoh/regoin.yml", "region.yml"),
        ("kota-contoh/quick-win/a.yml", "quick-wins"),
        ("kota-contoh/quick-wins/Air Minum.yml", "air-minum.yml"),
        ("kota-contoh/quick-wins/é.yml", "e.yml"),
        ("kota-contoh/quick-wins/a.yaml", "a.yml"),
        ("kota-contoh/quick-wins/a.yml.txt", "a.yml"),
        ("kota-contoh/quick-wins/Air Minum.txt", "air-minum.yml"),
        ("kota-contoh/updates/a.yml", "a.md"),
        ("kota-lain/region.yml.txt", "region.yml"),
        ("Kota Contoh2/region.yml", "kota-contoh2"),
        ("kab-contoh/region.yml", "kabupaten-contoh"),
        ("contoh/region.yml", None),
    ],
)
def test_a_clearly_close_name_is_suggested(
    plant: Callable[..., Path], name: str, suggestion: str | None
) -> None:
    regions = plant("kota-contoh/region.yml", name)
    _, (finding,) = find_sources(regions, regions.parent)
    assert finding.suggestion == suggestion


@pytest.mark.parametrize("missing", NATIONAL)
def test_each_shared_file_that_is_needed_is_missed(
    plant: Callable[..., Path], missing: str
) -> None:
    regions = plant(shared=tuple(name for name in NATIONAL if name != missing))
    assert found(regions) == [("NATIONAL_FILE_MISSING", missing)]


def test_without_any_folder_all_shared_files_are_missed(tmp_path: Path) -> None:
    assert found(tmp_path / "regions") == [
        ("NATIONAL_FILE_MISSING", name) for name in sorted(NATIONAL)
    ]


def test_a_region_without_its_main_file_still_gives_its_other_files(
    plant: Callable[..., Path],
) -> None:
    regions = plant("kota-contoh/villages/desa.yml")
    files, _ = find_sources(regions, regions.parent)
    assert files[-1].slug == "desa"


@pytest.mark.parametrize(
    "name", ["kota-contoh/quick-wins/a.yml", "kota-contoh/villages", "kota-lain"]
)
def test_links_are_refused_and_never_followed(
    plant: Callable[..., Path], tmp_path: Path, name: str
) -> None:
    regions = plant("kota-contoh/region.yml", "kota-contoh/quick-wins/b.yml")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "region.yml").write_text("secret: x\n", encoding="utf-8")
    (regions / name).symlink_to(outside / "region.yml" if name.endswith(".yml") else outside)
    files, _ = find_sources(regions, regions.parent)
    assert found(regions) == [("SYMBOLIC_LINK", name)]
    assert all(b"secret" not in file.data for file in files)


def test_the_folder_of_regions_may_be_no_link_either(
    plant: Callable[..., Path], tmp_path: Path
) -> None:
    real = plant("kota-contoh/region.yml")
    link = tmp_path / "link"
    link.symlink_to(real)
    files, findings = find_sources(link, tmp_path)
    assert files == ()
    assert Code.SYMBOLIC_LINK in {finding.code for finding in findings}


def test_a_pipe_and_a_socket_are_never_opened(
    plant: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    regions = plant("kota-contoh/region.yml", "kota-contoh/quick-wins/b.yml")
    os.mkfifo(regions / "kota-contoh/quick-wins/a.yml")
    monkeypatch.chdir(regions / "kota-contoh/quick-wins")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind("c.yml")
        assert found(regions) == [
            ("SPECIAL_FILE", "kota-contoh/quick-wins/a.yml"),
            ("SPECIAL_FILE", "kota-contoh/quick-wins/c.yml"),
        ]


def test_an_unreadable_file_is_named_and_the_others_are_read(
    plant: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    regions = plant("kota-contoh/region.yml", "kota-contoh/quick-wins/a.yml")
    # The second file vanishes after the walk has seen it.
    for fault in (PermissionError, FileNotFoundError):

        def read(path: str, fault: type[OSError] = fault) -> bytes:
            if path.endswith("a.yml"):
                raise fault
            return read_bytes(path)

        monkeypatch.setattr(discover, "read_bytes", read)
        assert found(regions) == [("UNREADABLE", "kota-contoh/quick-wins/a.yml")]
        assert len(find_sources(regions, regions.parent)[0]) == 5


def test_a_file_is_read_to_one_byte_over_the_limit(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    for size in (0, _USUAL_BYTES - 1, _USUAL_BYTES, _USUAL_BYTES + 1, MAX_BYTES, MAX_BYTES + 9):
        file.write_bytes(b"x" * size)
        assert len(read_bytes(str(file))) == min(size, MAX_BYTES + 1)


def test_an_unreadable_folder_is_named(
    plant: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    regions = plant("kota-contoh/region.yml", "kota-contoh/quick-wins/a.yml")
    really_scan = os.scandir

    def refuse(folder: Path | str) -> object:
        if Path(folder).name == "quick-wins":
            raise PermissionError
        return really_scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(regions) == [("UNREADABLE", "kota-contoh/quick-wins")]


def test_a_name_cannot_forge_a_line_of_the_report(plant: Callable[..., Path]) -> None:
    regions = plant("kota-contoh/region.yml")
    (regions / "kota-contoh" / "a\n\u202e::error::.yml").write_text("x", encoding="utf-8")
    (regions / "kota-contoh" / os.fsdecode(b"\xff.yml")).write_text("x", encoding="utf-8")
    _, findings = find_sources(regions, regions.parent)
    assert len(findings) == 2
    for finding in findings:
        assert finding.span.path.isprintable()
        assert finding.span.path.encode()
        assert all(value.isprintable() for _, value in finding.arguments)


class _Backwards:
    """A folder listing in an order that no disk promises."""

    def __init__(self, folder: Path) -> None:
        with _SCAN(folder) as entries:
            self.entries = sorted(entries, key=lambda entry: entry.name, reverse=True)

    def __enter__(self) -> list[os.DirEntry[str]]:
        return self.entries

    def __exit__(self, *_: object) -> None:
        return None


_SCAN = os.scandir


def test_what_is_found_does_not_depend_on_the_order_of_the_disk(
    plant: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    regions = plant("kota-b/region.yml", "kota-a/region.yml", "kota-a/x.yml", "kota-b/x.yml")
    before = find_sources(regions, regions.parent)
    monkeypatch.setattr(os, "scandir", _Backwards)
    assert find_sources(regions, regions.parent) == before
    paths = [file.path for file in before[0]]
    assert paths == sorted(paths)


@pytest.mark.parametrize(
    ("name", "meant"), [("desa", "villages"), ("kabar", "updates"), ("region.yml", None)]
)
def test_a_folder_in_other_words_is_told_its_name(
    plant: Callable[..., Path], name: str, meant: str | None
) -> None:
    regions = plant("kota-contoh/region.yml" if meant else "kota-contoh/quick-wins/a.yml")
    (regions / "kota-contoh" / name).mkdir()
    _, findings = find_sources(regions, regions.parent)
    unknown = [diagnostic for diagnostic in findings if diagnostic.code == Code.UNKNOWN_FILE]
    assert [diagnostic.suggestion for diagnostic in unknown] == [meant]


def test_every_place_of_a_region_has_a_path_and_a_path_outside_the_layout_has_no_place() -> None:
    """A file beside the folders of regions, such as a note on them, is in every commit."""
    for kind in (SourceKind.QUICK_WIN, SourceKind.VILLAGE, SourceKind.UPDATE):
        place = region_file_of(f"kota-contoh/{path_of(kind, 'a-b')}")
        assert place is not None
        assert (place.kind, place.region, place.slug) == (kind, "kota-contoh", "a-b")
    outside = (
        "README.md",
        ".gitkeep",
        "kota-contoh",
        "",
        "kota-contoh/x.yml",
        "kota-contoh/x/y.yml",
    )
    assert [region_file_of(path) for path in outside] == [None] * len(outside)
    with pytest.raises(LookupError):
        path_of(SourceKind.REGION, "a")
