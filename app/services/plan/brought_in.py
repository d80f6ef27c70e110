"""A plan that is only what was brought in from elsewhere: until something is added to it, nobody has looked at it."""

from collections.abc import Iterator, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.places import rows_of
from app.services.plan.situation import Situation
from app.services.rows import records
from app.services.rows.columns import stored_table
from app.services.rows.nouns import NOUNS
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import YOU, Spans, Voice, say, spans
from app.text import listed, plural

_BROUGHT = ("cost_line", "post", "freelancer", "income_line", "grant")
"""The tables that lists are brought into."""
_OWN = ("budget_line", "obligation", "person", "supervision_plan", "price", "scenario", "document")
"""Tables that no list fills: a row of them was entered by somebody who works with the plan."""


def only_brought_in(session: Session) -> Mapping[str, int]:
    """How many rows of each table were brought in, where the plan is nothing else; nothing once it is."""
    owner = records.rows(session, "organisation")
    policy = owner and (owner[0]["policy_months_low"], owner[0]["policy_months_high"]) != (None, None)
    if policy or any(_count(session, table) for table in _OWN):
        return {}
    counts = {table: _count(session, table) for table in _BROUGHT}
    ours = any(_count(session, table, brought=True) != count for table, count in counts.items())
    return {} if ours else {table: count for table, count in counts.items() if count}


def rests_on_brought_in(session: Session, *, voice: Voice = YOU) -> Spans:
    """What the headline rests on while the plan is only what was brought in; nothing once it is more."""
    counts = only_brought_in(session)
    return spans(f"This rests on what {voice.they} brought in: **{_listed(counts)}**.") if counts else ()


def newly_brought_in(now: Situation) -> Iterator[AttentionItem]:
    """That every line was brought in, as long as none was added and neither reserves nor anything else was planned."""
    counts = only_brought_in(now.session)
    if counts:
        template = (
            f"Your plan is only what was brought in: **{_listed(counts)}**. Look through it, and add what is missing."
        )
        first = next(iter(counts))
        yield AttentionItem("amber", say(template), first, 0, rows_of(first))


def _listed(counts: Mapping[str, int]) -> str:
    return listed([plural(count, NOUNS[table].one, NOUNS[table].many) for table, count in counts.items()])


def _count(session: Session, table: str, *, brought: bool = False) -> int:
    stored = stored_table(table)
    query = select(func.count()).select_from(stored)
    return session.scalar(query.where(stored.c.import_key.is_not(None)) if brought else query) or 0
