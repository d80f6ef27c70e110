"""Tests of complete months and years of service, and of the age that counts at the end of a job."""

from datetime import date

import pytest

from app.planning.law.service_length import NotYetStarted, age_at_end_of, complete_months, complete_years


@pytest.mark.parametrize(
    ("start", "last_day", "years"),
    [
        (date(2020, 4, 6), date(2022, 4, 5), 2),
        (date(2020, 4, 6), date(2022, 4, 4), 1),
        (date(2020, 1, 1), date(2021, 12, 31), 2),
        (date(2024, 2, 29), date(2025, 2, 27), 0),
        (date(2024, 2, 29), date(2025, 2, 28), 1),
        (date(2026, 5, 1), date(2026, 5, 1), 0),
    ],
)
def test_both_the_first_and_the_last_day_count_as_service(start: date, last_day: date, years: int) -> None:
    assert complete_years(start, last_day) == years


def test_a_job_that_ends_the_day_before_a_birthday_counts_as_ending_on_it() -> None:
    assert age_at_end_of(date(1984, 6, 10), date(2026, 6, 8)) == 41
    assert age_at_end_of(date(1984, 6, 10), date(2026, 6, 9)) == 42


def test_a_start_or_a_birth_after_the_end_is_refused() -> None:
    with pytest.raises(NotYetStarted, match=r"starts on 2 May 2026, after 1 May 2026\. Check both days"):
        complete_months(date(2026, 5, 2), date(2026, 5, 1))
    with pytest.raises(NotYetStarted, match="date of birth, 2 May 2026, is after"):
        age_at_end_of(date(2026, 5, 2), date(2026, 5, 1))
