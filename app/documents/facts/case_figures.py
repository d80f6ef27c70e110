"""The figures of a business case that a text can name: each as its tables print it, with what it rests on."""

from collections.abc import Iterator
from datetime import date

from app.documents.facts.case import BusinessCase
from app.documents.facts.case_pounds import CasePounds, pounds_of
from app.documents.facts.catalogue import FIGURES
from app.documents.tree.tree import Figure
from app.money import format_money, format_whole_pounds, round_half_up
from app.text import one_line, plural

_HUNDREDTHS = 100


def case_figures(case: BusinessCase, as_at: date) -> tuple[Figure, ...]:
    """Every figure that there is: none of money where nothing costs anything, none of a session where none is planned.

    Amounts are those that the tables print, in whole pounds; costs of one session and one person have their pence.
    """
    pounds = pounds_of(case)
    return (*_costs(case, pounds, as_at), *_counts(case, as_at), *_asked(case, pounds, as_at))


def _costs(case: BusinessCase, pounds: CasePounds, as_at: date) -> Iterator[Figure]:
    if pounds.full <= 0:
        return
    project = one_line(case.project)
    of, paid = f"{project}, {case.year}", f"who pays for {project} in {case.year}"
    yield _pounds("full-cost", pounds.full, f"{of}: direct costs and a fair share of overheads", as_at)
    yield _pounds("direct-cost", sum(pounds.direct), of, as_at)
    yield _pounds("overheads", sum(pounds.overheads), of, as_at)
    if case.per_session is not None:
        basis = f"{of}: full cost over {plural(case.sessions, 'planned session')}"
        yield _money("cost-per-session", case.per_session, basis, as_at)
    if case.per_participant is not None:
        basis = f"{of}: full cost over {plural(case.participants, 'person', 'people')}"
        yield _money("cost-per-person", case.per_participant, basis, as_at)
    yield _pounds("confirmed", pounds.agreed, paid, as_at)
    yield _pounds("unconfirmed", pounds.hoped, paid, as_at)
    yield _pounds("gap", pounds.gap, f"full cost less agreed money, {of}", as_at)
    yield _pounds("to-find", pounds.to_find, f"full cost that nobody was asked for, {of}", as_at)


def _counts(case: BusinessCase, as_at: date) -> Iterator[Figure]:
    basis = f"planned for {one_line(case.project)} in {case.year}"
    if case.sessions > 0:
        yield _count("sessions", case.sessions, basis, as_at)
    if case.participants > 0:
        yield _count("participants", case.participants, basis, as_at)


def _asked(case: BusinessCase, pounds: CasePounds, as_at: date) -> Iterator[Figure]:
    if case.ask is None:
        return
    buyer = one_line(case.buyer)
    basis = f"asked of {buyer} for {case.year}" if buyer else f"asked for {case.year}"
    yield _pounds("ask", pounds.ask, basis, as_at)
    if case.sessions > 0:
        each = round_half_up(case.ask, case.sessions)
        yield _money("price-per-session", each, f"{basis}: over {plural(case.sessions, 'session')}", as_at)


def _pounds(name: str, pence: int, basis: str, as_at: date) -> Figure:
    return Figure(name, FIGURES[name].name, format_whole_pounds(pence), "money", pence, basis, as_at)


def _money(name: str, pence: int, basis: str, as_at: date) -> Figure:
    return Figure(name, FIGURES[name].name, format_money(pence), "money", pence, basis, as_at)


def _count(name: str, count: int, basis: str, as_at: date) -> Figure:
    return Figure(name, FIGURES[name].name, f"{count:,}", "count", count * _HUNDREDTHS, basis, as_at)
