"""The package of the editor: only what the lock names is published, and nothing that it need not."""

import io
import tarfile
from pathlib import Path

import pytest

from generator.admin import editor
from generator.errors import GeneratorError

FILES = {
    "package/LICENSE.txt": b"MIT",
    "package/npm/index.js": b"export default {};",
    "package/npm/index.js.map": b"{}",
    "package/npm/assets/huruf.woff2": b"wOF2",
    "package/npm/assets/heic_dec-abc.wasm": b"\0asm",
    "package/dist/sveltia-cms.js": b"",
}


def packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as package:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            package.addfile(member, io.BytesIO(data))
    return out.getvalue()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, and a lock that names a small package, which lies in `paket.tgz`."""
    file = tmp_path / "paket.tgz"
    file.write_bytes(packed(FILES))
    monkeypatch.setattr(editor, "INTEGRITY", editor.integrity_of(file.read_bytes()))
    return tmp_path


def test_the_built_editor_is_published_with_its_licence_and_without_the_decoder_of_heic(
    project: Path,
) -> None:
    assert editor.fetch(project, project / "paket.tgz")
    assert dict(editor.editor_files(project)) == {
        "LICENSE.txt": b"MIT",
        "index.js": b"export default {};",
        "assets/huruf.woff2": b"wOF2",
    }


def test_what_was_fetched_is_not_fetched_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor.fetch(project, project / "paket.tgz")
    monkeypatch.setenv("PATH", "")
    assert not editor.fetch(project, None)


def test_an_npm_that_never_answers_is_told_in_a_sentence(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = project / "npm"
    npm.write_text("#!/bin/sh\nexec /bin/sleep 60\n", "utf-8")
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", str(project))
    monkeypatch.setattr(editor, "_TIMEOUT", 0.1)
    with pytest.raises(GeneratorError) as caught:
        editor.fetch(project, None)
    assert caught.value.key == "admin_npm_failed"
    assert not (project / editor.FOLDER).exists()


def test_another_package_is_neither_kept_nor_published(project: Path) -> None:
    other = project / "lain.tgz"
    other.write_bytes(packed({**FILES, "package/npm/index.js": b"alert(1)"}))
    with pytest.raises(GeneratorError) as caught:
        editor.fetch(project, other)
    assert caught.value.key == "admin_other_package"
    assert not (project / editor.FOLDER).exists()
    editor.fetch(project, project / "paket.tgz")
    (archive,) = (project / editor.FOLDER).iterdir()
    archive.write_bytes(other.read_bytes())
    with pytest.raises(GeneratorError) as caught:
        list(editor.editor_files(project))
    assert caught.value.key == "admin_other_package"


def test_a_build_says_how_to_fetch_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(GeneratorError) as caught:
        list(editor.editor_files(tmp_path))
    assert caught.value.key == "admin_not_fetched"


def test_the_lock_has_a_name_a_version_a_digest_and_no_address() -> None:
    text = Path(editor.__file__).with_name("editor.lock.json").read_text("utf-8")
    assert editor.PACKAGE.removesuffix(editor.VERSION) == "@sveltia/cms@"
    assert editor.INTEGRITY.startswith("sha512-")
    assert "://" not in text
