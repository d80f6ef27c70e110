"""One thing with a date that waits to be done, and the record that it opens."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing with a date.

    `kind` is deadline, decision, payment, report, grant_ends, post_ends, income, close, supervision, training,
    policy_ends, policy_review or answer_review. `table` and `id` name the row whose page it opens.
    """

    date: date
    overdue: bool
    kind: str
    title: str
    detail: str
    table: str
    id: int
