"""What the forecast answers, as the commands print it in JSON.

- today: the day on which it was asked; nothing that is to come lies before it.
- runway and safe_runway: {state, months, first_short, covered_from, short_again}; states no_data, already_short,
  months, lasts, ran_out (by the balance, and the month first_short has passed). `months` are whole ones after that of
  today.
- lowest: {month, free_cash}, or null.
- last_safe_decision: the last day on which closing in good order can be decided, or null where none is to come.
- core_cover: [{year, total, confirmed, likely, nobody}].
- rates_note: which rates are not known to the end of the forecast, in a sentence; empty where all are.
- closure: {now: {on, redundancy, notice, holiday, contracts, bills, fixed, total}, notes: [sentence]}, or null.
- cliff: [{month, grant, funder, kind, name, monthly, total}]: from that month on a cost, post, freelancer, supervision,
  training or project (its kind and name) has no more from the grant; `monthly` lands on unrestricted money in an
  average month of the next twelve, `total` to the end of the forecast. Months that have passed are not among them.
- unspent: [{end, grant, funder, fund, amount}], of grants that have not ended yet.
- stay_safe: {floor, monthly, once, by}: what keeps free cash at the floor or above, a month or once by a day; or null.
"""

from typing import Any

from app.cli.common import decimal, iso
from app.planning.closing.closure import Closure, ClosureCost
from app.planning.forecast.answers import Runway, StaySafe
from app.planning.forecast.cliff import Cliff
from app.planning.forecast.core_cover import CoreCover
from app.planning.forecast.unspent import Unspent
from app.services.plan.outlook import Outlook
from app.services.scenarios.compare import PlanAnswers


def headlines(answer: Outlook) -> dict[str, Any]:
    """The headline answers, in the same words for every command."""
    return {
        "today": answer.today.isoformat(),
        **lasting(answer),
        "core_cover": [_cover(year) for year in answer.core_cover],
        "rates_note": answer.rates_note,
    }


def endings(answer: Outlook) -> dict[str, Any]:
    """What closing costs now, what grants leave behind, what is left of them, and what would keep one safe."""
    return {
        "closure": closure_json(answer.closure),
        "cliff": [_cliff(fall) for fall in answer.cliff],
        "unspent": [_unspent(left) for left in answer.unspent],
        "stay_safe": stay_safe_json(answer.stay_safe),
    }


def lasting(answer: Outlook | PlanAnswers) -> dict[str, Any]:
    """How long the money lasts: to the end, and for as long as closing in good order can be paid for."""
    low = answer.lowest
    return {
        "runway": _runway(answer.runway),
        "lowest": {"month": str(low.month), "free_cash": decimal(low.free_cash)} if low else None,
        "safe_runway": _runway(answer.safe_runway),
        "last_safe_decision": iso(answer.last_safe_decision),
    }


def closure_json(closure: Closure | None) -> dict[str, Any] | None:
    """What closing at the balance date costs, and what to know about it."""
    return {"now": _closure_cost(closure.now), "notes": list(closure.notes)} if closure else None


def stay_safe_json(answer: StaySafe | None) -> dict[str, Any] | None:
    """What keeps free cash at the floor or above."""
    if answer is None:
        return None
    return {
        "floor": decimal(answer.floor),
        "monthly": decimal(answer.monthly),
        "once": decimal(answer.once),
        "by": iso(answer.by),
    }


def _runway(runway: Runway) -> dict[str, Any]:
    months = ("first_short", "covered_from", "short_again")
    named = {name: str(month) if (month := getattr(runway, name)) else None for name in months}
    return {"state": runway.state, "months": runway.months} | named


def _closure_cost(cost: ClosureCost) -> dict[str, Any]:
    parts = ("redundancy", "notice", "holiday", "contracts", "bills", "fixed", "total")
    return {"on": cost.on.isoformat()} | {part: decimal(getattr(cost, part)) for part in parts}


def _cliff(fall: Cliff) -> dict[str, Any]:
    return {
        "month": str(fall.month),
        "grant": fall.title,
        "funder": fall.funder,
        "kind": fall.kind,
        "name": fall.name,
        "monthly": decimal(fall.monthly),
        "total": decimal(fall.total),
    }


def _unspent(left: Unspent) -> dict[str, Any]:
    return {
        "end": left.end.isoformat(),
        "grant": left.title,
        "funder": left.funder,
        "fund": left.fund_name,
        "amount": decimal(left.amount),
    }


def _cover(cover: CoreCover) -> dict[str, Any]:
    return {
        "year": str(cover.year),
        "total": decimal(cover.total),
        "confirmed": decimal(cover.confirmed),
        "likely": decimal(cover.likely),
        "nobody": decimal(cover.nobody),
    }
