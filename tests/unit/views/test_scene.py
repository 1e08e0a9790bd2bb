"""The scene of a village without a photo: light, hidden from readers' aids, the same every time."""

from generator.messages import load_catalogue
from generator.pages.render import Renderer
from generator.views.components.border import PALETTES, Border, Pattern
from generator.views.components.scene import Scene, village_scene
from tests.builders import CONTOH, FICTIONAL
from tests.contexts import a_build_context, a_view
from tests.pictures import a_png
from tests.rows import judge_rows

RENDERER = Renderer(load_catalogue("id"))
NAMES = ("tugu", "umpamasari", "a", "desa-yang-namanya-panjang-sekali")
BORDER = Border(Pattern.KAWUNG, *PALETTES[0])


def test_every_scene_is_light_hidden_and_stands_within_its_page() -> None:
    def judge(name: str) -> None:
        scene = village_scene(name, BORDER)
        html = RENDERER.block(scene)
        assert len(html.encode()) <= 1_000
        assert html.startswith("<svg")
        assert 'aria-hidden="true"' in html
        assert scene == village_scene(name, BORDER)
        # A house is 40 pixels wide, on a page of 288 pixels at least.
        assert all(int(house.x.removesuffix("%")) * 288 / 100 + 40 <= 288 for house in scene.houses)
        assert sum(house.is_hall for house in scene.houses) == 1

    judge_rows(NAMES, judge)
    assert len({RENDERER.block(village_scene(name, BORDER)) for name in NAMES}) == len(NAMES)


def test_a_village_has_a_scene_unless_it_has_a_photo() -> None:
    name = "kabupaten-contoh/villages/sari.yml"
    village = "fictional: ya\nname: Sari\nkind: desa\n"
    photo = "photos: [{file: sari.png, alt: Balai desa.}]\n"
    files = {CONTOH: FICTIONAL, "kabupaten-contoh/media/sari.png": a_png(300, 300)}
    for text, wanted in ((village, 1), (village + photo, 0)):
        given = files if text != village else {CONTOH: FICTIONAL}
        view = a_view(
            a_build_context({**given, name: text}), "daerah/kabupaten-contoh/desa-cerdas/sari/"
        )
        assert sum(isinstance(block, Scene) for block in view.opening) == wanted, text
