"""A row that is not complete says what it lacks, whatever table it lies in, until it has it."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.dates import Month
from app.places import spots
from app.services.home.attention import MOST_ROWS, attention
from app.services.home.incomplete import CHECKS, incomplete_rows, row_remarks
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.services.rows.columns import stored_table
from app.services.rows.fields import FIELDS
from app.services.rows.months import set_months
from app.services.rows.splits import set_splits
from app.services.said.wording import plain

DAY = date(2026, 12, 1)
WHOLE = {
    "organisation": "its balance and its day are asked for by the headline",
    "pool_setting": "a pool without anything to share is refused by name where it is shared",
    "month_amount": "a month of nothing is told by typing 0",
    "rate_override": "one that cannot be used is told with its reason",
    "fund": "a balance of nothing is a balance",
    "funder": "a name is all that a figure needs",
    "section": "a text that is empty is told among the checks of its document",
    "figure_use": "a figure whose source is gone is told among the checks of its document",
    "own_number": "a number of nothing is a number",
    "attachment": "a file is whole or was not taken",
    "grant_report": "it has a title and a day, and counts no money",
    "bid_answer": "a yes or a no",
    "split": "a share is never nothing",
    "person": "a name and a way of working are all that a figure needs",
    "duty": "one that nobody does is told by name",
    "supervision_session": "it has a day, and the minutes of its plan",
    "course": "a course may be free",
    "people_budget": "a budget of nothing is a budget",
    "project_option": "its cost is printed as not known where it is not",
    "project_risk": "words only",
    "milestone": "words and a day, and no money",
    "success_factor": "words only",
    "option_rating": "one that was not made is told where options are weighed",
    "benefit": "one without a price is printed as one without",
    "own_measure": "it has a range from the start",
    "outcome": "what it lacks is told among the checks of its document",
    "score": "one that was taken once only is left out of the change, and counted as that",
    "policy": "how far it is, and what is due, is told by its register",
    "library_answer": "a text that is empty is not offered",
    "answer_wording": "it is kept whole",
    "evidence": "what it lacks is told among the checks of the document that cites it",
    "citation": "one whose evidence is gone is told among the checks of its document",
    "own_word": "a word is all there is",
    "document": "its checks tell what it lacks before it goes out",
}
"""Tables whose rows count as soon as they are stored, and why."""


def test_every_table_is_looked_at_or_said_to_be_whole() -> None:
    assert not CHECKS.keys() & WHOLE.keys()
    assert CHECKS.keys() | WHOLE.keys() == FIELDS.keys()


@pytest.fixture
def ids(session: Session) -> dict[str, int]:
    """An organisation with one complete row of what other rows belong to."""
    new_organisation(session, "Us", balance_date=date(2026, 11, 30), balance=900_000_00)
    made: dict[str, int] = {}
    for table, values in (
        ("funder", {"name": "A Trust"}),
        ("project", {"name": "Clay"}),
        ("cost_line", {"name": "Kiln", "amount": 1_00, "start": DAY}),
        ("person", {"name": "Ann", "role": "Tutor"}),
        ("course", {"name": "First aid"}),
        ("scenario", {"name": "Bad year"}),
    ):
        made[table] = records.add(session, table, values)
    set_splits(session, "cost_line", made["cost_line"], {made["project"]: 10_000})
    made["scenario_change"] = records.add(
        session, "scenario_change", {"scenario_id": made["scenario"], "kind": "costs", "percent": 500}
    )
    grant = {"title": "Songs", "funder_id": made["funder"], "stage": "awarded", "amount_awarded": 9_00}
    made["grant"] = records.add(session, "grant", grant)
    made["instalment"] = records.add(session, "instalment", {"grant_id": made["grant"], "due": DAY, "amount": 9_00})
    assert incomplete_rows(session) == ()
    return made


Case = tuple[str, dict[str, Any], dict[str, Any], str, str]
CASES: list[Case] = [
    (
        "cost_line",
        {"name": "Rent", "amount": 0, "start": DAY},
        {"amount": 5_00},
        "no amount",
        "Rent has no amount, so it counts as nothing. Fill it in.",
    ),
    (
        "cost_line",
        {"name": "Rent", "amount": 5_00, "start": DAY, "uplift": 300},
        {"uplift": 0},
        "no rise month",
        "Rent has no month for its rise, so it never rises. Fill it in.",
    ),
    (
        "post",
        {"title": "Lead", "salary": 0, "start": DAY},
        {"salary": 5_00},
        "no salary",
        "Lead has no salary, so it counts as nothing. Fill it in.",
    ),
    (
        "post",
        {"title": "Lead", "salary": 5_00, "start": DAY, "uplift": 300},
        {"uplift": 0},
        "no rise month",
        "Lead has no month for its rise, so it never rises. Fill it in.",
    ),
    (
        "freelancer",
        {"name": "Cem", "day_rate": 0, "days": 200, "start": DAY},
        {"day_rate": 5_00},
        "no rate",
        "Cem has no rate, so it counts as nothing. Fill it in.",
    ),
    (
        "freelancer",
        {"name": "Cem", "day_rate": 0, "days": 0, "start": DAY},
        {"day_rate": 5_00, "days": 100},
        "no rate",
        "Cem has no rate, so it counts as nothing. Fill it in.",
    ),
    (
        "freelancer",
        {"name": "Cem", "day_rate": 9_00, "days": 0, "start": DAY},
        {"days": 100},
        "no days",
        "Cem has no days, so it counts as nothing. Fill it in.",
    ),
    (
        "income_line",
        {"name": "Fees", "amount": 0, "start": DAY},
        {"amount": 5_00},
        "no amount",
        "Fees has no amount, so it counts as nothing. Fill it in.",
    ),
    (
        "grant",
        {"title": "Bid", "funder_id": 1, "stage": "researching", "amount_applied": 5_00},
        {"stage": "declined"},
        "no payment dates",
        "Bid, £5, has no payment dates, so it counts in no view.",
    ),
    (
        "grant",
        {"title": "Bid", "funder_id": 1, "stage": "submitted"},
        {"stage": "withdrawn"},
        "no amount and no payment dates",
        "Bid has no amount and no payment dates, so it counts in no view. Fill it in.",
    ),
    (
        "grant",
        {"title": "Won", "funder_id": 1, "stage": "awarded", "amount_awarded": 5_00},
        {"stage": "ended"},
        "no payment dates",
        "Won, £5, has no payment dates, so the forecast leaves it out.",
    ),
    (
        "grant",
        {"title": "Halved", "funder_id": 1, "stage": "submitted", "amount_applied": 9_000_00},
        {"amount_applied": 4_000_00},
        "payments missing",
        "£5,000 of Halved has no payment dates, so it counts in no view.",
    ),
    (
        "instalment",
        {"grant_id": 1, "due": DAY, "amount": 0},
        {"amount": 5_00},
        "no amount",
        "A payment of Songs has no amount, so no money comes in on it. Fill it in.",
    ),
    (
        "budget_line",
        {"grant_id": 1, "amount": 0, "cost_line_id": 1},
        {"amount": 5_00},
        "no amount",
        "A budget line of Songs has no amount, so it pays for nothing. Fill it in.",
    ),
    (
        "project",
        {"name": "Dance"},
        {},
        "no budget",
        "Dance has no budget, so no cost counts as its own. Say which costs are for it.",
    ),
    (
        "project_year",
        {"project_id": 1, "year": 2027},
        {"sessions": 5},
        "no sessions",
        "Clay has no sessions and no people in the year from 2027, so no unit cost is told. Fill it in.",
    ),
    (
        "price",
        {"name": "For the council", "project_id": 1, "price": 0, "start": DAY},
        {"price": 5_00},
        "no price",
        "For the council has no price, so it counts as nothing. Fill it in.",
    ),
    (
        "obligation",
        {"name": "Last audit", "amount": 0},
        {"amount": 5_00},
        "no amount",
        "Last audit has no amount, so it counts as nothing. Fill it in.",
    ),
    (
        "supervision_plan",
        {"name": "Reflection", "role": "Tutr", "start": DAY},
        {"role": "tutor"},
        "fits nobody",
        "Reflection fits nobody, so no session of it is counted. Check whom it is for.",
    ),
    (
        "course_need",
        {"course_id": 1, "engagement": "volunteer"},
        {"engagement": "employee"},
        "fits nobody",
        "A need for First aid fits nobody, so nothing is planned for it. Check whom it is for.",
    ),
    (
        "training_record",
        {"course_id": 1, "person_id": 1},
        {"completed_on": DAY},
        "no day",
        "First aid for Ann has no day, so it counts as neither booked nor done. Fill one in.",
    ),
    (
        "scenario",
        {"name": "Empty"},
        {},
        "no changes",
        "Empty has no changes, so it answers as the plan does. Add one.",
    ),
    (
        "scenario_change",
        {"scenario_id": 1, "kind": "lose_funder"},
        {"funder_id": 1},
        "unfinished",
        "Bad year: “Lose a funder” does not say which funder, so it cannot be tried. Fill that in.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}: {case[3]}")
@pytest.mark.usefixtures("ids")
def test_what_a_row_lacks(session: Session, case: Case) -> None:
    table, values, mended, lacks, sentence = case
    row = records.add(session, table, values)
    if values.get("title") == "Halved":
        records.add(session, "instalment", {"grant_id": row, "due": DAY, "amount": 4_000_00})
    if "uplift" in values:  # an older program stored rises without a month
        session.execute(update(stored_table(table)).where(stored_table(table).c.id == row).values(uplift_from=None))
    (remark,) = incomplete_rows(session)
    assert (remark.table, remark.id, remark.lacks, plain(remark.sentence)) == (table, row, lacks, sentence)
    assert row_remarks(session, table)[row] == remark
    assert spots(remark.way)
    if mended:
        records.change(session, table, row, mended)
    else:
        records.delete(session, table, [row])
    assert incomplete_rows(session) == ()


def test_amounts_of_months_after_the_end_count_as_nothing(session: Session, ids: dict[str, int]) -> None:
    line = {"name": "Rent", "amount": 0, "frequency": "by_month", "start": DAY}
    row = records.add(session, "cost_line", line)
    set_months(session, "cost_line", row, {Month(2027, 5): 100_00})
    assert ids
    assert incomplete_rows(session) == ()
    records.change(session, "cost_line", row, {"end": date(2027, 4, 30)})
    (remark,) = incomplete_rows(session)
    assert plain(remark.sentence) == "Rent has no amount, so it counts as nothing. Fill it in."


def test_every_table_that_is_looked_at_has_its_case() -> None:
    assert {case[0] for case in CASES} == CHECKS.keys()


def test_each_needs_a_look_and_of_many_the_rest_is_counted(session: Session, ids: dict[str, int]) -> None:
    assert ids
    for at in range(MOST_ROWS + 3):
        records.add(session, "cost_line", {"name": f"Cost {at}", "amount": 0, "start": DAY})
    told = [item for item in attention(session, load_rates(), DAY) if item.table == "cost_line"]
    assert [plain(item.sentence) for item in told[:MOST_ROWS]] == [
        f"Cost {at} has no amount, so it counts as nothing. Fill it in." for at in range(MOST_ROWS)
    ]
    assert plain(told[MOST_ROWS].sentence) == "3 more rows are not complete, so not counted in full."
    assert {item.place for item in told} == {"field:cost_line.amount"}
    every = [item for item in attention(session, load_rates(), DAY, every_row=True) if item.table == "cost_line"]
    assert len(every) == MOST_ROWS + 3


def test_a_user_s_own_words_are_no_template(session: Session, ids: dict[str, int]) -> None:
    assert ids
    records.add(session, "cost_line", {"name": "{title} **£5**", "amount": 0, "start": DAY})
    (remark,) = incomplete_rows(session)
    assert plain(remark.sentence) == "{title} **£5** has no amount, so it counts as nothing. Fill it in."


def test_a_single_project_needs_no_budget_of_its_own(session: Session) -> None:
    new_organisation(session, "Us")
    records.add(session, "project", {"name": "Clay"})
    assert incomplete_rows(session) == ()
