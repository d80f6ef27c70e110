"""Options for the tests of their worth: a plain worked sum, and random ones that can be valued."""

from hypothesis import strategies as st

from app.planning.outcomes.options import Benefit, BenefitKind, Option, Terms

GREEN_BOOK = Terms(4, 350, 150)
MILLION = 100_000_000


def saving(pounds: int) -> Benefit:
    """A budget that falls in years 1 to 4."""
    return Benefit(name="Staff costs", kind=BenefitKind.CASH_RELEASING, pence=pounds * 100, from_year=1, to_year=4)


def quality(pounds: int) -> Benefit:
    """A better service in years 1 to 4, which releases no cash."""
    return Benefit(name="Quality", kind=BenefitKind.NON_CASH, pence=pounds * 100, from_year=1, to_year=4)


# A plain worked sum: both improve quality and reduce staff costs over four years.
OPTION_A = Option(name="A", costs=(10 * MILLION,), benefits=(saving(500_000), quality(2_000_000)))
OPTION_B = Option(name="B", costs=(5 * MILLION,), benefits=(saving(500_000), quality(1_000_000)))
NOTHING = Option(name="Carry on as now", does_nothing=True)

POUND_UPWARDS = st.integers(0, 10**8)
TERMS = st.builds(Terms, st.integers(0, 12), st.integers(0, 1_500), st.integers(0, 1_500))


@st.composite
def benefits(draw: st.DrawFn) -> Benefit:
    """A benefit that can be valued, in money or not."""
    kind = draw(st.sampled_from(BenefitKind))
    first = draw(st.integers(0, 14))
    return Benefit(
        name=draw(st.sampled_from(["Calls", "calls ", "Sleep", "Work", "Friends", "Space"])),
        kind=kind,
        who=draw(st.sampled_from(["", "the surgery", "carers"])),
        pence=draw(st.none() | POUND_UPWARDS),
        from_year=first,
        to_year=first + draw(st.integers(0, 14)),
        confidence=draw(st.integers(0, 10_000)),
        health=kind is not BenefitKind.CASH_RELEASING and draw(st.booleans()),
        outcome=draw(st.sampled_from(["", "wellbeing", "Wellbeing", "visits"])),
        method=draw(st.sampled_from(["", "WELLBY", "wellby", "SROI"])),
    )


@st.composite
def options_and_terms(draw: st.DrawFn) -> tuple[Option, Terms]:
    """An option with costs within the years that are looked at."""
    terms = draw(TERMS)
    costs = draw(st.lists(POUND_UPWARDS, max_size=terms.last_year + 1))
    return Option(name="Random", costs=costs, benefits=draw(st.lists(benefits(), max_size=5))), terms
