"""The laws of the whole build: whatever was edited or harmed since the last one, it gives what a
clean build gives.

Each walk makes its edits a few at a time, in an order of its own; a failure tells the edits until
then. In `make slow`, every walk makes every kind of edit once; in `make test`, one makes a quarter.
"""

import os
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import BUILD_DAY
from tests.pictures import a_drawing, written
from tests.projects import ENGLISH_NAME, an_english_project, forget_generated

Run = Callable[..., tuple[int, str, str]]
JOBS = (1, 2, 4)
MISAL = "regions/kota-misal/region.yml"
UMPAMA = "regions/kota-umpama/region.yml"
NATION = "regions/_national"
THEME = "theme_overrides"
# Reads better than a list.
WORDS = (  # noqa: SIM905
    "pengelolaan sampah dikelola mengelola limbah banjir pembayaran membayar retribusi terbayar sekolah bersekolah "
    "kesehatan menyehatkan lampu jalan berjalan pasar pemasaran memasarkan air pengairan mengairi"
).split()


@dataclass(slots=True)
class Walk:
    """A project that is edited again and again."""

    folder: Path
    run: Run
    chance: random.Random
    patch: pytest.MonkeyPatch
    trail: list[str] = field(default_factory=list)
    """What was done to it."""

    def say(self) -> str:
        """Return some words."""
        return " ".join(self.chance.sample(WORDS, 4)).capitalize()

    def name(self) -> str:
        """Return a name that no file of the beginning has."""
        return "-".join(self.chance.sample(WORDS, 3))

    def write(self, path: str, text: str) -> None:
        """Write a file of the project."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        """Put one text in the place of another, which must be there."""
        before, found, after = (self.folder / path).read_text(encoding="utf-8").partition(old)
        assert found, (path, old)
        self.write(path, f"{before}{new}{after}")

    def pick(self, pattern: str) -> Path:
        """Return one of the files with such a path."""
        return self.chance.choice(sorted(self.folder.glob(pattern)))

    def do(self, edit: "Edit") -> None:
        """Make an edit."""
        self.trail.append(edit.name)
        edit.how(self)

    def build(self, *more: str, folder: Path | None = None) -> tuple[int, str, str]:
        """Build the project, or a copy of it, in some number of processes."""
        words = ("build", "--quiet", "--jobs", str(self.chance.choice(JOBS)), *more)
        return self.run(*words, "--config-file", (folder or self.folder) / "mkdocs.yml")

    def build_meanwhile(self) -> None:
        """Build in the midst of an edit."""
        assert self.build() == (0, "", ""), self.trail

    def build_clean(self, folder: Path) -> tuple[int, str, str]:
        """Build a copy of what the project is made from, with nothing of earlier builds."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(
            self.folder, folder, ignore=shutil.ignore_patterns(".cache", "site", ".site-build")
        )
        forget_generated(folder)
        return self.build("--no-cache", folder=folder)


@dataclass(frozen=True, slots=True)
class Edit:
    """A kind of edit."""

    name: str
    how: Callable[[Walk], None]


def replacing(path: str, old: str, new: str) -> Edit:
    """Say something else in a place of a file; {} stands for some words."""
    return Edit(
        f"{path}: {old!r}", lambda walk: walk.change(path, old, new.replace("{}", walk.say()))
    )


def setting(name: str, value: str) -> Edit:
    """Set a variable of the environment."""
    return Edit(name, lambda walk: walk.patch.setenv(name, value))


def add_records(walk: Walk) -> None:
    for head, region in (
        ("fictional: ya", "kabupaten-contoh"),
        ("sources: [kota-misal/berita]", "kota-umpama"),
    ):
        below = f"regions/{region}"
        walk.write(
            f"{below}/quick-wins/{walk.name()}.yml",
            f"{head}\ntitle: {walk.say()}\nstate: planned\n",
        )
        walk.write(
            f"{below}/villages/{walk.name()}.yml", f"{head}\nname: {walk.say()}\nkind: desa\n"
        )
        update = f"---\n{head}\ntitle: {walk.say()}\ndate: '2025-03-04'\n---\n\n{walk.say()}.\n"
        walk.write(f"{below}/updates/{walk.name()}.md", update)


def change_pictures(walk: Walk) -> None:
    """Write two pictures that a village names, then draw one anew and take the other away."""
    village, media = "regions/kota-misal/villages/tugu.yml", "regions/kota-misal/media"
    going = f"  - {{file: usang.jpg, alt: {walk.say()}}}\n"
    staying = f"  - {{file: tugu.png, alt: {walk.say()}}}\n"
    walk.change(village, "sources: [buku]", f"photos:\n{going}{staying}sources: [buku]")
    (walk.folder / media).mkdir()
    (walk.folder / media / "usang.jpg").write_bytes(written(a_drawing()))
    (walk.folder / media / "tugu.png").write_bytes(written(a_drawing(), "PNG"))
    walk.build_meanwhile()
    walk.change(village, going, "")
    (walk.folder / media / "usang.jpg").unlink()
    (walk.folder / media / "tugu.png").write_bytes(written(a_drawing(400, 300), "PNG"))


def delete_record(walk: Walk) -> None:
    add_records(walk)
    walk.build_meanwhile()
    walk.pick("regions/k*/*/*-*.*").unlink()


def rename_record(walk: Walk) -> None:
    add_records(walk)
    walk.build_meanwhile()
    path = walk.pick("regions/k*/*/*-*.*")
    path.rename(path.with_name(f"baru-{path.name}"))


def add_region(walk: Walk, name: str = "Jauh", code: str = "34.01") -> None:
    text = (
        f"identity: {{type: kabupaten, name: {name}, sources: [daftar-kode]}}\n"
        f"reference: {{code: '{code}', province: '34', sources: [daftar-kode]}}\n"
        f"vision: {{text: {walk.say()}, sources: [kota-umpama/koran]}}\n"
    )
    walk.write(f"regions/kabupaten-{name.lower()}/region.yml", text)


def delete_region(walk: Walk) -> None:
    add_region(walk, "Dekat", "34.02")
    walk.build_meanwhile()
    shutil.rmtree(walk.folder / "regions/kabupaten-dekat")


def rename_region(walk: Walk) -> None:
    add_region(walk, "Lama", "34.03")
    walk.build_meanwhile()
    (walk.folder / "regions/kabupaten-lama").rename(walk.folder / "regions/kabupaten-anyar")
    walk.change("regions/kabupaten-anyar/region.yml", "name: Lama", "name: Anyar")
    walk.change("regions/kabupaten-anyar/region.yml", "34.03", "34.04")


def add_pages(walk: Walk) -> None:
    walk.write(
        "content/catatan/index.md",
        f"# {walk.say()}\n\n[Tentang](../tentang/index.md), [lagi](lagi.md)\n",
    )
    walk.write("content/catatan/lagi.md", f"---\ntitle: Lagi\n---\n\n{walk.say()}\n")
    walk.write("content/catatan/angka.csv", walk.say())


def move_pages(walk: Walk) -> None:
    add_pages(walk)
    walk.build_meanwhile()
    (walk.folder / "content/catatan/lagi.md").rename(walk.folder / "content/catatan/terus.md")
    (walk.folder / "content/catatan/angka.csv").unlink()
    walk.change("content/catatan/index.md", "lagi.md", "terus.md")


def leave_out_pages(walk: Walk) -> None:
    add_pages(walk)
    walk.build_meanwhile()
    walk.change("mkdocs.yml", "docs_dir: content\n", "docs_dir: content\nexclude_docs: catatan/\n")


def build_with_a_hook(walk: Walk) -> None:
    walk.write("kait.py", "def on_page_content(html, **_):\n    return html + '<!-- kait -->'\n")
    walk.change("mkdocs.yml", "docs_dir: content\n", "docs_dir: content\nhooks: [kait.py]\n")
    walk.build_meanwhile()
    walk.change("mkdocs.yml", "hooks: [kait.py]\n", "")


def commit(walk: Walk) -> None:
    day = f"2025-0{walk.chance.randint(1, 9)}-11T12:00:00+07:00"
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example", "-c", "core.hooksPath=none")
    for words in (
        ("init", "--quiet"),
        ("add", "regions"),
        (*who, "commit", "--quiet", "--allow-empty", "--message", "a"),
    ):
        environment = os.environ | {"GIT_COMMITTER_DATE": day, "GIT_CONFIG_GLOBAL": os.devnull}
        subprocess.run(["git", *words], cwd=walk.folder, check=True, env=environment)


LAMPU = "regions/kota-misal/quick-wins/lampu.yml"
INDONESIAN_LAMPU = "title: Lampu jalan hemat"
ENGLISH_LAMPU = "title: {id: Lampu jalan hemat, en: Street lights that save power}"


def let_english_come(walk: Walk) -> None:
    """Give a record its first English text, so that a page has a twin from now on."""
    title = "title: {id: Parkir tertib, en: Orderly parking}\n"
    walk.change("regions/kota-misal/quick-wins/parkir.yml", "state:", f"{title}state:")


def let_english_go(walk: Walk) -> None:
    """Take the only English text of a record away, and with it the twin of a page."""
    walk.change(LAMPU, ENGLISH_LAMPU, INDONESIAN_LAMPU)


def end_and_begin_english(walk: Walk) -> None:
    """Build without an English edition, and begin another one."""
    walk.change("mkdocs.yml", f"english: {ENGLISH_NAME}\n", "english: ''\n")
    walk.build_meanwhile()
    walk.change("mkdocs.yml", "english: ''\n", f"english: {walk.say()}\n")


def speak_english(walk: Walk) -> None:
    """Make English the language of the site, which then has no English edition beside it."""
    walk.change("mkdocs.yml", f"english: {ENGLISH_NAME}\n", "english: ''\n")
    walk.change("mkdocs.yml", CUSTOM_DIR, f"{CUSTOM_DIR}  language: en\n")


CUSTOM_DIR = "  custom_dir: theme_overrides\n"
PALETTE = "[primary: teal]"
EDITS = (
    replacing(MISAL, "Misal yang <nyaman> & tertib.", "{}."),
    replacing(MISAL, "outlet: Warta Misal", "outlet: {}"),
    replacing(
        MISAL,
        "identity: {type: kota, name: Misal,",
        "redirects: [kota-dulu]\nidentity: {type: kota, name: Misal,",
    ),
    replacing(MISAL, "text: Guyub dulu", "text: {}"),
    replacing(
        UMPAMA,
        "brand: {name: Cerah",
        "framework: {framework: national-six, sources: [koran]}\nbrand: {name: {}",
    ),
    replacing(
        "regions/kota-misal/quick-wins/lampu.yml",
        "state: running",
        "state: done\ndone_on: '2025-07'",
    ),
    replacing("regions/kota-misal/villages/tugu.yml", "name: Tugu", "name: {}"),
    replacing("regions/kota-misal/updates/lampu.md", "- lebih hemat", "- {}"),
    replacing("regions/kabupaten-contoh/region.yml", "text: Maju,", "text: {},"),
    replacing(f"{NATION}/frameworks/national-six.yml", "name: Smart Living", "name: {}"),
    replacing(
        f"{NATION}/frameworks/kampung.yml", "name: Air}", "name: Air}\n  - {key: road, name: Jalan}"
    ),
    replacing(f"{NATION}/glossary.yml", "Dinas dan badan milik", "{}"),
    replacing(
        f"{NATION}/glossary.yml",
        "terms:",
        "terms:\n  - {id: istilah, term: limbah, meaning: Sampah.}",
    ),
    replacing(f"{NATION}/provinces.yml", "name: Misal Tengah", "name: Misal Barat"),
    replacing(f"{NATION}/programme.yml", "- kota-misal/berita", "- daftar-kode"),
    replacing(f"{NATION}/programme.yml", "chosen: 50", "chosen: 51"),
    replacing(f"{NATION}/sources.yml", "Daftar kode wilayah rekaan", "{}"),
    replacing(f"{THEME}/partials/toc.html", "<nav ", '<nav data-kata="lain" '),
    replacing(
        f"{THEME}/page_shell.html", '<meta name="robots"', '<meta data-kata="lain" name="robots"'
    ),
    replacing(f"{THEME}/robots.txt", "Allow: /", "Allow: /\nDisallow: /data/"),
    replacing(f"{THEME}/sitemap.xml", "<url>", "<url> "),
    replacing(f"{THEME}/assets/masterplan/masterplan.css", "\n", "\n/* {} */\n"),
    replacing(
        "content/tentang/index.md",
        "Kami tidak mengarang.",
        "{}, lihat [metode](../metode/index.md).",
    ),
    replacing("content/panduan/mulai.md", "title: mulai", "title: {}"),
    replacing("mkdocs.yml", "site_name: Masterplan Kota Cerdas", "site_name: {}"),
    replacing("mkdocs.yml", "- Program: program", "- Gerakan: program"),
    replacing("mkdocs.yml", "  - Sumber: sumber/index.md\n", ""),
    replacing("mkdocs.yml", "permalink: false", "permalink: true"),
    replacing("mkdocs.yml", CUSTOM_DIR, f"{CUSTOM_DIR}  palette: {PALETTE}\n"),
    setting("SITE_URL", "https://lain.example/bawah/"),
    setting("EDIT_URL", "https://lain.example/edit/main"),
    setting("SOURCE_DATE_EPOCH", str(int(BUILD_DAY) + 90 * 24 * 3600)),
    *(
        Edit(how.__name__, how)
        for how in (add_records, delete_record, rename_record, add_region, delete_region)
    ),
    Edit("change_pictures", change_pictures),
    *(
        Edit(how.__name__, how)
        for how in (rename_region, add_pages, move_pages, leave_out_pages, build_with_a_hook)
    ),
    Edit("commit", commit),
    Edit("another commit", commit),
    *(Edit(how.__name__, how) for how in (let_english_come, let_english_go, speak_english)),
)
BREAKS = (
    Edit("unknown field", lambda walk: walk.change(UMPAMA, "brand:", "mereek:")),
    Edit("broken YAML", lambda walk: walk.change("regions/kabupaten-contoh/region.yml", "{", "{{")),
    Edit("unknown source", lambda walk: walk.change(MISAL, "id: berita", "id: kabar-burung")),
    Edit("no glossary", lambda walk: walk.write(f"{NATION}/glossary.yml", "terms: 3\n")),
)


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return all that a build makes: files with their bytes, folders with nothing, by path."""
    paths = [path for made in ("content", "site") for path in (folder / made).rglob("*")]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in paths
    }


def difference(ours: dict[str, bytes | None], clean: dict[str, bytes | None]) -> list[str]:
    """Return what is not as a clean build makes it."""
    return sorted(
        f"{'left behind' if path not in clean else 'missing' if path not in ours else 'differs'}: {path}"
        for path in ours.keys() | clean.keys()
        if path not in clean or path not in ours or ours[path] != clean[path]
    )


def looks(folder: Path, *below: str) -> dict[str, tuple[int, int]]:
    """Return what tells whether a file or folder was written, by path; the lock is always written."""
    found = {
        path: path.lstat()
        for made in below
        for path in (folder / made, *(folder / made).rglob("*"))
    }
    return {
        str(path.relative_to(folder)): (look.st_ino, look.st_mtime_ns)
        for path, look in found.items()
        if path.name != "lock"
    }


@pytest.fixture
def walk(tmp_path: Path, masterplan: Run, monkeypatch: pytest.MonkeyPatch) -> Walk:
    """A project that was never built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    # No secret.
    return Walk(an_english_project(tmp_path / "project"), masterplan, random.Random(0), monkeypatch)  # noqa: S311


def assert_as_clean(walk: Walk, folder: Path) -> None:
    told, told_clean = walk.build(), walk.build_clean(folder)
    assert told == told_clean == (0, "", ""), f"{walk.trail}\n{told[2]}\n{told_clean[2]}"
    assert difference(tree(walk.folder), tree(folder)) == [], walk.trail


def assert_writes_nothing(walk: Walk) -> None:
    made = looks(walk.folder, "content", "site")
    (walk.folder / ".cache/build").unlink()
    assert walk.build() == (0, "", ""), walk.trail
    assert looks(walk.folder, "content", "site") == made, walk.trail
    made = looks(walk.folder, "content", "site", ".cache")
    assert walk.build() == (0, "", ""), walk.trail
    assert looks(walk.folder, "content", "site", ".cache") == made, walk.trail


def assert_refuses(walk: Walk, harm: Edit) -> None:
    """Break the data, see that nothing happens, and mend it."""
    made = looks(walk.folder, "content", "site")
    aside = shutil.copytree(walk.folder / "regions", walk.folder / "aside")
    walk.do(harm)
    code, _, told = walk.build()
    assert (code, "[MP" in told) == (1, True), (walk.trail, told)
    assert looks(walk.folder, "content", "site") == made, walk.trail
    shutil.rmtree(walk.folder / "regions")
    aside.rename(walk.folder / "regions")


A_QUARTER = len(EDITS) // 4


@pytest.mark.parametrize(
    ("seed", "edits"),
    [
        (1, A_QUARTER),
        *(pytest.param(seed, len(EDITS), marks=pytest.mark.slow) for seed in (1, 2, 3)),
    ],
)
def test_after_any_edits_a_build_gives_what_a_clean_one_gives_and_a_second_writes_nothing(
    seed: int, edits: int, walk: Walk, tmp_path: Path
) -> None:
    walk.chance.seed(seed)
    left, breaks = walk.chance.sample(EDITS, edits), list(BREAKS)
    assert_as_clean(walk, tmp_path / "clean")
    while left:
        for _ in range(min(len(left), walk.chance.randint(3, 8))):
            walk.do(left.pop())
        if breaks and walk.chance.random() < 0.5:
            assert_refuses(walk, breaks.pop())
        assert_as_clean(walk, tmp_path / "clean")
        assert_writes_nothing(walk)


def test_pages_come_and_go_with_their_english_text(walk: Walk, tmp_path: Path) -> None:
    for how in (None, let_english_come, let_english_go, end_and_begin_english):
        if how is not None:
            how(walk)
        assert_as_clean(walk, tmp_path / "clean")


def at_random(path: Path, _: Path) -> None:
    """Write something else of the same length into a file, and give it its old times."""
    look = path.stat()
    # No secret is made of it.
    path.write_bytes(random.Random(path.name).randbytes(look.st_size))  # noqa: S311
    os.utime(path, ns=(look.st_atime_ns, look.st_mtime_ns))


def in_one_letter(path: Path, _: Path) -> None:
    """Change one digit or letter of a file into the next."""
    data = bytearray(path.read_bytes())
    places = [place for place, one in enumerate(data) if one in b"012345abcde"]
    if places:
        # No secret is made of it.
        data[random.Random(path.name).choice(places)] += 1  # noqa: S311
        path.write_bytes(data)


def by_swapping(path: Path, other: Path) -> None:
    """Let two files change places."""
    data = path.read_bytes()
    path.write_bytes(other.read_bytes())
    other.write_bytes(data)


def by_other_json(path: Path, _: Path) -> None:
    """Write JSON of another shape into a file."""
    # No secret is made of it.
    path.write_text(random.Random(path.name).choice(OTHER_JSON), encoding="utf-8")  # noqa: S311


Harm = Callable[[Path, Path], None]
HARMS = [
    # A record has the checksum of its name and its bytes. One letter is the least change of the bytes,
    # and any other harm of them is found like it; `tests/unit/cache/test_store.py` swaps records.
    pytest.param(in_one_letter, id=in_one_letter.__name__),
    *(
        pytest.param(how, id=how.__name__, marks=pytest.mark.slow)
        for how in (by_swapping, at_random, by_other_json)
    ),
]
OTHER_JSON = (
    "null",
    "[]",
    "{}",
    '[[1, 2], {"a": [3]}]',
    '{"index.html": [1], "pages": 2}',
    '"a"',
    "7",
)
KEPT = (
    "build",
    "site-files",
    "content-files",
    "pages",
    "region.*",
    "shared.*",
    "segment.*",
    "bundle.*",
    "*",
)
"""What is kept from one build to the next, below `.cache/`, kind by kind."""
MADE = (
    "content/daerah/**/*",
    "content/data/**/*",
    "site/**/*.html",
    "site/*.*",
    "site/indeks/**/*",
    "site/assets/**/*",
)
STRAY = ("content/daerah/kota-lain/index.md", "site/daerah/kota-lain/index.html")


def harm(files: list[Path], how: Harm) -> None:
    """Harm every second file, and for that each may need the one after it."""
    for path, other in zip(files[::2], files[1::2] or files, strict=False):
        how(path, other)


def files_like(folder: Path, pattern: str) -> list[Path]:
    """Return files below a folder; not that by which a site is told from a folder of somebody
    else's.
    """
    return sorted(
        path
        for path in folder.glob(pattern)
        if path.is_file() and path.name not in {"sitemap.xml", "lock"}
    )


@pytest.mark.parametrize("how", HARMS)
def test_what_is_kept_is_checked_before_it_is_used(how: Harm, walk: Walk) -> None:
    there, back = (
        replacing(MISAL, "Guyub dulu", "Rukun dulu"),
        replacing(MISAL, "Rukun dulu", "Guyub dulu"),
    )
    walk.build_meanwhile()
    other = (tree(walk.folder), there)
    walk.do(there)
    walk.build_meanwhile()
    now = (tree(walk.folder), back)
    for number, kind in enumerate(KEPT):
        if kind != "build":
            (walk.folder / ".cache/build").unlink()
        harm(files_like(walk.folder / ".cache", kind), how)
        walk.trail.append(f"{kind} harmed {how.__name__}")
        if number % 2:
            walk.do(now[1])
            now, other = other, now
        walk.build_meanwhile()
        assert difference(tree(walk.folder), now[0]) == [], walk.trail


def in_one_letter_or_by_loss(path: Path, other: Path) -> None:
    """Change one letter of a file, and take another away."""
    in_one_letter(path, other)
    if other != path:
        other.unlink()


def test_what_is_made_is_looked_at_before_it_is_kept(walk: Walk) -> None:
    walk.build_meanwhile()
    made = tree(walk.folder)
    for pattern in MADE:
        harm(walk.chance.sample(files_like(walk.folder, pattern), 4), in_one_letter_or_by_loss)
        walk.trail.append(f"{pattern} harmed")
        for path in STRAY:
            walk.write(path, walk.say())
        walk.build_meanwhile()
        assert difference(tree(walk.folder), made) == [], walk.trail
        assert_writes_nothing(walk)


def test_a_harmed_file_of_the_theme_takes_no_other_with_it(walk: Walk) -> None:
    walk.build_meanwhile()
    made = tree(walk.folder)
    walk.write("site/robots.txt", "rusak")
    walk.build_meanwhile()
    assert_writes_nothing(walk)
    assert difference(tree(walk.folder), made) == []
