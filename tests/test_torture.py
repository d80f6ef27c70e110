"""The kills and what judges them: that a fault planted in the program is counted, and that none is found without."""

from collections import Counter

import pytest

from app.storage import placing
from app.storage.file import OrganisationFile
from torture.rounds import beside_every_journal, killed, line
from torture.verdicts import Wrong


def test_restoring_beside_every_journal_is_counted_as_other_data_where_names_are_not_freed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert beside_every_journal() == Counter(done=8)
    monkeypatch.setattr(placing, "set_sides_aside", lambda _path: None)
    found = beside_every_journal()
    assert found[Wrong.OTHER_DATA] >= 4
    assert line("beside", found).split() == ["beside", "0", "8", "0", "0", str(found[Wrong.OTHER_DATA])]


def test_an_edit_that_is_not_kept_is_counted_as_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    assert killed("edit", 2, seed=1)["kills"] == 2
    monkeypatch.setattr(OrganisationFile, "undo", lambda _file: None)
    assert killed("edit", 2, seed=1)[Wrong.LOST] + killed("edit", 2, seed=1)[Wrong.OTHER_DATA] > 0


@pytest.mark.parametrize("work", ["new", "import", "import of a budget", "backup", "migration", "export", "move"])
def test_each_kind_of_work_is_killed_and_judged(work: str) -> None:
    found = killed(work, 1, seed=1)
    assert found["kills"] == 1
    assert sum(found[wrong] for wrong in Wrong) == 0
