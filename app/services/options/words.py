"""What options are worth, in plain sentences: beside doing nothing, if things go otherwise, and when it pays."""

from collections.abc import Iterator

from app.money import format_hundredths, format_pounds
from app.planning.outcomes.comparison import Compared, Comparison
from app.planning.outcomes.sensitivity import BreakEven, BreakEvenState, Case, CaseKind, Sensitivity
from app.services.options.years import CaseYears
from app.text import quoted, some_of


def value_sentences(
    years: CaseYears,
    comparison: Comparison,
    *,
    preferred: str,
    hangs_on: Sensitivity | None,
    left_out: tuple[str, ...],
    known: bool,
) -> tuple[str, ...]:
    """The sentences in order; `known` says whether the rates are known for today."""
    said = [*_twice(comparison), *(_beside(other) for other in comparison.others)]
    if hangs_on is not None:
        said += _hangs_on(preferred, hangs_on)
    said += _without_amount(comparison)
    if left_out:
        verb = "has" if len(left_out) == 1 else "have"
        said.append(f"{some_of([quoted(name) for name in left_out])} {verb} no cost a year, so no worth is told.")
    return (*said, _terms(years, comparison, known=known))


def _twice(comparison: Comparison) -> Iterator[str]:
    values = (comparison.baseline, *(other.value for other in comparison.others))
    yield from dict.fromkeys(found.sentence for value in values for found in value.twice)


def _beside(other: Compared) -> str:
    """What an option costs and brings beside doing nothing, and its net present value."""
    costs = _more(other.costs, "costs", "costs as much as doing nothing")
    brings = _more(other.benefits, "brings", "brings no more that is put in money")
    beside = f"Beside doing nothing, {quoted(other.value.option.name)} {costs} and {brings}."
    value = f"Its net present value is {format_pounds(other.npv)}."
    each = other.ratio.hundredths
    return " ".join([beside, value, *([f"For each £1 more it brings {_pounds_of(each)}."] if each is not None else [])])


def _pounds_of(hundredths: int) -> str:
    """`£1.38`: hundredths of a pound with both digits."""
    return f"£{hundredths // 100:,}.{hundredths % 100:02d}"


def _more(pence: int, verb: str, same: str) -> str:
    if pence == 0:
        return same
    return f"{verb} {format_pounds(abs(pence))} {'more' if pence > 0 else 'less'}"


def _hangs_on(preferred: str, found: Sensitivity) -> Iterator[str]:
    """The net present value with one thing changed at a time, and when it pays."""
    yield f"The net present value of {quoted(preferred)} if one thing changes:"
    for case in found.cases:
        yield f"{_changed(case)}: {format_pounds(case.npv)}."
    yield _break_even(preferred, found.break_even)


def _changed(case: Case) -> str:
    if case.benefit is not None:
        return f"Without {quoted(case.benefit.name)}"
    match case.kind:
        case CaseKind.UPTAKE_DOWN:
            return "With a quarter less benefit"
        case CaseKind.COSTS_UP:
            return "If it costs a tenth more"
    return f"At a discount rate of {format_hundredths(case.terms.rate)}%"


def _break_even(preferred: str, found: BreakEven) -> str:
    name = quoted(preferred)
    match found.state:
        case BreakEvenState.NOT_NEEDED:
            return f"{name} costs no more than doing nothing, so it has nothing to make up for."
        case BreakEvenState.NO_BENEFITS:
            return f"No benefit of {name} is put in money, so nothing makes up for its cost."
    share = -(-(found.basis_points or 0) // 100)
    if found.state is BreakEvenState.BEYOND:
        return f"{name} would need {share:,}% of its benefits to break even: more than it brings."
    return f"{name} breaks even with {share}% of its benefits."


def _without_amount(comparison: Comparison) -> Iterator[str]:
    values = (comparison.baseline, *(other.value for other in comparison.others))
    names = list(dict.fromkeys(quoted(each.name) for value in values for each in value.without_amount))
    if names:
        yield f"Not put in money: {some_of(names)}. Argue this in words."


def _terms(years: CaseYears, comparison: Comparison, *, known: bool) -> str:
    terms = comparison.baseline.terms
    rates = f"{format_hundredths(terms.rate)}% a year, health effects {format_hundredths(terms.health_rate)}%"
    unsure = "" if known else " These rates were not confirmed for today."
    past = " What lies before is not counted." if years.has_past else ""
    counted = f"Counted: {years.words}, in the money of the first year.{past}"
    return f"{counted} Later years are discounted at {rates}.{unsure}"
