"""The options and the risks of a business case as tables; columns in which nothing is written are left out."""

from collections.abc import Sequence

from app.documents.facts.case import DO_NOTHING, BusinessCase, CaseOption
from app.documents.facts.case_pounds import CasePounds, pounds_of
from app.documents.facts.who import Who
from app.documents.tree.tree import Block, Column, Row, Table, words
from app.money import format_whole_pounds


def options(case: BusinessCase) -> tuple[Block, ...]:
    """What was weighed up, doing nothing among them; the preferred one costs the full cost unless the user typed it."""
    pounds = pounds_of(case)
    heads = case.headings
    rows = [
        (
            f"{option.name} (preferred)" if option.preferred else option.name,
            option.description,
            _cost(option, pounds.full),
        )
        for option in _all_options(case, pounds)
    ]
    columns = [Column(heads.option, weight=2), Column(heads.description, weight=4), Column(heads.yearly_cost, "number")]
    return _table(columns, rows, "The options")


def _cost(option: CaseOption, full: int) -> str:
    cost = full if option.preferred and option.yearly_cost is None and full > 0 else option.yearly_cost
    return "not known" if cost is None else format_whole_pounds(cost)


def nothing(case: BusinessCase, pounds: CasePounds) -> CaseOption:
    """The option of doing nothing, in figures only, as when whoever is asked does not pay."""
    begins = "No grant is given" if case.is_grant else "Nothing is bought"
    return CaseOption(DO_NOTHING, f"{begins}{_left(case, pounds)}.", 0)


def _left(case: BusinessCase, pounds: CasePounds) -> str:
    full = format_whole_pounds(pounds.full)
    others = pounds.agreed - (pounds.ask if case.agreed else 0)
    if pounds.full <= 0:
        return ""
    if others >= pounds.full:
        return f". Others have agreed the full cost of {full}"
    if others <= 0:
        return f". Nobody else has agreed to pay any of the {full} a year"
    return f". Others have agreed {format_whole_pounds(others)} of the {full} a year"


def _all_options(case: BusinessCase, pounds: CasePounds) -> Sequence[CaseOption]:
    """The options with doing nothing among them, made from the figures where the user wrote none."""
    if any(option.does_nothing for option in case.options):
        return case.options
    return (nothing(case, pounds), *case.options)


def risks(case: BusinessCase, who: Who) -> tuple[Block, ...]:
    """What could go wrong, what is done about it and by whom, which goes without saying of someone who works alone."""
    heads = case.headings
    by_one = who.alone and len({risk.owner for risk in case.risks}) == 1
    rows = [
        (risk.risk, risk.likelihood, risk.impact, risk.mitigation, "" if by_one else risk.owner) for risk in case.risks
    ]
    columns = [
        Column(heads.risk, weight=3),
        Column(heads.likelihood),
        Column(heads.impact),
        Column(f"What {who.they} do", weight=4),
        Column(heads.owner, weight=2),
    ]
    return _table(columns, rows, "Risks")


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]], title: str) -> tuple[Block, ...]:
    if not rows:
        return ()
    kept = [place for place in range(len(columns)) if any(row[place].strip() for row in rows)]
    return (
        Table(
            tuple(columns[place] for place in kept),
            tuple(Row(tuple(words(row[place]) for place in kept)) for row in rows),
            title=title,
        ),
    )
