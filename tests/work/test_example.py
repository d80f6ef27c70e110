"""An example made for a day: every date moves by whole months, and it tells the same story on any day."""

import calendar
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.dates import MONTH_NAMES, Month
from app.services.home.attention import attention
from app.services.home.due import due
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import outlook
from app.services.rows import records
from app.work.example import EXAMPLE, FREELANCER, example_form
from tests.example import AS_WRITTEN, EXAMPLE_DAY, fill_example
from tests.services.memory import close_session, memory_session

EXAMPLES = (EXAMPLE, FREELANCER)
THREE_DAYS = (date(2028, 2, 29), date(2026, 12, 31), date(2027, 4, 5))
YEAR = tuple(day for at in range(1, 13) for day in (date(2029, at, 1), Month(2029, at).last_day))
AGES = re.compile(rf"\b(?:(?:19|20)\d\d|{'|'.join(MONTH_NAMES)}|spring|summer|autumn|winter|Easter|Christmas)\b")


@dataclass(frozen=True)
class Story:
    """What an example tells on a day, with every day told as the months between."""

    runway: tuple[str, int | None, int | None]
    last_safe: int | None
    open_bids: frozenset[tuple[str, str]]
    attention: tuple[tuple[str, str, int], ...]
    due: tuple[tuple[str, str, bool, int], ...]


def story(source: Path, today: date) -> Story:
    session, rates, now = memory_session(), load_rates(), Month.of(today)
    try:
        fill_example(session, source, today)
        found = outlook(session, rates, today=today)
        looks = attention(session, rates, today, found)
        waits = due(session, today, decide_by=found.decide_by)
        short, safe = found.runway.first_short, found.last_safe_decision
        return Story(
            runway=(found.runway.state, found.runway.months, short - now if short else None),
            last_safe=Month.of(safe) - now if safe else None,
            open_bids=frozenset(
                (row["title"], row["stage"])
                for row in records.rows(session, "grant")
                if row["decision_due"] is not None and row["decision_due"] > today
            ),
            attention=tuple((item.level, item.table, item.id) for item in looks),
            due=tuple(sorted((item.kind, item.title, item.overdue, Month.of(item.date) - now) for item in waits)),
        )
    finally:
        close_session(session)


@pytest.mark.parametrize("source", EXAMPLES, ids=["charity", "freelancer"])
def test_the_story_is_the_same_on_any_day(source: Path) -> None:
    told = story(source, EXAMPLE_DAY)
    assert told.open_bids
    assert told.due
    assert told.runway[0] == "months"
    for today in (*THREE_DAYS, *YEAR):
        assert story(source, today) == told, today


def test_the_charity_has_a_hard_year_ahead_and_has_to_decide_soon() -> None:
    told = story(EXAMPLE, EXAMPLE_DAY)
    assert told.runway[2] == 9
    assert told.last_safe == 1
    assert {"close", "deadline", "decision", "payment", "report", "supervision", "training"} <= {
        kind for kind, *_ in told.due
    }
    assert [level for level, *_ in told.attention].count("red") == 1


def texts(value: object) -> Iterator[str]:
    """Every text in a form, its days, months and amounts apart."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif isinstance(value, str) and not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?|-?\d+\.\d\d", value):
        yield value


def days(value: Any, name: str = "") -> Iterator[tuple[str, date]]:
    """Every day in a form, with what it is called."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from days(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from days(inner, name)
    elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        yield name, date.fromisoformat(value)


@pytest.mark.parametrize("source", EXAMPLES, ids=["charity", "freelancer"])
def test_no_text_names_a_time_that_does_not_move(source: Path) -> None:
    form = json.loads(source.read_text(encoding="utf-8"))
    fixed = [found for text in texts(form) if (found := AGES.search(re.sub(r"\{[^{}]*\}", "", text)))]
    assert fixed == []


@pytest.mark.parametrize("today", THREE_DAYS)
@pytest.mark.parametrize("source", EXAMPLES, ids=["charity", "freelancer"])
def test_nothing_that_is_done_lies_ahead_and_nobody_works_at_the_weekend(source: Path, today: date) -> None:
    form = example_form(source, today)
    balance = date.fromisoformat(form["organisation"]["balance_date"])
    assert balance == Month.of(today).plus(-1).last_day
    assert not any("{" in re.sub(r"\{\{[a-z0-9-]+\}\}", "", text) for text in texts(form))
    for name, day in days(form):
        if name in {
            "received_on",
            "submitted_on",
            "awarded_on",
            "held_on",
            "completed_on",
            "created_on",
            "seen_on",
            "born",
        }:
            assert day <= balance, name
        if name in {"due", "deadline", "decision_due", "held_on", "received_on", "submitted_on", "planned_on"}:
            assert day.weekday() < calendar.SATURDAY, (name, day)


def test_on_the_day_of_the_file_dates_are_as_they_stand_there() -> None:
    for source in EXAMPLES:
        form = json.loads(source.read_text(encoding="utf-8"))
        assert list(days(example_form(source, AS_WRITTEN))) == list(days(form))


def made(tmp_path: Path, today: date, **more: Any) -> dict[str, Any]:
    """A small form made for a day; its balance is that of 30 November 2026."""
    path = tmp_path / "small.json"
    owner = {"balance_date": "2026-11-30", "year_start_month": 4, "leave_year_month": 1, "notice_months": 3}
    path.write_text(json.dumps({"organisation": owner, **more}), encoding="utf-8")
    return example_form(path, today)


@pytest.mark.parametrize(
    ("today", "written", "moved"),
    [
        (date(2027, 1, 9), "2026-11-30", "2026-12-31"),  # the last day stays the last
        (date(2027, 3, 9), "2026-11-30", "2027-02-28"),
        (date(2028, 3, 1), "2026-11-30", "2028-02-29"),
        (date(2027, 3, 9), "2026-11-29", "2027-02-28"),  # no 29 February
        (date(2028, 2, 29), "2026-11-15", "2028-01-15"),
        (date(2026, 12, 31), "2031-07-01", "2031-07-01"),
        (date(2026, 1, 1), "2026-11-30", "2025-12-31"),
    ],
)
def test_days_move_by_whole_months(tmp_path: Path, today: date, written: str, moved: str) -> None:
    assert made(tmp_path, today, rows=[{"start": written}])["rows"] == [{"start": moved}]


@pytest.mark.parametrize(
    ("written", "moved"),
    [
        ("2026-12-16", "2027-01-15"),  # 16 January 2027 is a Saturday
        ("2026-12-17", "2027-01-15"),
        ("2026-12-18", "2027-01-18"),
        ("2026-11-30", "2026-12-31"),
        ("2027-04-01", "2027-05-03"),  # a Saturday, and the Friday before is in April
        ("2027-04-02", "2027-05-03"),
        ("2026-12-31", "2027-01-29"),  # the last day is a Sunday
    ],
)
def test_what_somebody_does_lands_on_a_weekday_of_the_same_month(tmp_path: Path, written: str, moved: str) -> None:
    assert made(tmp_path, date(2027, 1, 4), rows=[{"due": written}])["rows"] == [{"due": moved}]


def test_years_months_and_words_move_along(tmp_path: Path) -> None:
    form = made(
        tmp_path,
        date(2027, 9, 30),
        year=2027,
        rises="2027-04",
        note="From {1 April 2027} to {August 2028}: {2026-27}, then {2027-28}; since {September 2024}.",
        used="{100 a month of the tax year, at most 1000}",
    )
    owner = {"balance_date": "2027-08-31", "year_start_month": 1, "leave_year_month": 10, "notice_months": 3}
    assert form["organisation"] == owner
    assert (form["year"], form["rises"]) == (2028, "2028-01")
    assert form["note"] == "From 1 January 2028 to May 2029: 2027, then 2028; since June 2025."
    assert form["used"] == "500.00"


@pytest.mark.parametrize(("today", "used"), [(date(2027, 4, 5), "1000.00"), (date(2027, 5, 1), "100.00")])
def test_the_allowance_is_that_of_the_tax_year_of_the_balance(tmp_path: Path, today: date, used: str) -> None:
    assert made(tmp_path, today, used="{100 a month of the tax year, at most 1000}")["used"] == used


def test_words_in_braces_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="next spring"):
        made(tmp_path, EXAMPLE_DAY, note="From {next spring}")
