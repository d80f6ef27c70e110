"""Where a case asks for too little, for too much, or for what is agreed already; in the figures that it prints."""

from app.documents.checks.lack import Lack
from app.documents.facts.case import BusinessCase
from app.documents.facts.case_pounds import CasePounds, pounds_of
from app.money import format_whole_pounds

UNFUNDED, OVERFUNDED, TOO_MUCH = "unfunded", "overfunded", "asks-too-much"
_PAYERS = "case-payers"


def funding(case: BusinessCase) -> tuple[Lack, ...]:
    """What the ask leaves open, what it asks beyond the gap, and what payers bring too much; the gravest of these."""
    pounds = pounds_of(case)
    if pounds.full <= 0:
        return ()
    if pounds.agreed > pounds.full:
        over = format_whole_pounds(pounds.agreed - pounds.full)
        sentence = f"Agreed money is {over} more than the full cost. Look at the shares and at what each payer pays."
        return (Lack(OVERFUNDED, sentence, _PAYERS),)
    return () if case.ask is None else _asking(case, pounds)


def _asking(case: BusinessCase, pounds: CasePounds) -> tuple[Lack, ...]:
    if not case.agreed and pounds.ask > pounds.gap:
        return (Lack(TOO_MUCH, _too_much(pounds), _PAYERS),)
    if pounds.to_find:
        left = format_whole_pounds(pounds.to_find)
        sentence = f"The price asked leaves {left} a year without a payer. Say who meets it."
        return (Lack(UNFUNDED, sentence, _PAYERS),)
    if pounds.over:
        over = format_whole_pounds(pounds.over)
        sentence = f"If all agree, {over} more than the full cost comes in. Say what happens then."
        return (Lack(OVERFUNDED, sentence, _PAYERS),)
    return ()


def _too_much(pounds: CasePounds) -> str:
    ask = format_whole_pounds(pounds.ask)
    if not pounds.gap:
        return f"The full cost is agreed already, and {ask} is asked for. Look at what others pay."
    gap = format_whole_pounds(pounds.gap)
    return f"The case asks for {ask}, and only {gap} is not agreed yet. Ask for less, or say why."
