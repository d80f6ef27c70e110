"""What the pipeline comes to: money awarded and still to come, money asked for, and what that is likely to bring."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.models.choices import Stage
from app.money import round_half_up
from app.services.grants.grants import GrantRow

OPEN = frozenset({Stage.RESEARCHING, Stage.DRAFTING, Stage.SUBMITTED})
"""Stages in which nothing is decided yet."""


@dataclass(frozen=True, slots=True)
class PipelineTotals:
    """Pence: awarded and not yet received, asked for in open bids, and the same × the probability of each.

    To come are the payments that are listed; where none is listed yet, the whole award.
    """

    to_come: int
    asked: int
    likely: int


def pipeline_totals(rows: Iterable[GrantRow]) -> PipelineTotals:
    """Add up the lines of the pipeline; a bid without an amount counts as nothing."""
    to_come = asked = likely = 0
    for row in rows:
        amount = row.amount or 0
        if row.stage is Stage.AWARDED:
            to_come += row.to_come if row.received or row.to_come else amount
        elif row.stage in OPEN:
            asked += amount
            likely += round_half_up(amount * row.probability, 100)
    return PipelineTotals(to_come, asked, likely)
