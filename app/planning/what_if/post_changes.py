"""What scenarios do to posts and pay: a post added, ended or cut, and all pay changed."""

from dataclasses import replace
from datetime import date

from app.dates import Month, format_date
from app.planning.closing.employment import Employment, Rules, employments, owed
from app.planning.law.employer import PayStep, PostPay
from app.planning.law.rates import RatePack
from app.planning.plan.changes import AddPost, CutPost, EndPost, Pay
from app.planning.plan.plan import Cost, Plan, Post, Schedule
from app.planning.spending.price_rises import REDUNDANCY
from app.problems import Refused

_FULL_TIME = 10_000


def pay_changed(plan: Plan, change: Pay, first: date) -> Plan:
    """Every post's salary changes from the month of the day on."""
    step = PayStep(Month.of(change.start or first), change.basis_points)
    return replace(plan, posts=tuple(_stepped(post, step) for post in plan.posts))


def add_post(plan: Plan, change: AddPost, first: date) -> Plan:
    """A core post with the legal minimum pension and nobody in it yet. Raises Refused."""
    if not change.title.strip():
        raise Refused("The post that is added has no title. Give it one.")
    if change.salary <= 0:
        raise Refused(f"“{change.title}” has no salary. Give what it is a year for full time.")
    _check_fte(change.fte)
    start = change.start or first
    if change.end is not None and change.end < start:
        raise Refused(f"“{change.title}” would end before it starts on {format_date(start)}. Choose a later end.")
    pay = PostPay(annual_full_time_salary=change.salary, fte=change.fte, start=start, end=change.end)
    return replace(plan, posts=(*plan.posts, Post(_unused([post.id for post in plan.posts]), change.title, pay)))


def cut_post(plan: Plan, change: CutPost, first: date) -> Plan:
    """A post has another part of full time from the month of the day on. Raises Refused."""
    day = change.start or first
    post = _find_post(plan, change.post, day)
    _check_fte(change.fte)
    cut = _stepped(post, PayStep(Month.of(day), fte=change.fte))
    return replace(plan, posts=tuple(cut if each is post else each for each in plan.posts))


def end_post(plan: Plan, change: EndPost, first: date, rates: RatePack) -> Plan:
    """A post ends on a day, and its statutory redundancy pay falls due on it; one that had not begun never begins.

    A day before the forecast is its first day: who is still there then has yet to be paid. The pay is core cost of a
    category of its own, which no grant's budget names. Raises Refused.
    """
    day = max(change.start or first, first)
    post = _find_post(plan, change.post, day)
    rest = tuple(each for each in plan.posts if each is not post)
    if day < post.pay.start:
        return replace(plan, posts=rest)
    ended = replace(post, pay=replace(post.pay, end=day))
    pay = _redundancy(plan, post, day, rates)
    return replace(
        plan,
        posts=tuple(ended if each is post else each for each in plan.posts),
        costs=(*plan.costs, _redundancy_cost(plan, post, day, pay)) if pay else plan.costs,
    )


def _redundancy(plan: Plan, post: Post, day: date, rates: RatePack) -> int:
    """Pence: from the pay of the post that ends, and all of its holder's service."""
    holder = next(each for each in employments(plan.posts) if post in each.posts)
    alone = replace(post, service_start=holder.since(day), born=holder.born)
    return owed(Employment((alone,)), Rules.on(day, plan, rates)).redundancy


def _redundancy_cost(plan: Plan, post: Post, day: date, pay: int) -> Cost:
    return Cost(
        id=_unused([cost.id for cost in plan.costs]),
        name=f"Redundancy pay: {post.title}",
        category=REDUNDANCY,
        amount=pay,
        schedule=Schedule("one_off", day),
        pool=post.pool,
    )


def _stepped(post: Post, step: PayStep) -> Post:
    return replace(post, pay=replace(post.pay, steps=(*post.pay.steps, step)))


def _find_post(plan: Plan, id_: int, day: date) -> Post:
    """A post that is still there after a day. Raises Refused."""
    found = next((post for post in plan.posts if post.id == id_), None)
    if found is None:
        raise Refused("This post is not in the plan any more. Choose another.")
    if found.pay.end is not None and found.pay.end <= day:
        raise Refused(f"“{found.title}” ends on {format_date(found.pay.end)} already. Choose an earlier day.")
    return found


def _check_fte(fte: int) -> None:
    if not 1 <= fte <= _FULL_TIME:
        raise Refused("A post is more than 0 and at most 100 per cent of full time. Choose a number between these.")


def _unused(ids: list[int]) -> int:
    return min((0, *ids)) - 1
