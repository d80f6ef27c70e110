"""What the options of a project are worth beside doing nothing, from what is stored, or why that cannot be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.documents.facts.case import DO_NOTHING, does_nothing
from app.models.choices import BenefitKind as StoredKind
from app.places import name_of
from app.planning.law.rate_figures import RateFigure
from app.planning.law.rates import RatePack
from app.planning.outcomes.comparison import Comparison, compare
from app.planning.outcomes.counted_twice import CountedTwice
from app.planning.outcomes.options import Benefit, BenefitKind, NotValued, Option, Terms
from app.planning.outcomes.sensitivity import Sensitivity, sensitivity
from app.planning.plan.plan import Plan
from app.problems import Refused
from app.services.options.words import value_sentences
from app.services.options.years import CaseYears, case_years, option_costs
from app.services.rows import records
from app.services.rows.records import Record

KINDS: Mapping[StoredKind, BenefitKind] = {
    StoredKind.CASH: BenefitKind.CASH_RELEASING,
    StoredKind.CAPACITY: BenefitKind.NON_CASH,
    StoredKind.PEOPLE: BenefitKind.WIDER,
    StoredKind.WIDER: BenefitKind.WIDER,
}
"""The kinds that are stored, as the value tells them apart."""
_OPTIONS = name_of("projects.options")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectValue:
    """The options beside doing nothing, or `problem`, which says what to do before that can be told.

    `hangs_on` is of the preferred option, where it is valued. `left_out` are options without a cost, by name. `rates`
    are the usual discount rate and that of health effects. `sentences` say all of it in plain words.
    """

    problem: str = ""
    years: CaseYears | None = None
    comparison: Comparison | None = None
    hangs_on: Sensitivity | None = None
    preferred: str = ""
    left_out: tuple[str, ...] = ()
    rates: tuple[RateFigure, ...] = ()
    twice: tuple[CountedTwice, ...] = ()
    sentences: tuple[str, ...] = ()


def project_value(session: Session, project_id: int, plan: Plan, rates: RatePack, today: date) -> ProjectValue:
    """What the options of a project are worth. Raises RecordGone."""
    project = records.get(session, "project", project_id)
    stored, benefits, delivered = (
        records.rows(session, table, where={"project_id": project_id})
        for table in ("project_option", "benefit", "project_year")
    )
    try:
        years = case_years(project, delivered, benefits, plan.year_start_month, today)
        return _valued(stored, benefits, _Given(years, plan, rates, today))
    except Refused as refused:
        return ProjectValue(problem=str(refused))


@dataclass(frozen=True, slots=True)
class _Given:
    """What every option is looked at by."""

    years: CaseYears
    plan: Plan
    rates: RatePack
    today: date

    @property
    def figures(self) -> tuple[RateFigure, RateFigure]:
        """The usual discount rate, and that of health effects."""
        usual, health = (self.rates.figure(name, self.today) for name in ("discount_rate", "health_discount_rate"))
        return usual, health

    @property
    def terms(self) -> Terms:
        usual, health = self.figures
        return Terms(self.years.last - self.years.first, usual.value, health.value)


def _valued(stored: Sequence[Record], benefits: Sequence[Record], given: _Given) -> ProjectValue:
    _check_nothing_once(stored)
    known: list[Option] = []
    left_out: list[str] = []
    for row in stored:
        costs = option_costs(row, given.years, given.plan, given.rates)
        if costs is None:
            left_out.append(row["name"])
        else:
            known.append(_option(row, costs, benefits, given.years))
    if len(known) < 2:
        raise NotValued(
            f"Say under “{_OPTIONS}” what an option costs a year. Then its worth beside doing nothing is told."
        )
    preferred = next((row["name"] for row in stored if row["preferred"]), "")
    return _told(given, compare(known, given.terms), preferred, tuple(left_out))


def _told(given: _Given, comparison: Comparison, preferred: str, left_out: tuple[str, ...]) -> ProjectValue:
    chosen = next((each.value.option for each in comparison.others if each.value.option.name == preferred), None)
    hangs_on = sensitivity(chosen, given.terms, comparison.baseline.option) if chosen else None
    values = (comparison.baseline, *(each.value for each in comparison.others))
    twice = {found.sentence: found for value in values for found in value.twice}
    return ProjectValue(
        years=given.years,
        comparison=comparison,
        hangs_on=hangs_on,
        preferred=preferred if chosen else "",
        left_out=left_out,
        rates=given.figures,
        twice=tuple(twice.values()),
        sentences=value_sentences(
            given.years,
            comparison,
            preferred=preferred,
            hangs_on=hangs_on,
            left_out=left_out,
            known=all(rate.known_on(given.today) for rate in given.figures),
        ),
    )


def _check_nothing_once(stored: Sequence[Record]) -> None:
    count = sum(does_nothing(row["name"]) for row in stored)
    if count == 0:
        raise NotValued(f"Put “{DO_NOTHING}” among “{_OPTIONS}”: the others are held against it.")
    if count > 1:
        raise NotValued(f"Several options say that they do nothing. Keep one of them under “{_OPTIONS}”.")


def _option(row: Record, costs: Sequence[int], benefits: Sequence[Record], years: CaseYears) -> Option:
    """A stored option; a benefit of the whole project is one of every option but doing nothing."""
    nothing = does_nothing(row["name"])
    own = [each for each in benefits if each["project_option_id"] == row.id]
    shared = [] if nothing else [each for each in benefits if each["project_option_id"] is None]
    brings = tuple(_benefit(each, years) for each in (*shared, *own))
    return Option(name=row["name"], costs=tuple(costs), benefits=brings, does_nothing=nothing)


def _benefit(row: Record, years: CaseYears) -> Benefit:
    """A stored benefit; without a last year it goes on as long as there are costs."""
    first = max(years.first, row["from_year"] or years.first)
    last = row["to_year"] or max(first, years.last_cost)
    return Benefit(
        name=row["name"],
        kind=KINDS[row["kind"]],
        who=row["who"],
        pence=row["amount"],
        from_year=first - years.first,
        to_year=last - years.first,
        confidence=row["confidence"],
        health=row["health_effect"],
        method=row["method"],
    )
