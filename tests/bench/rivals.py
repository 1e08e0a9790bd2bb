"""The same generated Markdown for the other tools: each gets it in the form in which it builds it
best.
"""

import re
import shutil
from pathlib import Path

_HUGO = Path(__file__).parent / "hugo"
_ZENSICAL = Path(__file__).parent / "zensical.toml"
_MATERIAL = Path(__file__).parent / "material.yml"
_HEADING_ID = re.compile(r"(?m)^(#+ .*) \{: (#[^}\s]+) \}$")
"""How Python-Markdown's `attr_list` names a heading; Goldmark has no colon."""


def ready_for_hugo(project: Path, folder: Path) -> None:
    """Make a project of Hugo ready for a cold build, from generated pages.

    Args:
        project: Ours: its generated Markdown, and what is published as it is.
        folder: Laid out if it is not there; what was built in it is taken away.
    """
    if not folder.exists():
        _lay_out_for_hugo(project / "content", project / "theme_overrides", folder)
    shutil.rmtree(folder / "public", ignore_errors=True)


def ready_for_zensical(project: Path, folder: Path) -> None:
    """Make a project of Zensical ready in the same way."""
    if not folder.exists():
        _lay_out_as_it_is(project / "content", _ZENSICAL, folder / "zensical.toml")
    for built in ("site", ".cache"):
        shutil.rmtree(folder / built, ignore_errors=True)


def ready_for_material(project: Path, folder: Path) -> None:
    """Make a project of plain MkDocs ready in the same way."""
    if not folder.exists():
        _lay_out_as_it_is(project / "content", _MATERIAL, folder / "mkdocs.yml")
    shutil.rmtree(folder / "site", ignore_errors=True)


def edit_markdown(content: Path, index: int) -> None:
    """Add a word to the first page of a region, by its position among all."""
    page = sorted(content.glob("daerah/k*/index.md"))[index]
    with page.open("a", encoding="utf-8") as text:
        text.write("\nDiperbarui.\n")


def _lay_out_as_it_is(content: Path, settings: Path, settings_file: Path) -> None:
    shutil.copytree(content, settings_file.parent / "content")
    shutil.copyfile(settings, settings_file)


def _lay_out_for_hugo(content: Path, theme_overrides: Path, folder: Path) -> None:
    """Write a project of Hugo; a folder's own page is `_index.md` where others stand below it."""
    shutil.copytree(_HUGO, folder)
    shutil.copytree(theme_overrides / "assets", folder / "static/assets")
    for path in sorted(content.rglob("*")):
        if path.is_dir():
            continue
        below = path.relative_to(content)
        if path.suffix != ".md":
            _copy(path, folder / "static" / below)
            continue
        name = "_index.md" if path.name == "index.md" and _has_pages_below(path) else path.name
        target = folder / "content" / below.with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(
            _HEADING_ID.sub(r"\1 {\2}", path.read_text(encoding="utf-8")), encoding="utf-8"
        )


def _has_pages_below(index: Path) -> bool:
    return any(
        other.is_dir() or (other.suffix == ".md" and other != index)
        for other in index.parent.iterdir()
    )


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)
