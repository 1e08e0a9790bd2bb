"""Effects of loading on its process."""

import gc

from tests.builders import CONTOH, FICTIONAL, a_publication
from tests.loading import load_site


def test_unused_objects_are_looked_for_rarely_while_loading_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    meanwhile = []
    with a_publication({CONTOH: FICTIONAL}) as project:
        load_site(
            project,
            on_region=lambda _: meanwhile.append(gc.get_threshold()),
        )
    assert min(threshold[0] for threshold in meanwhile) > 100 * before[0]
    assert gc.get_threshold() == before
