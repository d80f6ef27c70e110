"""Bringing a list in begins with what the page holds that is in sight; elsewhere the list itself tells."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog

from app.ui.dialogs.importing.dialog import ImportDialog
from app.ui.pages.grants.page import GrantsPage
from app.work.import_reading import ANY
from tests.ui.whole_window import file, settle, window

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_page_in_sight_says_what_kind_of_list_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []

    def shown(dialog: QDialog) -> bool:
        assert isinstance(dialog, ImportDialog)
        begun.append(dialog.begins_with)
        dialog.deleteLater()
        return False

    with window() as place:
        assert place.app.open(file(tmp_path))
        monkeypatch.setattr(place.ask, "show", shown)
        for page, part in (
            ("home", ""),
            ("costs", "post"),
            ("costs", "cost_line"),
            ("grants", "list"),
            ("grants", "income"),
        ):
            there = place.shell.go(page)
            if part:
                there.show_part(part)  # type: ignore[attr-defined]  # every page with parts has it
            settle()
            place.app.bring_in()
        assert begun == [ANY, "posts", "costs", "grants", "income"]
        assert isinstance(place.shell.page("grants"), GrantsPage)
