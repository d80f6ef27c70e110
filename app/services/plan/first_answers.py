"""The sums that were answered on the first run: guesses that stand in the plan until what they stand for is entered."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.choices import Frequency
from app.money import format_pounds
from app.services.rows.columns import stored_table
from app.services.said.row_remark import RowRemark
from app.services.said.wording import YOU, Spans, Voice, say, spans
from app.text import listed

FIRST_INCOME, FIRST_COSTS = "Regular income", "Running costs"
"""The names of the two lines of a first plan. One that gets a name of its own is a guess no longer."""
_NAMES: Mapping[str, str] = {"income_line": FIRST_INCOME, "cost_line": FIRST_COSTS}
_WAYS: Mapping[str, str] = {"income_line": "in", "cost_line": "out"}


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """A line that still is what was answered on the first run: `amount` pence a month."""

    table: str
    id: int
    name: str
    amount: int


def first_answers(session: Session) -> tuple[FirstAnswer, ...]:
    """Those that are still in the plan, income first. A line of that name that was brought in is none of them."""
    found: list[FirstAnswer] = []
    for table, name in _NAMES.items():
        stored = stored_table(table)
        is_one = (stored.c.name == name, stored.c.frequency == Frequency.MONTHLY, stored.c.import_key.is_(None))
        query = select(stored).where(*is_one, stored.c.amount != 0).order_by(stored.c.id)
        found += [FirstAnswer(table, row.id, row.name, row.amount) for row in session.execute(query)]
    return tuple(found)


def rests_on_first_answers(session: Session, *, voice: Voice = YOU) -> Spans:
    """What the headline rests on while it rests on first answers; nothing once they are replaced."""
    found = first_answers(session)
    if not found:
        return ()
    sums = listed([f"**{format_pounds(each.amount)} a month {_WAYS[each.table]}**" for each in found])
    answers = "first answer" if len(found) == 1 else "first answers"
    return spans(f"This rests on {voice.theirs} {answers}: {sums}.")


def first_answer_remarks(session: Session, table: str) -> tuple[RowRemark, ...]:
    """The same as remarks on the rows of a table; none on those of a table that holds no first answers."""
    if table not in _NAMES:
        return ()
    template = "{name} is your first answer. Replace it by your own lines, or give it a name of its own."
    return tuple(
        RowRemark(table, each.id, "", "a guess", say(template, name=each.name))
        for each in first_answers(session)
        if each.table == table
    )
