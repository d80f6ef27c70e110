"""Editing stored rows: what is kept, and every refusal in a sentence that names the field."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.dates import Month
from app.models.choices import CostCategory, Frequency, FundKind, PensionBasis
from app.problems import Refused
from app.services.rows import records

RENT = {"name": "Rent", "amount": 120_000, "start": date(2026, 4, 1)}
POST = {"title": "Director", "salary": 4_200_000, "start": date(2026, 4, 1)}
PAINTER = {"name": "Ana", "day_rate": 25_000, "days": 400, "start": date(2026, 4, 1)}


def test_a_row_comes_back_in_native_values(session: Session) -> None:
    row_id = records.add(
        session, "cost_line", RENT | {"name": "  Rent ", "category": "premises", "uplift_from": Month(2027, 4)}
    )
    record = records.get(session, "cost_line", row_id)
    assert record["name"] == "Rent"
    assert record["category"] is CostCategory.PREMISES
    assert record["frequency"] is Frequency.MONTHLY
    assert record["start"] == date(2026, 4, 1)
    assert record["uplift_from"] == Month(2027, 4)
    assert record["vat_recoverable"] is False
    assert record["end"] is None
    assert "id" not in record.values


def test_rows_are_chosen_and_ordered(session: Session) -> None:
    names = ["Rent", "Audit", "Heat"]
    ids = [records.add(session, "cost_line", RENT | {"name": name}) for name in names]
    records.change(session, "cost_line", ids[1], {"category": CostCategory.GOVERNANCE, "end": date(2027, 3, 31)})
    assert [r["name"] for r in records.rows(session, "cost_line", order="name")] == ["Audit", "Heat", "Rent"]
    assert [r["name"] for r in records.rows(session, "cost_line", where={"end": None})] == ["Rent", "Heat"]
    assert [r.id for r in records.rows(session, "cost_line", where={"id": [ids[0], ids[1]]})] == ids[:2]
    assert [r.id for r in records.rows(session, "cost_line", where={"category": "governance"})] == [ids[1]]


def test_delete_takes_what_belongs_to_the_row(session: Session) -> None:
    funder = records.add(session, "funder", {"name": "A Trust"})
    grant = records.add(session, "grant", {"title": "Core", "funder_id": funder})
    records.add(session, "instalment", {"grant_id": grant, "due": date(2026, 5, 1), "amount": 1})
    records.delete(session, "grant", [grant])
    assert records.rows(session, "instalment") == ()
    records.delete(session, "funder", [funder])
    assert records.rows(session, "funder") == ()


@pytest.mark.parametrize(
    ("table", "values", "sentence"),
    [
        ("cost_line", RENT | {"name": "  "}, "Name is empty. Type a few words."),
        ("cost_line", RENT | {"start": None}, "Start date is empty. Type a date, such as 31/3/2027."),
        ("cost_line", RENT | {"amount": -500}, "Amount is −£5. It cannot be less than nothing."),
        (
            "cost_line",
            RENT | {"amount": 100_000_000_001},
            "Amount is £1,000,000,000.01, more than £1 billion. Check the number of noughts.",
        ),
        (
            "cost_line",
            RENT | {"end": date(2026, 3, 31)},
            "End date (31 March 2026) is before “Start date” (1 April 2026). Change one of them.",
        ),
        ("cost_line", RENT | {"vat": 10_001}, "VAT is 100.01%. It has to be between 0% and 100%."),
        ("cost_line", RENT | {"payment_lag": 25}, "Paid months later is 25. It has to be between 0 and 24."),
        ("cost_line", RENT | {"start": date(1066, 10, 14)}, "Start date is 14 October 1066, which is too far away."),
        ("post", POST | {"fte": 0}, "Part of full time is 0. It has to be between 0.0001 and 1."),
        ("post", POST | {"fte": 12_000}, "Part of full time is 1.2. It has to be between 0.0001 and 1."),
        ("post", POST | {"pension": 10_100}, "Employer pension rate is 101%. It has to be between 0% and 100%."),
        (
            "post",
            POST | {"end": date(2027, 3, 31), "service_start": date(2027, 4, 1)},
            "Service began (1 April 2027) is after “End date” (31 March 2027). Change one.",
        ),
        ("freelancer", PAINTER | {"days": 3_101}, "Days a month is 31.01. It has to be between 0 and 31."),
        (
            "income_line",
            {"name": "Fees", "amount": 1, "start": date(2026, 4, 1), "probability": 101},
            "Likelihood is 101%. It has to be between 0% and 100%.",
        ),
        ("fund", {"name": "Other", "kind": "general"}, "There is one general fund already."),
        ("fund", {"name": "the pot", "kind": "designated"}, "There is another fund called “the pot”."),
        ("organisation", {"name": "Us", "policy_months_low": 400, "policy_months_high": 300}, "Reserves policy, least"),
        ("grant", {"title": "Core", "funder_id": 99}, "This row refers to another that is not in the file"),
        ("grant", {"title": "Core"}, "Funder is empty. Choose one from the list."),
    ],
)
def test_a_wrong_value_is_refused(session: Session, table: str, values: dict[str, Any], sentence: str) -> None:
    records.add(session, "fund", {"name": "The pot", "kind": FundKind.GENERAL})
    with pytest.raises(Refused) as refused:
        records.add(session, table, values)
    assert str(refused.value).startswith(sentence)
    assert len(records.rows(session, table)) == (1 if table == "fund" else 0)


def test_a_column_that_is_none_is_a_mistake_in_the_program(session: Session) -> None:
    with pytest.raises(KeyError):
        records.add(session, "cost_line", RENT | {"colour": "red"})
    with pytest.raises(KeyError):
        records.rows(session, "robots")
    with pytest.raises(TypeError):
        records.add(session, "cost_line", RENT | {"amount": "12"})


def test_end_before_start_is_seen_when_only_one_of_them_changes(session: Session) -> None:
    row_id = records.add(session, "cost_line", RENT)
    with pytest.raises(Refused, match="End date"):
        records.change(session, "cost_line", row_id, {"end": date(2026, 1, 1)})


def test_a_pasted_block_says_which_row_is_wrong_and_stores_none(session: Session) -> None:
    first = records.add(session, "cost_line", RENT)
    block: list[tuple[int | None, dict[str, Any]]] = [
        (first, {"amount": 5}),
        (None, RENT | {"name": "Heat"}),
        (None, RENT | {"amount": -1}),
    ]
    with pytest.raises(Refused, match="Row 3: Amount"):
        records.apply(session, "cost_line", block)
    assert [r["amount"] for r in records.rows(session, "cost_line")] == [120_000]
    assert len(records.apply(session, "cost_line", block[:2])) == 2


def test_names_that_differ_only_in_capitals_are_the_same(session: Session) -> None:
    first = records.add(session, "project", {"name": "Choir"})
    second = records.add(session, "project", {"name": "Clay"})
    with pytest.raises(Refused, match="There is another project called “CHOIR”"):
        records.change(session, "project", second, {"name": "CHOIR"})
    records.change(session, "project", first, {"name": "CHOIR"})
    with pytest.raises(Refused, match="This year is in the list already"):
        records.apply(session, "project_year", [(None, {"project_id": first, "year": 2026})] * 2)


def test_what_others_need_is_not_deleted(session: Session) -> None:
    funder = records.add(session, "funder", {"name": "Big Fund"})
    fund = records.add(session, "fund", {"name": "Wellbeing", "kind": FundKind.RESTRICTED})
    general = records.add(session, "fund", {"name": "General", "kind": FundKind.GENERAL})
    for title in ("One", "Two"):
        records.add(session, "grant", {"title": title, "funder_id": funder, "fund_id": fund})
    with pytest.raises(Refused, match="“Big Fund” still has 2 grants"):
        records.delete(session, "funder", [funder])
    with pytest.raises(Refused, match="“Wellbeing” still has 2 grants"):
        records.delete(session, "fund", [fund])
    with pytest.raises(Refused, match="general fund cannot be deleted"):
        records.delete(session, "fund", [general])
    with pytest.raises(Refused, match="stays general"):
        records.change(session, "fund", general, {"kind": FundKind.DESIGNATED})


def test_a_budget_line_has_one_target_and_a_new_one_takes_the_place_of_the_old(session: Session) -> None:
    funder = records.add(session, "funder", {"name": "A Trust"})
    grant = records.add(session, "grant", {"title": "Core", "funder_id": funder})
    post = records.add(session, "post", POST)
    with pytest.raises(Refused, match="Choose one thing that it is for: “Cost line”, “Post”"):
        records.add(session, "budget_line", {"grant_id": grant, "amount": 100})
    line = records.add(session, "budget_line", {"grant_id": grant, "amount": 100, "post_id": post})
    records.change(session, "budget_line", line, {"category": CostCategory.TRAVEL})
    assert records.get(session, "budget_line", line)["post_id"] is None


def test_a_row_that_is_gone_says_so(session: Session) -> None:
    with pytest.raises(Refused, match="This post is not in the file any more"):
        records.change(session, "post", 7, {"title": "x"})
    with pytest.raises(Refused, match="This fund is not in the file any more"):
        records.get(session, "fund", 7)


def test_awkward_text_is_kept_as_it_is(session: Session) -> None:
    text = "<b>R&D</b> \"x\" 'y' =1+1 😀 שלום \n" + "a" * 10_000
    row_id = records.add(session, "cost_line", RENT | {"note": text + "\x00\ud800"})
    assert records.get(session, "cost_line", row_id)["note"] == text


def test_nothing_is_written_when_nothing_changes(session: Session) -> None:
    row_id = records.add(session, "post", POST | {"pension_basis": PensionBasis.NONE})
    before = session.connection().connection.driver_connection
    assert before is not None
    count = before.total_changes
    records.change(session, "post", row_id, {"title": "Director"})
    assert before.total_changes == count


def test_the_last_resort_is_a_sentence_too() -> None:
    def said(text: str) -> str:
        return str(records.refusal(IntegrityError("INSERT", {}, Exception(text))))

    assert "Amount of the cost line" in said("CHECK constraint failed: ck_cost_line_amount_range")
    assert "same name" in said("UNIQUE constraint failed: fund.name")
    assert said("NOT NULL constraint failed: grant.title") == "Title is empty. Fill it in."
    assert "refers to another" in said("FOREIGN KEY constraint failed")
    assert "cannot be stored" in said("something new")


def test_a_date_of_birth_that_fits_no_job_is_refused(session: Session) -> None:
    post = {"title": "Lead", "salary": 30_000_00, "start": date(2020, 1, 1)}
    with pytest.raises(Refused, match=r"Date of birth is 2 January 2005, and the job began on 1 January 2020\."):
        records.add(session, "post", {**post, "born": date(2005, 1, 2)})
    with pytest.raises(Refused, match="15 to 100 years old"):
        records.add(session, "post", {**post, "born": date(1919, 12, 31)})
    assert records.add(session, "post", {**post, "born": date(2005, 1, 1)})
    assert records.add(session, "post", {**post, "born": date(2004, 6, 1), "service_start": date(2019, 6, 1)})
