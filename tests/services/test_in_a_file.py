"""The services in a real organisation file: what is refused leaves no trace, what is done can be taken back."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.exchange.giving.awards import Award, Awards
from app.models.choices import Stage
from app.problems import Refused
from app.services.grants import grants
from app.services.grants.instalments import Pattern
from app.services.imports.imports import import_awards
from app.services.open_form.form import from_open_form, to_open_form
from app.services.organisation import organisation
from app.services.organisation.organisation import StartAnswers
from app.services.rows import records
from app.services.rows.splits import set_splits
from app.storage.file import OrganisationFile

START = date(2026, 4, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "us.footing"


def _form(file: OrganisationFile) -> dict[str, Any]:
    with file.read() as session:
        return to_open_form(session)


def _grant(session: Session) -> None:
    funder = grants.funder_id_for(session, "A Trust")
    grant = records.add(session, "grant", {"title": "Songs", "funder_id": funder})
    answers = {"amount_awarded": 1_000_00, "awarded_on": START}
    grants.set_stage(session, grant, Stage.AWARDED, answers)
    grants.spread_instalments(session, grant, Pattern.MONTHLY, 1_000_00, start=START, end=date(2026, 6, 30))


def _split(session: Session) -> None:
    project = records.add(session, "project", {"name": "Choir"})
    cost = records.rows(session, "cost_line")[0].id
    set_splits(session, "cost_line", cost, {project: 5_000})


def _block(session: Session) -> None:
    row = {"name": "Heat", "amount": 5, "start": START}
    records.apply(session, "cost_line", [(1, {"amount": 7}), (None, row), (None, row)])


def _awards(session: Session) -> None:
    award = Award(row=2, id="a-1", title="Core", amount_awarded=5_00, funder_name="B", description="restricted")
    import_awards(session, Awards((award,), ()), "GB-CHC-1", today=START)


def _wrong_block(session: Session) -> None:
    row = {"name": "Heat", "amount": 5, "start": START}
    records.apply(session, "cost_line", [(None, row), (None, row | {"amount": -5})])


def _grant_and_its_double(session: Session) -> None:
    _grant(session)
    records.add(session, "fund", {"name": "SONGS", "kind": "designated"})


def _do(file: OrganisationFile, action: Callable[[Session], None]) -> None:
    with file.action("something") as session:
        action(session)


def test_every_action_can_be_taken_back_and_done_again(path: Path) -> None:
    actions: list[Callable[[Session], None]] = [_grant, _split, _block, _awards]
    with OrganisationFile.create(path) as file:
        with file.first_rows() as session:
            organisation.start_mine(session, StartAnswers("Us", balance_date=START, monthly_costs=1, monthly_income=1))
        states = [_form(file)]
        for action in actions:
            _do(file, action)
            states.append(_form(file))
        for state in reversed(states[:-1]):
            file.undo()
            assert _form(file) == state
        for state in states[1:]:
            file.redo()
            assert _form(file) == state


def test_what_is_refused_leaves_the_file_as_it_was(path: Path) -> None:
    with OrganisationFile.create(path) as file:
        with file.action("start") as session:
            organisation.new_organisation(session, "Us")
        before = _form(file)
        for action, sentence in ((_wrong_block, "Row 2: Amount"), (_grant_and_its_double, "another fund")):
            with pytest.raises(Refused, match=sentence):
                _do(file, action)
        assert _form(file) == before


def test_a_file_made_from_the_open_form_says_the_same(path: Path, tmp_path: Path) -> None:
    with OrganisationFile.create(path) as file:
        with file.first_rows() as session:
            organisation.start_mine(session, StartAnswers("Us", balance_date=START, monthly_costs=5))
            _grant(session)
        form = _form(file)
    with OrganisationFile.create(tmp_path / "copy.footing") as copy:
        with copy.first_rows() as session:
            from_open_form(session, form)
        assert _form(copy) == form
