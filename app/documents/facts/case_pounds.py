"""The figures of a business case as they are printed: whole pounds that add up, which tables and texts both quote.

The full cost is rounded first, and what is asked for; the lines share out what that leaves, by largest remainder.
"""

from dataclasses import dataclass

from app.documents.facts.case import BusinessCase
from app.documents.facts.whole_pounds import POUND, in_pounds, pound
from app.money import rounded_parts


@dataclass(frozen=True, slots=True)
class CasePounds:
    """Printed figures of a year, each in pence of whole pounds, line by line as the case has them.

    `direct` + `overheads` = `full`, and `agreed` + `hoped` + `to_find` = `full` + `over`. `hoped` is asked for or
    hoped for and not agreed, what this case asks for included; nobody has been asked for what is `to_find`.
    """

    direct: tuple[int, ...]
    overheads: tuple[int, ...]
    payers: tuple[int, ...]
    ask: int
    full: int
    agreed: int
    hoped: int

    @property
    def gap(self) -> int:
        """Full cost that is not agreed."""
        return max(0, self.full - self.agreed)

    @property
    def to_find(self) -> int:
        """Full cost that nobody has been asked for."""
        return max(0, self.full - self.agreed - self.hoped)

    @property
    def over(self) -> int:
        """What would come in beyond the full cost if everybody who was asked agreed."""
        return max(0, self.agreed + self.hoped - self.full)


def pounds_of(case: BusinessCase) -> CasePounds:
    """The figures of a case as they are printed."""
    lines = in_pounds([cost.amount for cost in case.costs])
    full, ask = pound(case.full_total), pound(case.asked)
    payers = _payers(case, ask)
    certain = [amount for amount, payer in zip(payers, case.payers, strict=True) if payer.certain]
    agreed = sum(certain) + (ask if case.agreed else 0)
    return CasePounds(
        direct=lines[: len(case.direct)],
        overheads=lines[len(case.direct) :],
        payers=payers,
        ask=ask,
        full=full,
        agreed=agreed,
        hoped=sum(payers) + ask - agreed,
    )


def session_pence(case: BusinessCase) -> tuple[int, ...]:
    """Each cost line as pence of a session, which add up to `per_session`; nothing without sessions."""
    return rounded_parts([cost.amount for cost in case.costs], case.sessions) if case.sessions > 0 else ()


def _payers(case: BusinessCase, ask: int) -> tuple[int, ...]:
    """What each payer brings, so that payers, ask and what is still to find are the full cost in pounds, too."""
    amounts = [payer.amount for payer in case.payers]
    brought = case.asked + sum(amounts)
    missing = max(0, case.full_total - brought)
    parts = rounded_parts([*amounts, missing], POUND, together=(pound(brought + missing) - ask) // POUND)
    return tuple(POUND * part for part in parts[: len(amounts)])
