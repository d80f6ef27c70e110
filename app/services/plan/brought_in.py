"""A plan that is only what was brought in from elsewhere: until something is added to it, nobody has looked at it."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.places import rows_of
from app.services.plan.situation import Situation
from app.services.rows.columns import stored_table
from app.services.rows.nouns import NOUNS
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say
from app.text import listed, plural

_BROUGHT = ("cost_line", "post", "freelancer", "income_line", "grant")
"""The tables that lists are brought into."""
_OWN = ("budget_line", "obligation", "person", "supervision_plan", "price", "scenario", "document")
"""Tables that no list fills: a row of them was entered by somebody who works with the plan."""


def newly_brought_in(now: Situation) -> Iterator[AttentionItem]:
    """That every line was brought in, as long as none was added and neither reserves nor anything else was planned."""
    policy = now.plan.policy
    if policy.low is not None or policy.high is not None or any(_count(now.session, table) for table in _OWN):
        return
    counts = {table: _count(now.session, table) for table in _BROUGHT}
    if sum(counts.values()) and all(_count(now.session, table, brought=True) == counts[table] for table in _BROUGHT):
        first, *_ = (table for table in _BROUGHT if counts[table])
        what = listed([plural(counts[each], NOUNS[each].one, NOUNS[each].many) for each in _BROUGHT if counts[each]])
        template = f"Your plan is only what was brought in: **{what}**. Look through it, and add what is missing."
        yield AttentionItem("amber", say(template), first, 0, rows_of(first))


def _count(session: Session, table: str, *, brought: bool = False) -> int:
    stored = stored_table(table)
    query = select(func.count()).select_from(stored)
    return session.scalar(query.where(stored.c.import_key.is_not(None)) if brought else query) or 0
