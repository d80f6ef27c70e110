"""The open file as pages see it: actions all or nothing, what is told afterwards, undo and redo, reading."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.rows import records
from app.storage.file import OrganisationFile
from app.ui.desk.workspace import Outcome, Workspace
from tests.ui.pages.acting import let_go
from tests.ui.whole_window import TODAY, file

pytestmark = pytest.mark.usefixtures("qapp")


class Heard:
    """A workspace and everything that it told."""

    def __init__(self, path: Path) -> None:
        self.workspace = Workspace(OrganisationFile.open(path, today=TODAY), today=TODAY)
        self.changed: list[frozenset[str]] = []
        self.said: list[tuple[str, bool]] = []
        self.refused: list[str] = []
        self.workspace.changed.connect(self.changed.append)
        self.workspace.said.connect(lambda sentence, undoable: self.said.append((sentence, undoable)))
        self.workspace.refused.connect(self.refused.append)

    def names(self) -> list[str]:
        return [row["name"] for row in self.workspace.read(records.rows, "cost_line")]


@pytest.fixture
def heard(tmp_path: Path) -> Iterator[Heard]:
    made = Heard(file(tmp_path))
    yield made
    let_go(made.workspace)


def _two(session: Session, second: str) -> str:
    records.add(session, "cost_line", {"name": "Hall", "amount": 5_00, "start": TODAY})
    records.add(session, "cost_line", {"name": second, "amount": 5_00, "start": TODAY})
    return "both"


def test_an_action_answers_and_tells_once_what_it_changed(heard: Heard) -> None:
    assert heard.workspace.run("Add two costs", _two, "Heat") == Outcome("both")
    assert heard.changed == [frozenset({"cost_line"})]
    assert heard.said == [("Add two costs", True)]
    assert heard.names() == ["Running costs", "Hall", "Heat"]


def test_a_refused_action_leaves_nothing_and_says_why(heard: Heard) -> None:
    outcome = heard.workspace.run("Add two costs", _two, "")
    assert outcome == Outcome(refusal="Name is empty. Type a few words.")
    assert heard.names() == ["Running costs"]
    assert (heard.changed, heard.said) == ([], [])
    assert heard.refused == [outcome.refusal]
    assert heard.workspace.file.can_undo is None


def test_an_action_that_changes_nothing_tells_nothing(heard: Heard) -> None:
    cost = heard.workspace.read(records.rows, "cost_line")[0]
    heard.workspace.run("Change nothing", records.change, "cost_line", cost.id, {"name": "Running costs"})
    assert (heard.changed, heard.said, heard.refused) == ([], [], [])


def test_undo_and_redo_tell_what_they_did_and_when_there_is_nothing(heard: Heard) -> None:
    workspace = heard.workspace
    workspace.redo()
    workspace.undo()
    workspace.run("Add two costs", _two, "Heat")
    workspace.undo()
    assert heard.names() == ["Running costs"]
    workspace.redo()
    assert heard.names() == ["Running costs", "Hall", "Heat"]
    assert [sentence for sentence, _ in heard.said] == [
        "There is nothing to do again.",
        "There is nothing to undo.",
        "Add two costs",
        "Undone: Add two costs",
        "Done again: Add two costs",
    ]
    assert heard.changed == [frozenset({"cost_line"})] * 3


def test_undo_is_refused_with_a_sentence_when_the_file_is_gone(heard: Heard) -> None:
    heard.workspace.run("Add two costs", _two, "Heat")
    heard.workspace.path.rename(heard.workspace.path.with_name("elsewhere.footing"))
    heard.workspace.undo()
    assert len(heard.refused) == 1
    assert "may have been moved or renamed" in heard.refused[0]


def test_a_mistake_in_an_action_is_no_refusal_and_keeps_nothing(heard: Heard) -> None:
    def wrong(session: Session) -> None:
        records.add(session, "cost_line", {"name": "Hall", "amount": 5_00, "start": TODAY})
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        heard.workspace.run("Wrong", wrong)
    assert heard.names() == ["Running costs"]
    assert heard.refused == []


def test_a_read_changes_nothing_and_passes_a_refusal_on(heard: Heard) -> None:
    heard.workspace.read(_two, "Heat")
    assert heard.names() == ["Running costs"]
    with pytest.raises(Refused, match="not in the file any more"):
        heard.workspace.read(records.get, "cost_line", 99)


def test_it_knows_where_it_is_and_what_day_it_is(heard: Heard) -> None:
    assert heard.workspace.path.name == "harbour.footing"
    assert not heard.workspace.read_only
    assert heard.workspace.today == TODAY
    unfixed = Workspace(heard.workspace.file)
    assert unfixed.today == date.today()
