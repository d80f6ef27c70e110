"""Where saving begins: in the folder of the last time, as long as it is there."""

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QWidget

from app.paths import documents_folder
from app.ui.desk.saving import ask_where
from tests.fakes import FakeAsker
from tests.ui.pages.acting import place_in

pytestmark = pytest.mark.usefixtures("qapp")


def test_saving_begins_in_documents_and_then_where_it_was_saved_the_last_time(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with place_in(tmp_path) as place:
        ask = cast("FakeAsker", place.desk.ask)
        ask.answers = [None, stick / "a.pdf", None, None]
        parent = QWidget()
        begun = []
        for _ in range(4):
            ask_where(place.desk, parent, "Save as PDF", "a.pdf", (("PDF", ("pdf",)),))
            begun.append(ask.asked[-1][1].removeprefix("save ").split(" (")[0])
            if len(begun) == 3:
                stick.rmdir()
        parent.deleteLater()
    documents = str(documents_folder() / "a.pdf")
    assert begun == [documents, documents, str(stick / "a.pdf"), documents]
