"""Where the regions of the corpus lie: 514 invented names over the real provinces, as many in each
as there really are.

The region of a number is the same in a corpus of any size.
"""

import random
from collections import Counter
from dataclasses import dataclass

from tests.bench.language import Vocabulary

MOST_REGIONS = 514
_PER_PROVINCE = (
    "11:23 12:33 13:19 14:12 15:11 16:17 17:10 18:15 19:7 21:7 31:6 32:27 33:35 34:5 35:38 36:8 51:9 52:10 53:22 "
    "61:14 62:14 63:13 64:10 65:5 71:15 72:13 73:24 74:17 75:6 76:6 81:11 82:10 91:9 92:7 93:4 94:8 95:8 96:6"
)
"""Regions of each province by its code."""
_KOTA_EVERY = 5
"""About one region in five is a kota."""
_FIRST_CODE = {"kabupaten": 32, "kota": 80}
"""From these numbers on, a province's codes are unused; its kabupaten begin at 01, its kota at 71.
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A region's name and where it is."""

    kind: str
    """kabupaten or kota."""
    name: str
    province: str
    code: str

    @property
    def slug(self) -> str:
        """Name of its folder."""
        return f"{self.kind}-{self.name.lower().replace(' ', '-')}"

    @property
    def full_name(self) -> str:
        """Kind and name."""
        return f"{self.kind.title()} {self.name}"

    @property
    def leader(self) -> str:
        """Title of who leads it."""
        return f"{'Wali Kota' if self.kind == 'kota' else 'Bupati'} {self.name}"


def find_places(vocabulary: Vocabulary, seed: str) -> tuple[Place, ...]:
    """Return all places in the order in which a corpus takes them."""
    # No secret is made of it.
    rng = random.Random(f"{seed}:places")  # noqa: S311
    counts = (pair.split(":") for pair in _PER_PROVINCE.split())
    provinces = [province for province, count in counts for _ in range(int(count))]
    rng.shuffle(provinces)
    names = rng.sample(vocabulary.region_names, len(provinces))
    used: Counter[tuple[str, str]] = Counter()
    places = []
    for position, (province, name) in enumerate(zip(provinces, names, strict=True)):
        kind = "kota" if position % _KOTA_EVERY == 0 else "kabupaten"
        number = _FIRST_CODE[kind] + used[province, kind]
        used[province, kind] += 1
        places.append(Place(kind, name.title(), province, f"{province}.{number}"))
    return tuple(places)
