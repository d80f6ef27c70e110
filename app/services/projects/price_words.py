"""What a price brings, in sentences: more or less than the full cost, who would carry it, VAT, and results."""

from collections.abc import Iterator, Mapping

from app.dates import format_date
from app.models.choices import PriceUnit
from app.money import format_hundredths, format_money, format_pounds, round_half_up
from app.planning.full_cost.price import Price, PriceAnswer
from app.services.said.wording import Spans, spans
from app.text import plural

_EACH: Mapping[str, str] = {PriceUnit.YEAR: "a year", PriceUnit.SESSION: "a session", PriceUnit.PARTICIPANT: "a person"}


def price_sentence(price: Price, found: PriceAnswer) -> Spans:
    """What a price brings against the full cost, and what else has to be known of it."""
    return spans(" ".join(_sentences(price, found)))


def unit_words(unit: str) -> str:
    """`a year`, `a session`, `a person`."""
    return _EACH[unit]


def per_cent(basis_points: int) -> str:
    """Basis points without their sign, as `3.2%`."""
    return f"{format_hundredths(10 * round_half_up(abs(basis_points), 10))}%"


def _sentences(price: Price, found: PriceAnswer) -> Iterator[str]:
    each = unit_words(price.unit)
    years = "" if price.years == 1 else f" over {price.years} years"
    number = "" if price.unit == PriceUnit.YEAR and price.volume == 1 else f" × {price.volume:,} a year"
    brings = f"**{format_money(price.price)}** {each}{number} brings **{format_pounds(found.expected)}**{years}"
    yield f"{brings}, {_against(found)}"
    if found.surplus < 0:
        yield _carried(found)
        yield from _break_even(found, each)
    yield from _short_years(found)
    if found.income != found.expected:
        yield f"{format_pounds(found.income - found.expected)} more would come if every result is earned."
    if price.vat:
        with_vat = format_pounds(found.income + found.vat)
        yield f"With {format_pounds(found.vat)} of VAT the buyer pays {with_vat}; the VAT is no income of yours."
    if found.payments:
        first = found.payments[0]
        yield f"The first payment, {format_pounds(first.amount)}, is due on {format_date(first.on)}."


def _against(found: PriceAnswer) -> str:
    cost = f"the full cost of **{format_pounds(found.full_cost)}**"
    if found.surplus == 0:
        return f"exactly {cost}."
    much = f"**{format_pounds(abs(found.surplus))}**"
    share = per_cent(found.margin)
    if found.surplus > 0:
        return f"{much} more than {cost} ({share})."
    return f"{much} **short** of {cost} ({share})."


def _carried(found: PriceAnswer) -> str:
    if not found.others:
        return "Your unrestricted money would have to carry that."
    others = f"Other confirmed money for the project brings {format_pounds(found.others)}"
    if not found.to_carry:
        return f"{others} and covers that."
    return f"{others}; your unrestricted money would have to carry **{format_pounds(found.to_carry)}**."


def _break_even(found: PriceAnswer, each: str) -> Iterator[str]:
    if found.break_even is None:
        yield "No price would be enough, because you count on no results."
    else:
        yield f"To cover it, ask **{format_money(found.break_even)}** {each}."


def _short_years(found: PriceAnswer) -> Iterator[str]:
    """Years that fall short where all years together do not, because costs rise faster than the price."""
    short = [year for year in found.years if year.surplus < 0]
    if short and found.surplus >= 0:
        last = short[-1]
        yield (
            f"It is short in {plural(len(short), 'year')}, in {last.year} by {format_pounds(-last.surplus)}: "
            "costs rise faster than the price."
        )
