"""The one form of a data file: what moves, what stays, and that a second time changes nothing."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build.data_folder import find_data
from generator.model.quick_win import QuickWin
from generator.model.schema import ROOTS
from generator.patch.formatting import formatted
from generator.patch.patched import EditsRefusedError
from tests.examples import tried

PROJECT = Path(__file__).parents[3]
MIXED = """\

# Berkas ini diisi oleh Dinas PU.


sources: {rest:   ["buku"]}
# Belum ada tanggalnya.

# Tenggat dari buku.
due: '2025'   # tahun saja

milestones:
      - due: 2025-01 # bulan
        # Judul dari lampiran.
        title: 'Pipa terpasang'
      # Yang ini belum pasti.

      # Sungguh.
      - title: "Air: mengalir"
      # Masih ada lagi.
offices: [ # dua saja
  dinas-pu, bappeda]
state: "running" # menurut laporan
title:
    en: Water
    id: >
      Air
      minum
number: 7
progress: {target: 0014, unit: titik}
summary: |2
   Menjorok.


  Dua.
# Akhir.
"""
TIDY = """\
# Berkas ini diisi oleh Dinas PU.

title:
  id: |
    Air minum
  en: Water
number: "7"
summary: " Menjorok.\\n\\n\\nDua.\\n"
# Belum ada tanggalnya.

# Tenggat dari buku.
due: "2025"  # tahun saja
state: running  # menurut laporan
# dua saja
offices:
  - dinas-pu
  - bappeda
progress: {unit: titik, target: 0014}

milestones:
  # Judul dari lampiran.
  - title: Pipa terpasang
    due: 2025-01  # bulan
  # Yang ini belum pasti.

  # Sungguh.
  - title: "Air: mengalir"
  # Masih ada lagi.
sources: {rest: [buku]}
# Akhir.
"""


def tidied(content: bytes) -> bytes:
    return formatted(content, path="regions/kota-misal/q.yml", record=QuickWin)


def test_keys_move_with_their_comments_and_values_stay() -> None:
    assert tidied(MIXED.encode()).decode() == TIDY
    assert yaml.BaseLoader(MIXED).get_single_data() == yaml.BaseLoader(TIDY).get_single_data()


def test_a_tidy_file_stays_as_it_is_in_every_form() -> None:
    for mark in (b"", b"\xef\xbb\xbf"):
        for line_end in (b"\n", b"\r\n"):
            content = mark + TIDY.encode().replace(b"\n", line_end)
            assert tidied(content) == content
            untidy = mark + MIXED.encode().replace(b"\n", line_end).rstrip()
            assert tidied(untidy) == content


def test_our_own_files_are_tidy() -> None:
    for file in find_data(PROJECT / "regions", PROJECT).files:
        new = formatted(file.data, path=file.path, record=ROOTS[file.kind.value])
        assert new == file.data, f"tidy {file.path} with: masterplan fmt"


def test_a_file_with_errors_is_told_as_it_is() -> None:
    for content, code in ((b"title: a\ntitle: b\n", "MP106"), (b"? title\n: a\n", "MP172")):
        with pytest.raises(EditsRefusedError) as refused:
            tidied(content)
        assert [found.code for found in refused.value.diagnostics] == [code]


@tried(60, thorough=10_000)
@given(
    st.lists(st.tuples(st.integers(0, 40), st.sampled_from(("", "# a", "  # b", "    # c")))),
    st.lists(st.integers(0, 40)),
)
def test_comments_anywhere_are_kept_and_twice_is_once(
    lines: list[tuple[int, str]], trailing: list[int]
) -> None:
    """Comments put between and behind any lines; where they make the file unreadable, none is."""
    written = MIXED.replace("  # dua saja\n", "\n").split("\n")
    for place in trailing:
        if place < len(written) and written[place]:
            written[place] += "  # d"
    for place, line in lines:
        written.insert(place, line)
    content = "\n".join(written).encode()
    try:
        once = tidied(content)
    except EditsRefusedError as refused:
        found = {diagnostic.code for diagnostic in refused.diagnostics}
        # The form itself is never the reason.
        assert "MP172" not in found, content.decode()
        return
    assert tidied(once) == once
    # A hash within a block text is no comment, so there may be more of them than comments.
    assert sorted(once.decode().count(f"# {name}") for name in "abcd") == sorted(
        content.decode().count(f"# {name}") for name in "abcd"
    )
