"""A budget that is understood becomes lines, grants and posts: to the penny, once, and as careful as can be."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.dates import SHORT_MONTHS, Month
from app.exchange.budget.told import Place, RowTold, Told
from app.exchange.budget.understood import MONEY_IN, MONEY_OUT, BudgetRow, BudgetSheet, Question, Understanding
from app.models.choices import Certainty, CostCategory, Frequency, GrantKind, IncomeCategory, Restriction, Stage
from app.planning.law.employer import PensionBasis, employer_cost
from app.planning.plan.plan import Rise
from app.planning.plan.schedule import amounts
from app.problems import Refused
from app.services.imports.budget import BudgetResult, import_budget
from app.services.imports.budget_rows import BudgetChoices
from app.services.imports.budget_words import cost_category, grant_kind, income_category
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.months import month_amounts
from tests.exchange.budget.books import understood
from tests.exchange.budget.laid_out import Rows
from tests.services.memory import close_session, memory_session

YEAR = tuple(Month(2026, 4).until(Month(2027, 4)))
BALANCE = date(2026, 10, 31)


def pattern_of(months: Mapping[Month, int], sheet: tuple[Month, ...]) -> Any:
    values = list(months.values())
    if len(values) == 1:
        return "once"
    if set(months) == set(sheet) and len(set(values)) == 1:
        return "monthly"
    gaps = [later - earlier for earlier, later in zip(list(months)[:-1], list(months)[1:], strict=True)]
    return "quarterly" if set(gaps) == {3} and len(set(values)) == 1 and len(values) == len(sheet) // 3 else "by month"


def row(at: int, name: str, becomes: Any, *pence: int, sheet: tuple[Month, ...] = YEAR, **more: Any) -> BudgetRow:
    """A row with an amount for each month of its sheet; a single amount stands in every month."""
    given_ = pence * len(sheet) if len(pence) == 1 else pence
    months = {month: amount for month, amount in zip(sheet, given_, strict=True) if amount}
    side: Any = "in" if becomes in MONEY_IN else "out"
    return BudgetRow(
        Place("Budget", at),
        name,
        becomes,
        "By its block.",
        side=side,
        pattern=pattern_of(months, sheet),
        total=sum(months.values()),
        months=months,
        **more,
    )


def understanding(
    *rows: BudgetRow, sheet: tuple[Month, ...] = YEAR, questions: tuple[Question, ...] = ()
) -> Understanding:
    total_in, total_out = (sum(each.total for each in rows if each.becomes in kinds) for kinds in (MONEY_IN, MONEY_OUT))
    about = BudgetSheet("Budget", taken=True, why="", header_row=1, months=sheet)
    return Understanding((about,), rows, total_in, total_out, None, None, (), questions)


@pytest.fixture
def session(session: Session) -> Session:
    new_organisation(session, "Us", balance_date=BALANCE)
    return session


def brought(session: Session, *rows: BudgetRow, choices: BudgetChoices | None = None, **more: Any) -> BudgetResult:
    return import_budget(session, understanding(*rows), choices or BudgetChoices(), **more)


def states(result: BudgetResult) -> list[str]:
    return [each.state for each in result.rows]


def test_what_is_the_same_every_month_is_one_line_that_goes_on(session: Session) -> None:
    brought(session, row(5, "Rent", "cost", 120_050))
    (rent,) = records.rows(session, "cost_line")
    assert (rent["amount"], rent["frequency"], rent["start"], rent["end"]) == (
        120_050,
        Frequency.MONTHLY,
        date(2026, 4, 1),
        None,
    )
    assert rent["category"] is CostCategory.PREMISES
    assert month_amounts(session, "cost_line") == {}


def test_four_equal_quarters_are_a_quarterly_line(session: Session) -> None:
    quarter = (0, 50_000, 0)
    brought(session, row(5, "Cleaning", "cost", *quarter * 4))
    (line,) = records.rows(session, "cost_line")
    assert (line["amount"], line["frequency"], line["start"]) == (50_000, Frequency.QUARTERLY, date(2026, 5, 1))


def test_a_cost_that_comes_once_in_a_year_comes_again_and_income_does_not(session: Session) -> None:
    once = (0, 0, 64_000, *(0,) * 9)
    brought(session, row(5, "Insurance", "cost", *once), row(9, "Summer fair", "income", *once))
    (cost,), (income,) = (records.rows(session, table) for table in ("cost_line", "income_line"))
    assert (cost["frequency"], cost["start"]) == (Frequency.YEARLY, date(2026, 6, 1))
    assert (income["frequency"], income["end"]) == (Frequency.ONE_OFF, date(2026, 6, 30))


def test_an_uneven_year_keeps_each_month_to_the_penny_in_one_line(session: Session) -> None:
    uneven = (10_001, 0, 333, 5, 7, 9, 11, 13, 15, 17, 19, 21)
    brought(session, row(5, "Trips", "cost", *uneven))
    (line,) = records.rows(session, "cost_line")
    assert line["frequency"] is Frequency.BY_MONTH
    assert list(month_amounts(session, "cost_line")[line.id].values()) == list(uneven)


def test_a_cost_that_begins_during_the_year_and_stays_is_monthly_from_then_on(session: Session) -> None:
    brought(session, row(5, "New office", "cost", 0, 0, 0, *(40_000,) * 9))
    (line,) = records.rows(session, "cost_line")
    assert (line["amount"], line["frequency"], line["start"]) == (40_000, Frequency.MONTHLY, date(2026, 7, 1))


def test_half_a_year_does_not_make_the_other_half_free(session: Session) -> None:
    half = tuple(Month(2026, 4).until(Month(2026, 10)))
    rows = (row(5, "Trips", "cost", 100, 200, 300, 400, 500, 601, sheet=half),)
    import_budget(session, understanding(*rows, sheet=half), BudgetChoices())
    (months,) = month_amounts(session, "cost_line").values()
    assert list(months.values()) == [100, 200, 300, 400, 500, 601, *(351,) * 6]


def test_a_refund_among_costs_stays_below_nothing_and_does_not_come_again(session: Session) -> None:
    brought(session, row(5, "Rent refund", "cost", 0, 0, 0, -50_000, *(0,) * 8))
    (months,) = month_amounts(session, "cost_line").values()
    assert months[Month(2026, 7)] == -50_000
    plan = load_plan(session)
    assert int(amounts(0, plan.costs[0].schedule, Rise(), Month(2026, 4), 36).sum()) == -50_000


def test_a_grant_has_its_payments_and_those_before_the_balance_are_in_it(session: Session) -> None:
    paid = (0, 0, 1_200_000, *(0,) * 5, 1_200_000, 0, 0, 0)
    result = brought(session, row(6, "Saltmarsh Foundation grant", "grant", *paid))
    (grant,) = records.rows(session, "grant")
    assert (grant["stage"], grant["amount_awarded"], grant["restriction"]) == (
        Stage.AWARDED,
        2_400_000,
        Restriction.RESTRICTED,
    )
    payments = [(each["due"], each["amount"], each["received_on"]) for each in records.rows(session, "instalment")]
    assert payments == [
        (date(2026, 6, 30), 1_200_000, date(2026, 6, 30)),
        (date(2026, 12, 31), 1_200_000, None),
    ]
    assert grant["fund_id"] is not None
    assert any("Saltmarsh Foundation grant" in note for note in result.notes)


def test_a_contract_is_unrestricted_and_what_is_only_asked_for_is_a_bid(session: Session) -> None:
    rows = (row(6, "Council contract", "grant", 100_000), row(7, "Lottery", "grant", 50_000))
    brought(session, *rows, choices=BudgetChoices(grants_agreed=False))
    contract, grant = records.rows(session, "grant")
    assert (contract["kind"], contract["restriction"]) == (GrantKind.CONTRACT, Restriction.UNRESTRICTED)
    assert (grant["stage"], grant["amount_awarded"], grant["amount_applied"]) == (Stage.SUBMITTED, None, 600_000)


def test_income_that_is_only_hoped_for_is_half_likely(session: Session) -> None:
    brought(session, row(6, "Room hire", "income", 40_000), choices=BudgetChoices(income_sure=False))
    (income,) = records.rows(session, "income_line")
    assert (income["certainty"], income["probability"]) == (Certainty.UNCONFIRMED, 50)
    assert (income["end"], income["category"]) == (date(2027, 3, 31), IncomeCategory.HIRE)


def test_the_same_budget_again_adds_nothing_and_a_later_one_offers_what_changed(session: Session) -> None:
    rows = [row(5, "Rent", "cost", 100_000), row(6, "Trips", "cost", *range(1, 13)), row(9, "Lottery", "grant", 50_000)]
    assert states(brought(session, *rows)) == ["new", "new", "new"]
    assert states(brought(session, *rows)) == ["there", "there", "there"]
    later = [row(8, "Rent", "cost", 110_000), rows[1], row(12, "Lottery", "grant", 60_000)]
    result = brought(session, *later)
    assert states(result) == ["changed", "there", "changed"]
    rent, lottery = result.rows[0].change, result.rows[2].change
    assert rent is not None
    assert (rent.before, rent.after) == ("£12,000", "£13,200")
    assert lottery is not None  # seven payments have come in, and are in both sums
    assert (lottery.before, lottery.after) == ("£6,000", "£6,500")
    assert records.rows(session, "cost_line")[0]["amount"] == 100_000
    brought(session, *later, update=frozenset({Place("Budget", 8), Place("Budget", 12)}))
    assert states(brought(session, *later)) == ["there", "there", "there"]
    assert len(records.rows(session, "cost_line")) == 2
    assert sum(each["amount"] for each in records.rows(session, "instalment")) == 7 * 50_000 + 5 * 60_000


def test_a_line_that_was_typed_by_hand_is_known_by_its_name(session: Session) -> None:
    records.add(session, "cost_line", {"name": "RENT ", "amount": 100_000, "start": date(2026, 4, 1)})
    assert states(brought(session, row(5, "Rent", "cost", 100_000))) == ["there"]
    assert states(brought(session, row(5, "Rent", "cost", 100_001))) == ["changed"]


def test_nothing_comes_in_while_a_question_is_open(session: Session) -> None:
    asked = Question("no_year", "Which year is this budget for?")
    with pytest.raises(Refused, match="Which year"):
        import_budget(session, understanding(row(5, "Rent", "cost", 1), questions=(asked,)), BudgetChoices())
    assert records.rows(session, "cost_line") == ()


def staff(at: int, name: str, becomes: str, pence: int) -> BudgetRow:
    return row(at, name, becomes, pence, could_be="post")


def test_a_staff_line_that_becomes_a_post_asks_whether_employers_costs_are_in_it(session: Session) -> None:
    with pytest.raises(Refused, match="Say whether the amounts of your staff lines"):
        brought(session, staff(5, "Manager", "post", 250_000))


def test_a_post_with_employers_costs_within_costs_what_the_budget_says(session: Session) -> None:
    result = brought(session, staff(5, "Manager", "post", 250_000), choices=BudgetChoices(oncosts_within=True))
    (post,) = records.rows(session, "post")
    year = load_rates().for_year(2026)
    cost = employer_cost(post["salary"], "A", PensionBasis.MINIMUM, 0, year).total
    assert 0 <= 3_000_000 - cost <= 2
    assert (result.posts.said, result.posts.worked_out) == (3_000_000, cost)


def test_rows_of_employers_costs_fall_away_once_every_staff_line_is_a_post(session: Session) -> None:
    oncosts = row(7, "Employer's NI and pension", "cost", 30_000, oncost=True)
    result = brought(session, staff(5, "Manager", "post", 250_000), staff(6, "Cook", "post", 150_000), oncosts)
    assert [each["salary"] for each in records.rows(session, "post")] == [3_000_000, 1_800_000]
    assert records.rows(session, "cost_line") == ()
    assert result.posts.said == 3_000_000 + 1_800_000 + 360_000
    year = load_rates().for_year(2026)
    costs = (employer_cost(salary, "A", PensionBasis.MINIMUM, 0, year).total for salary in (3_000_000, 1_800_000))
    assert result.posts.worked_out == sum(costs)


def test_rows_of_employers_costs_stay_while_some_staff_stay_costs(session: Session) -> None:
    oncosts = row(7, "Employer's NI", "cost", 30_000, oncost=True)
    result = brought(session, staff(5, "Manager", "post", 250_000), staff(6, "Cook", "cost", 150_000), oncosts)
    assert [each["name"] for each in records.rows(session, "cost_line")] == ["Cook", "Employer's NI"]
    assert result.posts.still == ("Employer's NI",)


def test_what_the_workbook_leaves_out_for_posts_is_in_what_it_says_of_them(session: Session) -> None:
    rows: Rows = [
        ["2026/27", *SHORT_MONTHS[3:], *SHORT_MONTHS[:3]],
        ["Costs"],
        ["Manager", *[2500] * 12],
        ["Cook", *[1500] * 12],
        ["Employer's NI", *[300] * 12],
        ["Rent", *[50] * 12],
    ]
    posts = {Place("Budget", at): RowTold(becomes="post") for at in (3, 4)}
    found = understood(rows, Told(rows=posts))
    assert [each.name for each in found.rows if each.in_posts] == ["Employer's NI"]
    result = import_budget(session, found, BudgetChoices())
    assert result.posts.said == 3_000_000 + 1_800_000 + 360_000
    assert [each["salary"] for each in records.rows(session, "post")] == [3_000_000, 1_800_000]
    with pytest.raises(Refused, match="“Employer's NI” has a row of its own"):
        import_budget(session, found, BudgetChoices(oncosts_within=True))


def test_money_that_its_row_calls_applied_for_is_not_counted_as_awarded(session: Session) -> None:
    result = brought(
        session,
        row(5, "Town council", "grant", 10_000, note="confirmed, was applied for in May"),
        row(6, "Arts trust (applied)", "grant", 20_000),
        row(7, "Garfield Weston", "grant", 30_000, note="applied for"),
        row(8, "Applied Arts Scotland", "grant", 30_000),
        row(9, "Lottery", "grant", 30_000, section="Grants not yet confirmed"),
        row(10, "Quiz night", "income", 1_000),
        row(11, "Crowdfunder TBC", "income", 1_000),
    )
    stages = {each["title"]: each["stage"] for each in records.rows(session, "grant")}
    undecided = {"Town council", "Arts trust (applied)", "Garfield Weston", "Lottery"}
    assert {name for name, stage in stages.items() if stage is Stage.SUBMITTED} == undecided
    assert {each["name"]: each["probability"] for each in records.rows(session, "income_line")} == {
        "Quiz night": 100,
        "Crowdfunder TBC": 50,
    }
    assert result.notes[1:] == (
        "Applied for, not awarded, by their own words: “Town council”, “Arts trust (applied)” and 2 more.",
        "Hoped for, not sure, by their own words: “Crowdfunder TBC”.",
    )


@pytest.mark.parametrize("chosen", list(Restriction))
def test_a_grant_that_says_whether_it_is_restricted_is_not_asked(session: Session, chosen: Restriction) -> None:
    rows = [
        row(5, "Lottery", "grant", 10_000, note="Restricted: debt project"),
        row(6, "Tudor Trust (unrestricted)", "grant", 20_000),
        row(7, "Council", "grant", 30_000, section="Grants, not restricted"),
        row(8, "Parish", "grant", 30_000),
    ]
    brought(session, *rows, choices=BudgetChoices(restriction=chosen))
    assert {each["title"]: each["restriction"] for each in records.rows(session, "grant")} == {
        "Lottery": Restriction.RESTRICTED,
        "Tudor Trust (unrestricted)": Restriction.UNRESTRICTED,
        "Council": Restriction.UNRESTRICTED,
        "Parish": chosen,
    }


def test_a_row_that_a_later_version_has_not_is_named_because_it_still_counts(session: Session) -> None:
    brought(session, row(5, "AQS membership", "cost", 100), row(6, "Rent", "cost", 500))
    records.add(session, "cost_line", {"name": "Typed by hand", "amount": 5, "start": BALANCE})
    result = brought(session, row(5, "AQS quality mark", "cost", 100), row(6, "Rent", "cost", 700))
    (note,) = result.notes
    assert note.startswith("No longer in this budget as it was: “AQS membership”. It still counts:")
    assert brought(session, row(6, "Rent", "cost", 700)).notes != ()


def test_a_freelancer_costs_what_the_row_says(session: Session) -> None:
    brought(session, row(5, "Dance artist", "freelancer", 90_000))
    (freelancer,) = records.rows(session, "freelancer")
    assert (freelancer["day_rate"], freelancer["days"]) == (90_000, 100)


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Gas & elec", CostCategory.UTILITIES),
        ("Public liability insurance", CostCategory.INSURANCE),
        ("Manager (JM) 28 hrs", CostCategory.OTHER),
        ("Accountant / IE", CostCategory.PROFESSIONAL_FEES),
        ("Phones/IT", CostCategory.IT),
        ("Sundries", CostCategory.OTHER),
    ],
)
def test_a_category_is_told_from_the_words_of_a_row(text: str, category: CostCategory) -> None:
    assert cost_category(text) is category


def test_words_tell_a_contract_and_what_income_is() -> None:
    assert grant_kind("ICB service level agreement") is GrantKind.CONTRACT
    assert grant_kind("Lottery Community Fund") is GrantKind.GRANT
    assert income_category("Individual donations + Gift Aid") is IncomeCategory.DONATIONS


@given(st.lists(st.integers(-5_000, 500_000), min_size=12, max_size=12).filter(any))
def test_whatever_its_months_a_line_comes_to_what_the_sheet_says(pence: list[int]) -> None:
    session = memory_session()
    new_organisation(session, "Us", balance_date=BALANCE)
    brought(session, row(5, "Rent", "cost", *pence), row(6, "Fees", "income", *pence))
    plan = load_plan(session)
    for amount, schedule in (
        *((line.amount, line.schedule) for line in plan.costs),
        *((line.amount, line.schedule) for line in plan.income),
    ):
        assert amounts(amount, schedule, Rise(), YEAR[0], 12).tolist() == pence
    close_session(session)


def test_a_grant_with_a_month_below_zero_is_refused_rather_than_stored_as_more(session: Session) -> None:
    months = (100_000, -20_000, *[0] * 10)
    with pytest.raises(Refused, match="Row 5 “Oak grant” has a month below zero"):
        brought(session, row(5, "Oak grant", "grant", *months))
