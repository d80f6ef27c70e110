"""Applications as an investment, read from what is stored; see `app.planning.bidding.applications`."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.choices import FunderKind, Stage
from app.money import format_money
from app.places import name_of
from app.planning.bidding.applications import OPEN, WON, Application, Investment, Results, Worth, investment
from app.services.rows.columns import stored_table
from app.services.said.wording import Spans, spans
from app.text import plural, quoted

HOUR_EMPTY = (
    "Fill in “Cost of an hour” here, or “Cost of an hour of bid writing” beside the win rates under the list, "
    "to see what the hours cost."
)
_HOUR = 60


def applications(session: Session) -> Investment:
    """Every grant and contract as an investment, in the order in which they were entered."""
    grant, funder = stored_table("grant"), stored_table("funder")
    usual = hour_cost(session)
    query = select(grant, funder.c.name, funder.c.kind.label("funder_kind")).join(
        funder, funder.c.id == grant.c.funder_id
    )
    return investment(
        Application(
            id=row.id,
            title=row.title,
            funder=row.name,
            funder_kind=row.funder_kind.value,
            stage=row.stage.value,
            amount=row.amount_applied if row.amount_awarded is None else row.amount_awarded,
            probability=row.probability,
            spent=row.minutes_spent,
            reporting=row.minutes_reporting,
            hour_cost=usual if row.hour_cost is None else row.hour_cost,
        )
        for row in session.execute(query.order_by(grant.c.id))
    )


def hour_cost(session: Session) -> int | None:
    """Pence that an hour of bid writing costs where a bid does not say otherwise."""
    return session.scalar(select(stored_table("organisation").c.bid_hour_cost))


def worth_of(session: Session, grant_id: int) -> Worth:
    """One grant or contract as an investment. Raises StopIteration for one that is not stored."""
    return next(bid for bid in applications(session).bids if bid.application.id == grant_id)


def kind_label(kind: str) -> str:
    """The words of the screen for a kind of funder."""
    return next(each.label for each in FunderKind if each.value == kind)


def stage_words(stage: str) -> str:
    """A stage within a sentence."""
    return next(each.inside for each in Stage if each.value == stage)


def hours(minutes: int) -> str:
    """Minutes in words: `1 hour 30 minutes`, `46 hours`."""
    whole, rest = divmod(minutes, _HOUR)
    parts = [plural(whole, "hour")] if whole or not rest else []
    return " ".join([*parts, plural(rest, "minute")] if rest else parts)


def worth_sentence(worth: Worth) -> Spans:
    """What a bid costs and is worth, or which field is still empty."""
    bid = worth.application
    if worth.applying is None or worth.reporting is None:
        return spans(HOUR_EMPTY)
    if bid.amount is None and bid.stage in OPEN | WON:
        here = quoted(name_of("grants.list.money"))
        return spans(f"Fill in the amount under {here} to see what it is worth.")
    applying = f"Applying {'cost' if bid.stage not in OPEN else 'has cost'} **{_money(worth.applying)}**"
    if bid.stage in OPEN:
        return spans(
            f"{applying} so far and reports will cost {_money(worth.reporting)}. At a likelihood of {bid.probability}% "
            f"it is worth **{_money(worth.net)}** after that."
        )
    if bid.stage in WON:
        return spans(
            f"{applying} and reports cost {_money(worth.reporting)}. "
            f"Of the award of {_money(worth.brings)} that leaves **{_money(worth.net)}**."
        )
    return spans(f"{applying}, and it brought nothing.")


def win_sentence(results: Results) -> str:
    """`3 of 4 won (75%)`, and that this is too few to go by where it is; withdrawn ones are not counted."""
    if results.win_rate is None:
        return "none decided yet"
    rate = (results.win_rate + 50) // 100
    return f"{results.won} of {results.decided} won ({rate}%{', too few to go by' if results.few else ''})"


def kinds_sentence(found: Investment) -> str:
    """Won of decided by kind of funder; only counts, since a kind rarely has enough of them for a rate."""
    parts = [f"{kind_label(kind)} {r.won} of {r.decided}" for kind, r in found.kinds.items() if r.decided]
    return f"Won of those decided, by kind of funder: {' · '.join(parts)}" if parts else ""


def spent_sentence(results: Results) -> str:
    """Hours and money that went into bids that are over, for what they won."""
    per_thousand, cost = results.minutes_per_thousand, results.cost_per_thousand
    if per_thousand is None or not results.over_minutes:
        return ""
    money = f" and {_money(cost)}" if cost is not None else ""
    return f"Time spent on bids: {hours(per_thousand)}{money} for each £1,000 won, lost bids included."


def _money(pence: int | None) -> str:
    return format_money(pence or 0, pennies=False)
