"""The lines of the money tables: months, funds, what ends, and how core costs are met."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from app.dates import FinancialYear, Month
from app.documents.facts.money import CoverLine, EndingLine, FundLine, MonthLine
from app.models.choices import FundKind
from app.planning.forecast.cliff import Cliff
from app.planning.forecast.forecast import Forecast
from app.planning.forecast.forecast import FundLine as FundMonths
from app.planning.plan.plan import Grant, Plan
from app.services.plan.outlook import Outlook
from app.services.rows.nouns import NOUNS
from app.text import begun

SOON = 12
"""What ends within so many months of today is told."""
_KINDS = {kind.value: kind.label for kind in FundKind}
"""The classes of fund in their order, and what they are called."""


def month_lines(forecast: Forecast, year_start_month: int) -> tuple[MonthLine, ...]:
    """The forecast month by month. Restricted takes in endowment; closing = opening + received − paid."""
    general = _of(forecast, "general")
    restricted = _of(forecast, "restricted", "endowment")
    designated = _of(forecast, "designated")
    return tuple(
        MonthLine(
            month=month,
            opening=sum(line.opening[at] for line in general),
            received=sum(line.received[at] for line in general),
            paid=sum(line.paid[at] for line in general),
            closing=sum(line.closing[at] for line in general),
            restricted=sum(line.closing[at] for line in restricted),
            designated=sum(line.closing[at] for line in designated),
            free_cash=forecast.free_cash[at],
            short=forecast.free_cash[at] < 0,
            year_ends=FinancialYear.containing(month, year_start_month).last_day == month.last_day,
        )
        for at, month in enumerate(forecast.months)
    )


def fund_lines(plan: Plan) -> tuple[FundLine, ...]:
    """What each fund holds at the balance date, the general ones first; nothing without such a date."""
    if plan.balance_date is None:
        return ()
    order = list(_KINDS)
    funds = sorted(plan.funds, key=lambda fund: order.index(fund.kind))
    return tuple(FundLine(fund.name, _KINDS[fund.kind], fund.balance) for fund in funds)


def core_lines(found: Outlook) -> tuple[CoverLine, ...]:
    """How each year's core costs are met; years without any are left out."""
    return tuple(
        CoverLine(str(each.year), each.months, each.total, each.confirmed, each.likely, each.nobody)
        for each in found.core_cover
        if each.total
    )


def ending_lines(found: Outlook, today: date) -> tuple[EndingLine, ...]:
    """Agreed grants and contracts, and posts, that end within twelve months; and budgets that run out by then."""
    until = Month.of(today).plus(SOON)
    lines = [*_grants(found, today, until), *_posts(found.plan, today, until)]
    return tuple(sorted(lines, key=lambda line: (_when(line), line.name)))


def _grants(found: Outlook, today: date, until: Month) -> Iterator[EndingLine]:
    falls: dict[int, list[Cliff]] = defaultdict(list)
    for fall in found.cliff:
        if fall.month <= until:
            falls[fall.grant].append(fall)
    counts = Counter(grant.title for grant in found.plan.grants if grant.confirmed)
    several = {title for title, count in counts.items() if count > 1}
    left = {each.grant: each.amount for each in found.unspent}
    for grant in found.plan.grants:
        ends = grant.end if grant.confirmed and _within(grant.end, today, until) else None
        lost = falls.get(grant.id, [])
        if ends is not None or lost:
            yield EndingLine(
                name=_called(grant, with_funder=grant.title in several),
                ends=ends,
                falls_from=min((fall.month for fall in lost), default=None),
                monthly=sum(fall.monthly for fall in lost),
                left=left.get(grant.id, 0) if ends is not None else 0,
            )


def _posts(plan: Plan, today: date, until: Month) -> Iterator[EndingLine]:
    for post in plan.posts:
        if _within(post.pay.end, today, until):
            yield EndingLine(f"{begun(NOUNS['post'].one)}: {post.title}", post.pay.end)


def _called(grant: Grant, *, with_funder: bool) -> str:
    """By its title, with the funder where several are called so."""
    return f"{grant.title} ({grant.funder})" if with_funder else grant.title


def _within(day: date | None, today: date, until: Month) -> bool:
    return day is not None and today <= day <= until.last_day


def _when(line: EndingLine) -> date:
    """The first day on which it is felt."""
    days = [day for day in (line.ends, line.falls_from.first_day if line.falls_from else None) if day is not None]
    return min(days, default=date.max)


def _of(forecast: Forecast, *kinds: str) -> list[FundMonths]:
    return [line for line in forecast.funds if line.fund.kind in kinds]
