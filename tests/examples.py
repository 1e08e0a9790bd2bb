"""How many examples a property is tried with: few in `make test`, many in `make slow`."""

import os

from hypothesis import settings

IS_THOROUGH = os.environ.get("MASTERPLAN_TESTS") == "thorough"
"""Whether there is time for many examples; `make slow` sets the variable."""


def tried(times: int, *, thorough: int) -> settings:
    """Return the settings of a property: a number of examples, and a larger one for `make slow`.

    Examples differ from run to run, so that many runs of few see as much as one of many.
    """
    return settings(max_examples=thorough if IS_THOROUGH else times, deadline=None)
