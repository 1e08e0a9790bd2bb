"""The share step: a card that says the same is not drawn again."""

import shutil
from pathlib import Path

import pytest

from generator.build import share
from generator.build.share import ShareStep, ShareTask
from generator.cache.results import results
from generator.cache.store import Cache
from generator.executors.local import InProcess
from tests.builders import BASE
from tests.loading import bytes_of, generated, load_site


def test_a_card_is_drawn_again_only_if_its_words_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(share, "draw", lambda svg: drawn.append(svg) or svg.encode())

    def run(*cards: tuple[str, str]) -> list[str]:
        tasks = [ShareTask(f"daerah/{name}/bagikan.png", svg) for name, svg in cards]
        cache = Cache(tmp_path / "cache")
        return [made.value.path for made in results(ShareStep(None), tasks, InProcess(), cache)]

    first = run(("a", "<svg>1</svg>"), ("b", "<svg>2</svg>"))
    assert first == ["daerah/a/bagikan.png", "daerah/b/bagikan.png"]
    assert run(("a", "<svg>1</svg>"), ("b", "<svg>3</svg>")) == first
    assert drawn == ["<svg>1</svg>", "<svg>2</svg>", "<svg>3</svg>"]


def test_a_cached_card_holds_no_bytes() -> None:
    step = ShareStep(None)
    task = ShareTask(
        "daerah/a/bagikan.png", '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    )
    made = step.open()(task)
    assert made.data is not None
    cached = step.unpack(step.pack(made))
    assert cached is not None
    assert (cached.digest, cached.data) == (made.digest, None)
    assert step.unpack(b"[]") is None


def test_a_site_may_do_without_pictures(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "regions")
    address = "https://masterplan.example/"

    def made(*, share_images: bool) -> dict[str, bytes]:
        return bytes_of(generated(load_site(tmp_path, site_url=address, share_images=share_images)))

    pictured, plain = made(share_images=True), made(share_images=False)
    assert {path for path in pictured if path not in plain} == {
        path for path in pictured if path.endswith(".png")
    }
    assert any(b"image: " in text for text in pictured.values())
    # No page names a picture that is not there.
    assert not any(b"bagikan.png" in text for text in plain.values())
