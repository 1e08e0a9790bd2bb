"""Money by year, by fund and by stage, in whole rupiah, and sums that know what they lack."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.model.base import DimensionRef, OpenYear, WholeNumber
from generator.model.closed_list import ClosedList
from generator.model.sourced import Sourced


class Fund(ClosedList):
    """The fund that pays."""

    REGION = "apbd"
    """Budget of the kabupaten or kota."""
    PROVINCE = "apbd_provinsi"
    NATION = "apbn"
    SPECIAL_ALLOCATION = "dak"
    """Dana alokasi khusus."""
    COMPANY = "csr"
    """Corporate social responsibility."""
    PARTNERSHIP = "kpbu"
    """Cooperation of government and business."""
    OTHER = "other"


class Stage(StrEnum):
    """The stages of money, in the order of time."""

    PLANNED = "planned"
    APPROVED = "approved"
    SPENT = "spent"


class Funding(Sourced):
    """Amounts of a year and a fund, by stage. An empty stage is unknown, never zero."""

    headline = "year"
    naming = Sourced.naming | {"year", "fund"}

    year: OpenYear | None = None
    fund: Fund | None = None
    planned_idr: WholeNumber | None = None
    approved_idr: WholeNumber | None = None
    spent_idr: WholeNumber | None = None

    def amount(self, stage: Stage) -> int | None:
        """Return the amount of a stage in rupiah; None if unknown."""
        match stage:
            case Stage.PLANNED:
                return self.planned_idr
            case Stage.APPROVED:
                return self.approved_idr
            case Stage.SPENT:
                return self.spent_idr


class FundingTotal(Funding):
    """A sum of a plan's money as printed by a source, for a dimension or for the whole plan.

    A printed sum can be larger than its known parts: the sum was published, a part was not.
    """

    naming = Funding.naming | {"dimension"}

    dimension: DimensionRef | None = None
    programmes: WholeNumber | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of rupiah; a sum with an unknown part is the least that the whole can be."""

    rupiah: int
    is_exact: bool


def sum_of(parts: Iterable[Sum | int | None]) -> Sum | None:
    """Return the sum of parts; None if no part is known.

    Args:
        parts: Amounts or sums; None for an unknown part. The sum is exact only if every part is
            known and itself exact.
    """
    rupiah, is_known, is_exact = 0, False, True
    for part in parts:
        if part is None:
            is_exact = False
        elif isinstance(part, Sum):
            rupiah, is_known, is_exact = rupiah + part.rupiah, True, is_exact and part.is_exact
        else:
            rupiah, is_known = rupiah + part, True
    return Sum(rupiah, is_exact) if is_known else None
