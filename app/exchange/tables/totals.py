"""Which rows add others up: by arithmetic first, by their words second.

A row is taken as a total where it is the sum of rows above it (since the last total or heading, of a whole block, of
totals), or of the rows right under it. Chance makes such sums too: a row that is not called a total needs figures that
chance would hardly hit, or a grand total that is right only if it is one.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from app.exchange.tables.adding_up import Parse
from app.exchange.tables.table import Item, Verdict

_MOST_DOUBTS, _MOST_WRONG = 10, 6


def judge(items: Sequence[Item]) -> tuple[Verdict, ...]:
    """What each row is. Rows are those of one table, in order.

    Where a row called a total adds nothing up, doubtful rows above it are taken the other way, the nearest first, as
    long as that makes fewer totals wrong.
    """
    best = Parse(items, {})
    for wrong in best.wrong_at[:_MOST_WRONG]:
        if wrong in best.wrong_at:
            best = _mended(items, best, wrong)
    verdicts = list(best.verdicts)
    for at in best.unsure:
        if not _settled(items, best, at):
            verdicts[at] = replace(verdicts[at], ask=True)
    return tuple(
        replace(verdict, must=_stands_alone(verdict, verdicts)) if verdict.ask else verdict for verdict in verdicts
    )


def _stands_alone(verdict: Verdict, verdicts: Sequence[Verdict]) -> bool:
    """Whether no total of more rows is right, or wrong for a reason that is known."""
    own = set(verdict.parts)
    return not any(own < set(each.parts) and each.what == "total" and not each.ask for each in verdicts)


def _mended(items: Sequence[Item], parse: Parse, wrong: int) -> Parse:
    near = [at for at in reversed(parse.doubtful) if at < wrong or items[wrong].whole][:_MOST_DOUBTS]
    best = parse
    for flips in (*((at,) for at in near), *combinations(near, 2), *combinations(near[:6], 3), tuple(near)):
        tried = Parse(items, {**parse.decided, **{at: not parse.decided[at] for at in flips}}, habit=best.habit)
        if tried.wrong < best.wrong:
            best = tried
        if not best.wrong:
            break
    return best


def _settled(items: Sequence[Item], parse: Parse, at: int) -> bool:
    """Whether taking a row the other way would make a total above or under it wrong."""
    decided = {**parse.decided, at: not parse.decided[at]}
    return Parse(items, decided, habit=parse.habit).wrong > parse.wrong
