"""Lines that are cut where there is no room stay whole for whoever asks."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.kit.elided import ElidedLink, ElidedWords

LONG = "Payment: Dance & movement for Warm Words, two days a month"


@pytest.mark.parametrize("kind", [ElidedWords, ElidedLink])
def test_a_line_is_cut_with_dots_and_whole_again(qtbot: QtBot, kind: type[ElidedWords | ElidedLink]) -> None:
    line = kind(LONG)
    qtbot.addWidget(line)
    line.resize(line.sizeHint().width() + 20, 24)
    line.show()
    assert line.text().replace("&&", "&") == LONG
    assert line.toolTip() == ""
    line.resize(120, 24)
    assert line.text().endswith("…")
    assert len(line.text()) < 30
    assert line.toolTip() == line.accessibleName() == LONG
    line.resize(2000, 24)
    assert line.text().replace("&&", "&") == LONG
    assert line.toolTip() == ""


def test_a_cut_link_still_wants_its_whole_width(qtbot: QtBot) -> None:
    link = ElidedLink(LONG)
    qtbot.addWidget(link)
    wanted = link.sizeHint().width()
    link.resize(100, 24)
    link.show()
    assert link.sizeHint().width() == wanted
