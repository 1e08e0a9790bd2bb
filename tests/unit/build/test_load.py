"""Effects of loading on its process."""

import gc

from tests.builders import CONTOH, FICTIONAL, a_publication
from tests.loading import load_site


def test_unused_objects_are_not_looked_for_while_loading_and_as_before_afterwards() -> None:
    meanwhile = []
    gc.enable()
    with a_publication({CONTOH: FICTIONAL}) as project:
        load_site(project, on_region=lambda _: meanwhile.append(gc.isenabled()))
    assert meanwhile == [False]
    assert gc.isenabled()
