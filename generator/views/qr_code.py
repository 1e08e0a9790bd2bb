"""QR codes of addresses as SVG: one for each page, so that a page on paper leads back to the page
on the screen.

Makes one kind of code alone: bytes, error correction M, one mask. What depends on the size of a
code and not on its text is worked out once a size. Source of all tables and rules: ISO/IEC 18004.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, count, product, zip_longest
from operator import itemgetter

from markupsafe import Markup

_QUIET_ZONE = 4
"""Empty modules around a code."""
_CORRECTION = (
    0,
    *(10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28),
    *[26] * 4,
    *[28] * 19,
)
"""Words of correction in each block, by version."""
_BLOCKS = (
    *(0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16),
    *(17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49),
)
"""Number of blocks, by version."""
_FORMAT = 0b101111001111100
"""Correction M and the mask that inverts every third column. One mask for all: readers take any."""
_PADDING = bytes.fromhex("ec11")
_FIELD, _VERSION_CODE = 0x11D, 0x1F25
"""Polynomials that the words of correction and the bits of the version are made with."""

_Cell = tuple[int, int]
"""Row and column of a module."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all codes of a version share."""

    size: int
    """Modules of a side."""
    data_words: int
    correction_words: int
    """Those of each block."""
    blocks: tuple[slice, ...]
    """Which words of the data each block holds."""
    bits: int
    """Modules that the words fill, with the few that are left over."""
    mask: int
    """Inverts the bits that the mask inverts, in the order of the words: data first, then the
    blocks' corrections.
    """
    pick: Callable[[str], tuple[str, ...]]
    """Takes the modules, row by row, from the bits, followed by a light and a dark one and by what
    ends a row.
    """


def qr_code(text: str) -> Markup:
    """Return a text as an SVG picture of a QR code: one path, without a size of its own.

    Raises:
        ValueError: The text has more bytes than any code holds, which are 2,331.
    """
    content = text.encode()
    version = _version_for(len(content))
    layout = _layout(version)
    words = _data(content, version, layout.data_words)
    corrections = (_correction(words[block], layout.correction_words) for block in layout.blocks)
    message = int.from_bytes(b"".join((words, *corrections)), "big") << layout.bits % 8
    bits = format(message ^ layout.mask, f"0{layout.bits}b")
    modules = "".join(layout.pick(bits + "01\n"))
    side = layout.size + 2 * _QUIET_ZONE
    path = f"M{_QUIET_ZONE} {_QUIET_ZONE}.5{_runs(modules, layout.size)}"
    # Numbers alone.
    return Markup(f'<svg viewBox="0 0 {side} {side}"><path stroke="#000" d="{path}"/></svg>')  # noqa: S704


def _version_for(length: int) -> int:
    for version in range(1, len(_BLOCKS)):
        if length + _length_bits(version) // 8 < _layout(version).data_words:
            return version
    raise ValueError(length)


def _length_bits(version: int) -> int:
    return 8 if version < 10 else 16


def _data(content: bytes, version: int, words: int) -> bytes:
    """Return the words of a text: its kind, its length, itself, zeros that end it, and what fills
    the rest.
    """
    length_bits = _length_bits(version)
    opening = 0b0100 << length_bits | len(content)
    written = opening << 8 * len(content) | int.from_bytes(content, "big")
    begun = (written << 12).to_bytes((4 + length_bits) // 8 + len(content) + 2, "big")
    return (begun + _PADDING * (words // 2))[:words]


def _correction(block: bytes, words: int) -> bytes:
    """Return the words that let readers mend a block: the rest of its division by the generator."""
    multiples = _multiples(words)
    top, rest = 8 * (words - 1), 0
    below = (1 << top) - 1
    for word in block:
        rest = (rest & below) << 8 ^ multiples[rest >> top ^ word]
    return rest.to_bytes(words, "big")


@cache
def _multiples(words: int) -> tuple[int, ...]:
    """Return the generator of a number of words times each value of a word, without its first word."""
    generator = [1]
    root = 1
    for _ in range(words):
        shifted = [*generator, 0]
        generator = [
            left ^ _times(right, root) for left, right in zip(shifted, [0, *generator], strict=True)
        ]
        root = _times(root, 2)
    return tuple(
        int.from_bytes(bytes(_times(word, factor) for word in generator[1:]), "big")
        for factor in range(256)
    )


def _times(left: int, right: int) -> int:
    product_so_far = 0
    for place in reversed(range(8)):
        product_so_far = product_so_far << 1 ^ (product_so_far >> 7) * _FIELD
        product_so_far ^= (right >> place & 1) * left
    return product_so_far


def _runs(modules: str, size: int) -> str:
    """Return the dark modules as an SVG path of horizontal strokes, each beginning where the one
    before it ended.
    """
    runs = modules.rstrip("0\n").replace("10", "1 0").replace("1\n", "1 \n").split(" ")
    return "".join(map(_strokes(size).__getitem__, runs)).removeprefix("m0 0")


class _Strokes(dict[str, str]):
    """The stroke of each run of modules in codes of one size, worked out where it first occurs.

    A run is light modules, those of the next row behind the end of their own, then dark ones. A row
    without dark modules does not occur: every one crosses a pattern.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def __missing__(self, run: str) -> str:
        light = run.rstrip("1")
        above, down, before = light.rpartition("\n")
        right = len(before) - (self._size - len(above) if down else 0)
        return self.setdefault(run, f"m{right} {len(down)}h{len(run) - len(light)}")


@cache
def _strokes(size: int) -> _Strokes:
    return _Strokes(size)


@cache
def _layout(version: int) -> _Layout:
    size = 17 + 4 * version
    fixed = _fixed(version, size)
    free = [cell for cell in _zigzag(size) if cell not in fixed]
    total, number = len(free) // 8, _BLOCKS[version]
    data_words = total - number * _CORRECTION[version]
    lengths = [
        data_words // number + (index >= number - data_words % number) for index in range(number)
    ]
    ends = [sum(lengths[: index + 1]) for index in range(number)]
    blocks = tuple(slice(end - length, end) for end, length in zip(ends, lengths, strict=True))
    order = _order(blocks, data_words, _CORRECTION[version])
    places = [8 * word + bit for word in order for bit in range(8)] + list(
        range(8 * total, len(free))
    )
    mask = sum(
        1 << len(free) - 1 - place
        for place, (_, column) in zip(places, free, strict=True)
        if column % 3 == 0
    )
    sources = dict(zip(free, places, strict=True)) | {
        cell: len(free) + is_dark for cell, is_dark in fixed.items()
    }
    row_end = len(free) + 2
    rows = ((*(sources[row, column] for column in range(size)), row_end) for row in range(size))
    pick = itemgetter(*chain.from_iterable(rows))
    return _Layout(size, data_words, _CORRECTION[version], blocks, len(free), mask, pick)


def _order(blocks: tuple[slice, ...], data_words: int, correction_words: int) -> list[int]:
    """Return the words as a code holds them: the first of each block, the second of each, then the
    corrections so.
    """
    data = zip_longest(*(range(block.start, block.stop) for block in blocks))
    starts = range(data_words, data_words + len(blocks) * correction_words, correction_words)
    corrections = zip(*(range(start, start + correction_words) for start in starts), strict=True)
    return [word for word in chain.from_iterable((*data, *corrections)) if word is not None]


def _zigzag(size: int) -> Iterator[_Cell]:
    """Yield all cells but those of the upright timing line, as bits fill them: two columns up, the
    next two down.
    """
    pairs = (right if right > 6 else right - 1 for right in range(size - 1, 0, -2))
    for turn, right in zip(count(), pairs, strict=False):
        for row in range(size) if turn % 2 else reversed(range(size)):
            yield row, right
            yield row, right - 1


def _fixed(version: int, size: int) -> dict[_Cell, bool]:
    """Return the modules that are the same in all codes of a version, and whether each is dark."""
    cells = {cell: index % 2 == 0 for index in range(size) for cell in ((6, index), (index, 6))}
    for middle in ((3, 3), (3, size - 4), (size - 4, 3)):
        cells |= _rings(middle, 4, light=(2, 4), size=size)
    lines = _alignment_lines(version, size)
    for row, column in product(lines, lines):
        if (row, column) not in {(6, 6), (6, size - 7), (size - 7, 6)}:
            cells |= _rings((row, column), 2, light=(1,), size=size)
    return cells | _format_bits(size) | (_version_bits(version, size) if version >= 7 else {})


def _rings(middle: _Cell, reach: int, *, light: tuple[int, ...], size: int) -> dict[_Cell, bool]:
    """Return a pattern of squares around a cell, some of them light, as far as it lies within the
    code.
    """
    steps = product(range(-reach, reach + 1), repeat=2)
    around = {
        (middle[0] + down, middle[1] + right): max(abs(down), abs(right)) for down, right in steps
    }
    return {
        cell: ring not in light
        for cell, ring in around.items()
        if min(cell) >= 0 and max(cell) < size
    }


def _alignment_lines(version: int, size: int) -> tuple[int, ...]:
    """Return the rows, which are the columns too, whose crossings carry a small pattern."""
    if version == 1:
        return ()
    gaps = version // 7 + 1
    step = 26 if version == 32 else (4 * version + 2 * gaps + 3) // (2 * gaps) * 2
    return (6, *(size - 7 - index * step for index in range(gaps)))


def _format_bits(size: int) -> dict[_Cell, bool]:
    """Return the two copies of the format, and the module beside one of them that is always dark."""
    upright = [0, 1, 2, 3, 4, 5, 7, 8, *range(size - 7, size)]
    level = [*range(size - 1, size - 9, -1), 7, 5, 4, 3, 2, 1, 0]
    bits = [_FORMAT >> place & 1 == 1 for place in range(15)]
    cells = {(row, 8): bit for row, bit in zip(upright, bits, strict=True)}
    return (
        cells
        | {(8, column): bit for column, bit in zip(level, bits, strict=True)}
        | {(size - 8, 8): True}
    )


def _version_bits(version: int, size: int) -> dict[_Cell, bool]:
    """Return the two copies of the version, which larger codes carry."""
    rest = version
    for _ in range(12):
        rest = rest << 1 ^ (rest >> 11) * _VERSION_CODE
    bits = version << 12 | rest
    places = {(index // 3, size - 11 + index % 3): bits >> index & 1 == 1 for index in range(18)}
    return places | {(column, row): bit for (row, column), bit in places.items()}
