"""Money by year, by fund and by stage, in whole rupiah."""

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


class Funding(Sourced):
    """Amounts of a year and a fund, by stage. An empty stage is unknown, never zero."""

    headline = "year"
    naming = Sourced.naming | {"year", "fund"}

    year: OpenYear | None = None
    fund: Fund | None = None
    planned_idr: WholeNumber | None = None
    approved_idr: WholeNumber | None = None
    spent_idr: WholeNumber | None = None


class FundingTotal(Funding):
    """A sum of a plan's money as printed by a source, for a dimension or for the whole plan.

    A printed sum can be larger than its known parts: the sum was published, a part was not.
    """

    naming = Funding.naming | {"dimension"}

    dimension: DimensionRef | None = None
    programmes: WholeNumber | None = None
