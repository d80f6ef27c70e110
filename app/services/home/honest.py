"""What makes a first answer honest: the real things that it stands for, each ticked once it has been entered."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.places import rows_of
from app.services.plan.first_answers import FirstAnswer, first_answers
from app.services.rows.columns import all_rows


@dataclass(frozen=True, slots=True)
class HonestStep:
    """Something to enter, whether it is there, and where: a reference of `app.places` with a row where one is meant."""

    words: str
    done: bool
    place: str
    row: int | None = None


def honest_steps(session: Session) -> Sequence[HonestStep]:
    """The steps in order; none where nothing rests on first answers, and none any more once these are taken out.

    Nothing is stored for it: a step is done when what it asks for is in the file, and undo takes its tick away.
    """
    answers = first_answers(session)
    if not answers:
        return ()
    steps = (
        ("your grants", "grants.list", _count(session, "grant", answers)),
        ("your people", "costs.post", _count(session, "post", answers) + _count(session, "freelancer", answers)),
        ("your rent and other costs", "costs.cost_line", _count(session, "cost_line", answers)),
        ("your other income", "grants.income", _count(session, "income_line", answers)),
    )
    entered = tuple(HonestStep(words, bool(count), place) for words, place, count in steps)
    last = answers[-1]
    return (*entered, HonestStep("then delete your first answers", done=False, place=rows_of(last.table), row=last.id))


def _count(session: Session, table: str, answers: Sequence[FirstAnswer]) -> int:
    """How many rows of a table are no first answers."""
    return len(all_rows(session, table)) - sum(answer.table == table for answer in answers)
