"""Colours hold for every eye, and the theme follows the system."""

from itertools import product

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.kit.fonts import FAMILY, load_fonts
from app.ui.kit.theme import DARK, LIGHT, Palette, apply_theme, current_palette, font, palette, points
from tests.contrast import contrast


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_words_hold_their_contrast_on_every_ground(tokens: Palette) -> None:
    words = {name: getattr(tokens, name) for name in ("text", "soft", "primary", "amber", "red")}
    for (name, word), ground in product(words.items(), (tokens.surface, tokens.bg)):
        assert contrast(word, ground) >= 4.5, f"{name} on {ground}"
    assert contrast(tokens.on_primary, tokens.primary) >= 4.5
    assert contrast(tokens.text, tokens.tint) >= 4.5
    assert contrast(tokens.primary, tokens.tint) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_shapes_and_outlines_can_be_told_from_the_ground(tokens: Palette) -> None:
    for shape in (tokens.likely, tokens.edge, tokens.primary):
        assert contrast(shape, tokens.surface) >= 3


def test_contrast_is_the_formula_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_the_theme_reaches_widgets_and_can_change(qapp: QApplication, qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    assert current_palette() is LIGHT
    apply_theme(qapp, dark=True)
    try:
        assert current_palette() is DARK
        assert field.palette().color(QPalette.ColorRole.Text).name().upper() == DARK.text
        assert DARK.primary in qapp.styleSheet()
        assert "$" not in qapp.styleSheet()
    finally:
        apply_theme(qapp, dark=False)
    assert current_palette() is palette(False)
    assert field.palette().color(QPalette.ColorRole.Text).name().upper() == LIGHT.text


def test_following_the_system_listens_once_and_stops(qapp: QApplication) -> None:
    apply_theme(qapp)
    apply_theme(qapp)
    assert len([child for child in qapp.children() if child.objectName() == "theme-follower"]) == 1
    apply_theme(qapp, dark=False)
    assert not [child for child in qapp.children() if child.objectName() == "theme-follower"]


@pytest.mark.usefixtures("qapp")
def test_the_letters_are_our_own_in_both_weights() -> None:
    assert load_fonts() == FAMILY
    assert QFontInfo(font()).family() == FAMILY
    bold = QFontInfo(font(weight=QFont.Weight.DemiBold))
    assert bold.family().startswith(FAMILY)
    assert bold.weight() == 600
    assert points(15) in {11.25, 15}
