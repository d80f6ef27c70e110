"""Sentences about one job: what ending it would cost, and what a freelancer comes to in a year."""

from datetime import date

from app.dates import FinancialYear, format_date
from app.money import format_hundredths, format_money, format_pounds, round_half_up
from app.planning.closing.employment import Owed, Rules, employments, owed
from app.planning.law.rates import RatePack
from app.planning.plan.plan import Plan
from app.planning.spending.freelance_year import freelance_year
from app.services.said.wording import Spans, spans

_MOST = " The date of birth is missing: redundancy pay is the most that it can be."


def ending_sentence(plan: Plan, rates: RatePack, post_id: int, year: FinancialYear, today: date) -> Spans:
    """What would be owed if a post ended with the year, or on its own last day where that is earlier.

    Nothing for a post that is over or begins later. Raises Refused where its dates make no sense.
    """
    employment = next(each for each in employments(plan.posts) if any(post.id == post_id for post in each.posts))
    post = next(each for each in employment.posts if each.id == post_id)
    day = min(post.pay.end or year.last_day, year.last_day)
    if day < today or day < post.pay.start:
        return ()
    due = owed(employment, Rules.on(day, plan, rates))
    others = len(employment.worked_on(day)) > 1
    job = "this job and the others of the same person" if others else "this job"
    return spans(f"If {job} ended on {format_date(day)}: {_parts(due)}.{_MOST if due.most else ''}")


def freelancer_sentence(plan: Plan, freelancer_id: int, year: FinancialYear) -> Spans:
    """What a freelancer costs in a year, and what a day truly comes to; nothing where no work falls into it.

    Raises Refused where the rise of the fees is absurd.
    """
    freelancer = next(each for each in plan.freelancers if each.id == freelancer_id)
    found = freelance_year(plan, freelancer, year)
    if found.true_day is None:
        return ()
    days = format_hundredths(round_half_up(100 * found.days.numerator, found.days.denominator))
    fees = f"{days} days of work in {year} cost **{format_pounds(found.fees)}**"
    paid = (("supervision", found.supervision), ("training", found.training))
    besides = " and ".join(f"{format_pounds(amount)} of {what}" for what, amount in paid if amount)
    if not besides:
        return spans(f"{fees}.")
    return spans(f"{fees}. With {besides} a day really costs **{format_money(found.true_day)}**.")


def _parts(due: Owed) -> str:
    if due == Owed():
        return "nothing would be owed"
    named = (("redundancy pay", due.redundancy), ("notice", due.notice), ("untaken holiday", due.holiday))
    return ", ".join(f"{what} **{format_pounds(amount)}**" if amount else f"no {what}" for what, amount in named)
