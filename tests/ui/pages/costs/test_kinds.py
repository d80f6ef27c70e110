"""The cells of the cost tables read what people type and write it back the same."""

from datetime import date

import pytest

from app.problems import Refused
from app.ui.kit.short_kinds import birthday, part_of_full_time, short_day, whole_pounds
from app.ui.pages.costs.kinds import SPLIT, Bearers


def bearers() -> Bearers:
    made = Bearers()
    made.set_projects({7: "Art club", 3: "Youth 12%"})
    return made


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ((), "Core"),
        (((7, 10_000),), "Art club"),
        (((7, 6_000),), "60% Art club · 40% Core"),
        (((7, 6_025), (3, 3_975)), "60.25% Art club · 39.75% Youth 12%"),
        (SPLIT, "Split …"),
    ],
)
def test_who_bears_a_cost_reads_back(value: object, shown: str) -> None:
    kind = bearers().kind()
    assert kind.text(value) == shown
    assert kind.parse(shown) == value


def test_who_bears_a_cost_is_asked_anew() -> None:
    asked = bearers()
    kind = asked.kind()
    asked.set_projects({7: "Pottery"})
    assert kind.parse("pottery") == ((7, 10_000),)
    assert [label for _, label in asked.choices] == ["Core", "Pottery", "Split …"]
    with pytest.raises(Refused, match="“Art club” is not a project"):
        kind.parse("Art club")
    assert kind.parse("") == ()


@pytest.mark.parametrize(
    ("typed", "points"),
    [("0.6", 6_000), ("1", 10_000), (".4286", 4_286), ("60%", 6_000), ("21/35", 6_000), ("1.0", 10_000)],
)
def test_part_of_full_time(typed: str, points: int) -> None:
    kind = part_of_full_time()
    assert kind.parse(typed) == points
    assert kind.parse(kind.text(points)) == points


@pytest.mark.parametrize("typed", ["0", "1.2", "37.5", "half", "21/0", ".", "0.60001", "40/35", "-0.5"])
def test_an_impossible_part_of_full_time_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="such as 0"):
        part_of_full_time().parse(typed)


def test_short_days_and_whole_pounds_lose_nothing_when_copied() -> None:
    day = short_day(lambda: date(2026, 11, 20))
    assert day.text(date(2026, 9, 30)) == "30 Sep 2026"
    assert day.parse("30 Sep 2026") == date(2026, 9, 30)
    assert day.plain(date(2026, 9, 30)) == "2026-09-30"
    pounds = whole_pounds()
    assert pounds.text(123_456) == "£1,235"
    assert pounds.plain(123_456) == "1234.56"


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("3/2/65", date(1965, 2, 3)),
        ("29 feb 64", date(1964, 2, 29)),
        ("17/5/86", date(1986, 5, 17)),
        ("1/4/08", date(2008, 4, 1)),
        ("3/2/1965", date(1965, 2, 3)),
    ],
)
def test_a_date_of_birth_lies_in_the_past(typed: str, born: date) -> None:
    assert birthday(lambda: date(2026, 12, 1)).parse(typed) == born


def test_a_date_of_birth_to_come_is_refused() -> None:
    kind = birthday(lambda: date(2026, 12, 1))
    with pytest.raises(Refused, match="lies in the past"):
        kind.parse("3/2/2065")
    assert kind.parse("") is None
