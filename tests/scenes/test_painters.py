"""The same scene gives the same picture on the screen, on paper and in a saved file: every place is compared."""

from pathlib import Path

import pytest
from PIL import Image, ImageOps
from PySide6.QtGui import QFontMetricsF

from app.letters import text_width
from app.problems import Refused
from app.reports.charts.saved import DOTS, save_scene
from app.scenes.cash import CashChart
from app.scenes.cash_scene import cash_scene
from app.scenes.fan_scene import fan_scene
from app.scenes.palettes import DARK, LIGHT
from app.scenes.payers import PayerBar, PayersChart
from app.scenes.payers_scene import payers_scene
from app.scenes.scene import REGULAR, SEMIBOLD, Scene, Words
from app.ui.desk.scene_painter import letters
from tests.scenes.chart_data import FALLING, cash_chart
from tests.scenes.reading import Piece, Read, Shape, meant, on_paper, on_screen, saved
from tests.scenes.test_charts import CLOSING, PAYERS
from tests.scenes.test_fan import FAN

ODD = PayersChart(
    (*PAYERS.bars, PayerBar("R&D <b> $x$ ŵŷ שלום עולם → Ω", 1_200_00, "likely"), PayerBar("AVAT fi ffl", 0, "own"))
)
SCENES = {
    "cash": cash_scene(CLOSING, 460, 280),
    "small": cash_scene(cash_chart(FALLING), 300, 150, 0.92),
    "one month": cash_scene(cash_chart((5,)), 300, 150),
    "no months": cash_scene(CashChart((), ()), 300, 150),
    "fan": fan_scene(FAN, 504, 216),
    "payers": payers_scene(ODD, 460, scale=0.92),
}
CLOSE = 0.05
"""Points: what lies within is the same place to the eye. Coordinates in files are rounded to a few hundredths."""


@pytest.fixture(params=SCENES)
def scene(request: pytest.FixtureRequest) -> Scene:
    return SCENES[str(request.param)]


def differences(read: Read, scene: Scene, sharpened: float = 0.0) -> list[str]:
    """Where what was painted is not what the scene says; a level line may be so much higher or lower."""
    wanted = meant(scene)
    if len(read) != len(wanted):
        return [f"{len(read)} things painted for {len(wanted)}"]
    return [f"{one} for {other}" for one, other in zip(read, wanted, strict=True) if not _same(one, other, sharpened)]


def _same(one: Piece | Shape, other: Piece | Shape, sharpened: float) -> bool:
    if isinstance(one, Piece) and isinstance(other, Piece):
        return one.text == other.text and one.at == pytest.approx(other.at, abs=CLOSE)
    if isinstance(one, Shape) and isinstance(other, Shape):
        painted = one.points[: len(other.points)]  # a closed shape may come back to where it began
        level = len(other.points) == 2 and other.points[0][1] == other.points[1][1]
        upwards = CLOSE + (sharpened if level else 0)
        return len(one.points) - len(other.points) in {0, 1} and all(
            x == pytest.approx(wanted_x, abs=CLOSE) and y == pytest.approx(wanted_y, abs=upwards)
            for (x, y), (wanted_x, wanted_y) in zip(painted, other.points, strict=True)
        )
    return False


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("scale", [1.0, 1.38, 2.76])
def test_the_screen_shows_everything_in_its_place(scene: Scene, scale: float) -> None:
    half_a_pixel = 0.5 / scale
    assert differences(on_screen(scene, scale), scene, half_a_pixel) == []


def test_paper_shows_everything_in_its_place(scene: Scene, tmp_path: Path) -> None:
    assert differences(on_paper(scene, tmp_path / "x.pdf"), scene) == []


def test_a_saved_picture_shows_everything_in_its_place(scene: Scene) -> None:
    assert differences(saved(scene), scene) == []


def test_a_mark_out_of_place_would_be_noticed() -> None:
    there, moved = SCENES["cash"], cash_scene(CLOSING, 460.2, 280)
    assert differences(meant(there), there) == []
    assert differences(meant(moved), there)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("face", [REGULAR, SEMIBOLD])
@pytest.mark.parametrize("text", ["short from October 2027, −£1,000", "AVATAR To Te fi ffl office", "Ŵyl ŷ → ≤ 5½"])
def test_words_are_as_wide_as_they_were_measured(tmp_path: Path, face: str, text: str) -> None:
    meant = text_width(text, face, 10.5)
    screen = QFontMetricsF(letters(face, 21)).horizontalAdvance(text) / 2
    assert screen == pytest.approx(meant, abs=0.4)
    path = tmp_path / "words.png"
    save_scene(Scene(300, 50, "", (Words((10, 10), text, "text", 10.5, face),)), path, LIGHT)
    _left, _top, right, _bottom = ImageOps.invert(Image.open(path).convert("L")).getbbox() or (0, 0, 0, 0)
    assert right * 72 / DOTS - 10 == pytest.approx(meant, abs=0.7)  # to the last ink, in whole dots


def test_a_chart_is_saved_as_a_picture(tmp_path: Path) -> None:
    scene = SCENES["cash"]
    for name, start in (("chart.png", b"\x89PNG"), ("chart.svg", b"<?xml"), ("chart.PNG", b"\x89PNG")):
        save_scene(scene, tmp_path / name)
        once = (tmp_path / name).read_bytes()
        assert once.startswith(start)
        save_scene(scene, tmp_path / name)
        assert (tmp_path / name).read_bytes() == once
    assert b"Free cash is" in (tmp_path / "chart.svg").read_bytes()
    with pytest.raises(Refused, match=r"PNG or SVG"):
        save_scene(scene, tmp_path / "chart.exe")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["chart.PNG", "chart.png", "chart.svg"]


def test_each_theme_is_saved_in_its_own_colours(tmp_path: Path) -> None:
    for palette in (LIGHT, DARK):
        path = tmp_path / "chart.svg"
        save_scene(SCENES["cash"], path, palette)
        text = path.read_text(encoding="utf-8").lower()
        assert all(colour.lower() in text for colour in (palette.surface, palette.primary, palette.red, palette.below))
