"""The bid / no-bid check of a grant or contract: its questions, the stored answers, and those that the plan gives."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from sqlalchemy.orm import Session

from app import paths
from app.dates import format_date
from app.money import format_pounds
from app.places import name_of
from app.planning.bidding.bid_check import CashGap, FullPrice, Verdict, cash_gap, full_price, verdict
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.said.wording import Spans, spans
from app.text import begun, plural, quoted

YOU, FORECAST, NOBODY = "you", "forecast", ""

RULE = "Eight or more yes: bid. Six or seven: borderline. Five or fewer: do not bid."


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the check. `plan` names what in the plan answers it (cash_gap, full_price), if anything does."""

    id: str
    group: str
    text: str
    why: str
    source: str
    plan: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer: yes, no, or None while it is open; `by` you, the forecast, or nobody yet.

    What the plan answers is not `yours` to change; `sentence` then says why it is so, or which field to fill.
    """

    question: Question
    met: bool | None
    by: str
    yours: bool
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class BidCheck:
    """Every question in order with its answer, and what they come to."""

    answers: tuple[Answer, ...]
    verdict: Verdict
    sentence: Spans


Found = tuple[bool | None, str]
"""What the plan says to a question: yes, no or not yet to be told, and the sentence."""


@cache
def questions() -> tuple[Question, ...]:
    """The questions that ship with the program, read once. Raises Refused when their file cannot be read."""
    path = paths.resource("questions", "bid-check.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return tuple(Question(**each) for each in data["question"])
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(f"The questions in {path} cannot be read: {error}. Install Footing again.") from error


def bid_check(session: Session, rates: RatePack, grant_id: int, today: date) -> BidCheck:
    """The check of one grant or contract. Raises Refused where the questions cannot be read."""
    given = {row["question"]: row["met"] for row in _stored(session, grant_id)}
    found = _from_plan(load_plan(session), rates, grant_id, today)
    answers = tuple(_answer(question, given, found) for question in questions())
    result = verdict(answer.met for answer in answers)
    return BidCheck(answers, result, verdict_sentence(result))


def set_answer(session: Session, grant_id: int, question: str, met: bool | None) -> None:  # noqa: FBT001  # an answer
    """Store yes or no to a question, or with None take the answer back. Raises Refused."""
    before = [row.id for row in _stored(session, grant_id) if row["question"] == question]
    if met is None:
        records.delete(session, "bid_answer", before)
    else:
        row = {"grant_id": grant_id, "question": question, "met": met}
        records.apply(session, "bid_answer", [(before[0] if before else None, row)])


def verdict_sentence(result: Verdict) -> Spans:
    """The verdict in words, with how many are open and whether they can still change it."""
    counted = f"{result.yes} of {result.yes + result.no + result.open} say yes"
    if result.yes + result.no == 0:
        return spans("Nothing is answered yet.")
    if not result.open:
        return spans(f"**{begun(_VERDICT[result.verdict])}**: {counted}.")
    still = f"{plural(result.open, 'question is', 'questions are')} still open"
    if not result.can_change:
        return spans(f"**{begun(_VERDICT[result.verdict])}**: {counted}. {still}, but cannot change this.")
    return spans(f"**So far {counted}.** {still} and can still make it “{_VERDICT[result.best]}”.")


_VERDICT: Mapping[str, str] = {"bid": "bid", "borderline": "borderline", "no_bid": "do not bid"}


def cash_sentence(gap: CashGap) -> str:
    """Whether the gap to the first payment can be carried, as a sentence."""
    low, first = gap.lowest, format_date(gap.first_payment) if gap.first_payment else ""
    if low is not None and gap.state == "carried":
        return (
            f"Yes: until the first payment on {first} your free cash never falls below "
            f"{format_pounds(low.free_cash)}, in {low.month.label}."
        )
    if low is not None:
        short = f"{format_pounds(-low.free_cash)} short, in {low.month.label}"
        return f"No: before the first payment on {first} your free cash is {short}."
    payments = quoted(name_of("grants.list.payments"))
    return {
        "no_balance": f"Not known yet: fill in “Balance date” and your balances under {name_of('organisation')}.",
        "no_payments": f"Not known yet: plan its payments under {payments}, so that the forecast can tell.",
        "past": f"Not known yet: the first payment was due on {first}. Correct its date under {payments}.",
        "not_asked": "There is nothing to carry: this one is not to come.",
        "paid": "Yes: its first payment has come.",
        "short": f"No: your free cash is {format_pounds(-gap.opening)} short already, before this bid.",
    }.get(gap.state, f"Yes: the first payment on {first} comes before anything has to be carried.")


def price_sentence(price: FullPrice) -> str:
    """What is asked against the full cost of its budget, as a sentence."""
    full = price.direct + price.overheads
    cost = f"what its budget pays for costs {format_pounds(full)} with a fair share of overheads"
    if price.met:
        return f"Yes: it brings {format_pounds(price.asked)}, and {cost}."
    return f"No: it brings {format_pounds(price.asked)}, but {cost}, {format_pounds(full - price.asked)} more."


def _stored(session: Session, grant_id: int) -> tuple[records.Record, ...]:
    return records.rows(session, "bid_answer", where={"grant_id": grant_id})


def _answer(question: Question, given: Mapping[str, bool], found: Mapping[str, Found]) -> Answer:
    if question.plan in found:
        met, sentence = found[question.plan]
        return Answer(question, met, NOBODY if met is None else FORECAST, yours=False, sentence=sentence)
    met = given.get(question.id)
    return Answer(question, met, NOBODY if met is None else YOU, yours=True)


def _from_plan(plan: Plan, rates: RatePack, grant_id: int, today: date) -> Mapping[str, Found]:
    found = {"cash_gap": _cash(plan, rates, grant_id, today)}
    try:
        price = full_price(plan, rates, grant_id)
    except Refused:  # the full cost cannot be told yet, so the user may say
        price = None
    return found | ({"full_price": (price.met, price_sentence(price))} if price else {})


def _cash(plan: Plan, rates: RatePack, grant_id: int, today: date) -> Found:
    try:
        gap = cash_gap(plan, rates, grant_id, today)
    except Refused as refused:
        return None, f"Not known yet. {refused}"
    return gap.met, cash_sentence(gap)
