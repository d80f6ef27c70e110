"""Words that users typed are shown letter by letter, in tooltips too."""

import pytest
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from app.ui.kit.elided import ElidedWords
from app.ui.kit.words import tip

NAUGHTY = ("Tom & Ann <tom@x.org>", '<img src="file:///etc/passwd">', "<b>bold</b>\nsecond", "a < b", "&lt; is not <")


@pytest.mark.parametrize("text", NAUGHTY)
def test_a_tooltip_shows_what_was_typed(text: str) -> None:
    shown = QTextDocument()
    shown.setHtml(tip(text))
    assert shown.toPlainText() == text
    assert "<img" not in tip(text)


@pytest.mark.parametrize("text", ["Riverbank Arts\nto 31 May", "Dance & movement", "&lt;"])
def test_what_nobody_could_take_for_markup_stays_as_it_is(text: str) -> None:
    assert tip(text) == text


def test_a_cut_name_has_a_safe_tooltip(qtbot: QtBot) -> None:
    words = ElidedWords("<i>a very long name that cannot be shown in so little room</i>")
    qtbot.addWidget(words)
    words.resize(40, 20)
    words.show()
    assert words.toolTip().startswith("<qt>&lt;i&gt;")
