"""Tests of the charts' colours: words can be read on every ground they may stand on."""

import pytest

from app.scenes.palettes import DARK, LIGHT, PRINT, ChartPalette
from tests.contrast import contrast, luminance


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_words_can_be_read_on_every_ground(palette: ChartPalette) -> None:
    for word in (palette.text, palette.soft, palette.primary, palette.red):
        for ground in (palette.surface, palette.above, palette.below):
            assert contrast(word, ground) >= 4.5, (word, ground)


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_the_words_of_the_fan_can_be_read_inside_it(palette: ChartPalette) -> None:
    for word in (palette.text, palette.primary, palette.red):
        assert contrast(word, palette.inner) >= 4.5, word


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_dots_can_be_seen_on_every_ground(palette: ChartPalette) -> None:
    for dot in (palette.amber, palette.red, palette.primary):
        for ground in (palette.surface, palette.above, palette.below, palette.inner):
            assert contrast(dot, ground) >= 3, (dot, ground)


def test_bars_differ_without_colour() -> None:
    greys = sorted(luminance(color) for color in (PRINT.primary, PRINT.likely, PRINT.surface))
    assert greys[1] - greys[0] > 0.2
    assert greys[2] - greys[1] > 0.2
