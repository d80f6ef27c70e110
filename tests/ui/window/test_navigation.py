"""When the file was last changed, in few words."""

from datetime import date, datetime

import pytest

from app.ui.window.navigation import saved_words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2027, 1, 1, 21, 4), "Saved · today 21:04"),  # noqa: DTZ001 - the reader's own time
        (datetime(2026, 12, 31, 0, 5), "Saved · 31 December 2026"),  # noqa: DTZ001 - the same
    ],
)
def test_on_new_years_day(moment: datetime, words: str) -> None:
    assert saved_words(moment, date(2027, 1, 1)) == words


def test_days_before() -> None:
    moment = datetime(2026, 11, 18, 9, 30)  # noqa: DTZ001 - the reader's own time
    assert saved_words(moment, date(2026, 11, 19)) == "Saved · yesterday 09:30"
    assert saved_words(moment, date(2026, 11, 20)) == "Saved · 18 Nov 09:30"
