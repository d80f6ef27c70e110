"""What ends with a grant: money that is left, costs that lose it, posts for which no other is named."""

from collections.abc import Iterator
from datetime import date

from app.dates import Month, format_date
from app.money import format_money
from app.planning.plan.plan import Grant, Plan
from app.services.plan.situation import TABLES, Situation
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say

_AHEAD = 12
_LEAST_LEFT = 100_00
"""A hundred pounds: less is nothing to ask a funder about."""
_LEAST_FALL = 10_00
"""Ten pounds a month: less needs no look."""


def falls(now: Situation) -> Iterator[AttentionItem]:
    """What a grant leaves behind within six months."""
    for fall in now.falls():
        if fall.monthly < _LEAST_FALL:
            continue
        template = (
            f"From **{fall.month.label}** {{name}} has no more money from {{grant}}. About "
            f"**{format_money(fall.monthly, pennies=False)}** a month will fall on your unrestricted money."
        )
        yield AttentionItem("amber", say(template, name=fall.name, grant=fall.title), TABLES[fall.kind], fall.id)


def left_over(now: Situation) -> Iterator[AttentionItem]:
    """Grants that end within six months with money left over."""
    for left in now.outlook().unspent:
        if now.today <= left.end <= now.soon() and left.amount >= _LEAST_LEFT:
            template = (
                f"**{format_money(left.amount, pennies=False)}** of {{grant}} would be unspent when it ends on "
                f"**{format_date(left.end)}**. Plan what it pays for, or ask {{funder}} in time."
            )
            yield AttentionItem("amber", say(template, grant=left.title, funder=left.funder), "grant", left.grant)


def posts_losing_a_grant(now: Situation) -> Iterator[AttentionItem]:
    """Posts for which nobody is named once a grant ends within a year, where that is not told as a fall."""
    horizon = Month.of(now.today).plus(_AHEAD).last_day
    posts = {post.id: post for post in now.plan.posts}
    told = {(fall.id, fall.grant) for fall in now.falls() if fall.kind == "post"}
    for grant in now.plan.grants:
        if not grant.confirmed or grant.end is None or not now.today <= grant.end <= horizon:
            continue
        for post_id in dict.fromkeys(int(line.target[1]) for line in grant.budget if line.target[0] == "post"):
            post = posts[post_id]
            if (post_id, grant.id) in told:
                continue
            if _outlives(post.pay.end, grant) and not _followed(now.plan, post_id, grant):
                template = (
                    f"No confirmed grant is named for {{post}} after **{format_date(grant.end)}**, when {{grant}} ends."
                )
                yield AttentionItem("amber", say(template, grant=grant.title, post=post.title), "post", post_id)


def _outlives(post_end: date | None, grant: Grant) -> bool:
    return grant.end is not None and (post_end is None or post_end > grant.end)


def _followed(plan: Plan, post_id: int, ending: Grant) -> bool:
    """Whether another confirmed grant that lasts longer is named for the same post."""
    return any(
        other.confirmed and other is not ending and (other.end is None or (ending.end and other.end > ending.end))
        for other in plan.grants
        if any(line.target == ("post", post_id) for line in other.budget)
    )
