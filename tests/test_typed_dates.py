"""Tests of dates as people type them: what is read, what is asked about, and which day is meant for what."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.dates import EARLIEST, LATEST, DateError, Month, format_date
from app.typed_dates import DaySense, is_month_alone, lacks_a_year, moves_with_today, parse_date

SATURDAY = date(2026, 11, 21)
DAYS = st.dates(EARLIEST, LATEST)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12/3/27", date(2027, 3, 12)),
        ("12.03.2027", date(2027, 3, 12)),
        ("12-3-2027", date(2027, 3, 12)),
        ("2027-03-12", date(2027, 3, 12)),
        ("2027-03-12T00:00:00", date(2027, 3, 12)),
        ("2027-03-12 09:30:00.000Z", date(2027, 3, 12)),
        ("12 March 2027", date(2027, 3, 12)),
        ("Friday 12 March 2027", date(2027, 3, 12)),
        ("fri, 12 mar 27", date(2027, 3, 12)),
        ("1st April 2026", date(2026, 4, 1)),
        ("the 1st", None),
        ("April 2026", date(2026, 4, 1)),
        ("30th of Sept 2026", date(2026, 9, 30)),
        ("March 12, 2027", date(2027, 3, 12)),
        ("31/12/69", date(2069, 12, 31)),
        ("1/1/70", date(1970, 1, 1)),
        ("today", SATURDAY),
        ("Tomorrow", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 20)),
        ("fri", date(2026, 11, 27)),
        ("next Friday", date(2026, 11, 27)),
        ("saturday", date(2026, 11, 28)),
        ("tues", date(2026, 11, 24)),
        ("in 6 weeks", date(2027, 1, 2)),
        ("in 1 day", date(2026, 11, 22)),
        ("in 3 months", date(2027, 2, 21)),
        ("in 2 years", date(2028, 11, 21)),
        ("29/2/2028", date(2028, 2, 29)),
        ("29/2/2027", None),
        ("31 April 2027", None),
        ("12/13/2027", None),
        ("month", None),
        ("friends", None),
        ("sunshine", None),
        ("monkey 3 March 2027", None),
        ("2027-03-12 or so", None),
        ("March", None),
        ("Mar-27", date(2027, 3, 1)),
        ("2027-03", date(2027, 3, 1)),
        ("3/2027", date(2027, 3, 1)),
        ("Mon 21 December 2026", date(2026, 12, 21)),
        ("Sat 21/11/2026", SATURDAY),
        ("the 1st of April 2026", date(2026, 4, 1)),
        ("3/27", None),
        ("31 sometime", None),
        ("2027-13", None),
        ("Mon March 2027", None),
        ("2027", None),
        ("", None),
        ("1/1/1899", None),
        ("1 May 2200", None),
        ("in 999 years", None),
        ("0/0/0000", None),
    ],
)
def test_a_date_is_read_as_people_type_it(typed: str, day: date | None) -> None:
    if day is not None:
        assert parse_date(typed, SATURDAY) == day
        return
    with pytest.raises(DateError) as refused:
        parse_date(typed, SATURDAY)
    assert str(refused.value).endswith(".")


@given(st.text(max_size=40))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        day = parse_date(text, SATURDAY)
    except DateError:
        return
    assert EARLIEST <= day <= LATEST


@given(DAYS)
def test_what_is_printed_reads_back(day: date) -> None:
    assert parse_date(format_date(day), SATURDAY) == day
    assert parse_date(day.isoformat(), SATURDAY) == day
    assert parse_date(f"{day:%d/%m/%Y}", SATURDAY) == day


@given(st.dates(date(2026, 1, 1), date(2027, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_next_one_after_today(today: date, weekday: int) -> None:
    name = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[weekday]
    found = parse_date(name, today)
    assert found.weekday() == weekday
    assert today < found <= today + timedelta(days=7)


@pytest.mark.parametrize("typed", ["March 2027", "mar 2027", "Mar-27", "Mar 27", "2027-03", "03/2027", "3.2027"])
def test_a_month_alone_is_its_first_day_and_as_an_end_its_last(typed: str) -> None:
    days = {sense: parse_date(typed, SATURDAY, sense) for sense in DaySense}
    first, last = date(2027, 3, 1), date(2027, 3, 31)
    assert days == {
        DaySense.ANY: first,
        DaySense.AHEAD: first,
        DaySense.PAST: first,
        DaySense.END: last,
        DaySense.BALANCE: last,
    }


@given(DAYS, st.sampled_from(DaySense))
def test_the_end_of_a_month_in_words_is_its_last_day_whatever_it_is_for(day: date, sense: DaySense) -> None:
    month = Month.of(day)
    assert parse_date(f"end of {month.label}", SATURDAY, sense) == month.last_day
    assert parse_date(f"beginning of {month.label}", SATURDAY, sense) == month.first_day
    assert parse_date(format_date(day), SATURDAY, sense) == day


@pytest.mark.parametrize(
    ("typed", "nearest", "past", "ahead"),
    [
        ("31 oct", date(2026, 10, 31), date(2026, 10, 31), date(2027, 10, 31)),
        ("oct 31st", date(2026, 10, 31), date(2026, 10, 31), date(2027, 10, 31)),
        ("31/10", date(2026, 10, 31), date(2026, 10, 31), date(2027, 10, 31)),
        ("1st of January", date(2027, 1, 1), date(2026, 1, 1), date(2027, 1, 1)),
        ("21 Nov", SATURDAY, SATURDAY, SATURDAY),
        ("Sun 31 Jan", date(2027, 1, 31), None, date(2027, 1, 31)),
        ("29 Feb", date(2028, 2, 29), date(2024, 2, 29), date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_nearest_that_makes_sense(
    typed: str, nearest: date, past: date | None, ahead: date
) -> None:
    assert parse_date(typed, SATURDAY) == nearest
    assert parse_date(typed, SATURDAY, DaySense.AHEAD) == parse_date(typed, SATURDAY, DaySense.END) == ahead
    if past is not None:
        assert parse_date(typed, SATURDAY, DaySense.PAST) == parse_date(typed, SATURDAY, DaySense.BALANCE) == past


@given(DAYS, st.dates(date(1910, 1, 1), date(2190, 1, 1)))
def test_a_day_without_a_year_lies_within_a_year_where_it_belongs(day: date, today: date) -> None:
    typed, reach = f"{day.day}/{day.month}", timedelta(days=366 if (day.month, day.day) != (2, 29) else 8 * 366)
    assert today - reach <= parse_date(typed, today, DaySense.PAST) <= today
    assert today <= parse_date(typed, today, DaySense.AHEAD) <= today + reach
    assert abs(parse_date(typed, today) - today) <= reach / 2 + timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "is_a"), [("Mon 1 April 2026", "Wednesday"), ("fri 12/3/2026", "Thursday"), ("Tues, 31 Oct", "Saturday")]
)
def test_a_date_on_another_day_of_the_week_is_asked_about(typed: str, is_a: str) -> None:
    with pytest.raises(DateError, match=f" is a {is_a}, not a .*Check the date"):
        parse_date(typed, SATURDAY)


def test_what_a_text_leaves_open_is_known() -> None:
    texts = ("tomorrow", "next fri", "Mar-27", "end of March 2027", "31 oct", "Sat 31/10", "31/10/2026", "Rent")
    assert [moves_with_today(text) for text in texts] == [True, True, *(False,) * 6]
    assert [is_month_alone(text) for text in texts] == [False, False, True, True, *(False,) * 4]
    assert [lacks_a_year(text) for text in texts] == [*(False,) * 4, True, True, False, False]
