"""The quiet line about rates that are not known for the whole of a plan."""

from pytestqt.qtbot import QtBot

from app.ui.desk.rates_note import RatesNote


def test_it_is_there_only_while_there_is_something_to_say(qtbot: QtBot) -> None:
    note = RatesNote()
    qtbot.addWidget(note)
    assert note.isHidden()
    note.show_note("Rates are known until 5 April 2027 for pensions.")
    assert (note.isHidden(), note.text()) == (False, "Rates are known until 5 April 2027 for pensions.")
    note.show_note("")
    assert note.isHidden()
