"""Which backups to keep: a pure function of their dates."""

from collections.abc import Hashable, Iterable
from datetime import datetime

RECENT = 10
DAYS = 14
WEEKS = 8
MONTHS = 24


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """The backups worth keeping: the last ten, and the newest of each of the last days, weeks and months that have one.

    Only days, weeks and months with a backup are counted, so a year without opening the file loses nothing.
    """
    newest_first = sorted(set(moments), reverse=True)
    chosen = set(newest_first[:RECENT])
    chosen |= _newest_of_each({moment: moment.date() for moment in newest_first}, DAYS)
    chosen |= _newest_of_each({moment: moment.isocalendar()[:2] for moment in newest_first}, WEEKS)
    chosen |= _newest_of_each({moment: (moment.year, moment.month) for moment in newest_first}, MONTHS)
    return frozenset(chosen)


def _newest_of_each(periods: dict[datetime, Hashable], count: int) -> set[datetime]:
    """The first moment of each period, in the order given, for so many periods."""
    firsts: dict[Hashable, datetime] = {}
    for moment, period in periods.items():
        firsts.setdefault(period, moment)
    return set(list(firsts.values())[:count])
