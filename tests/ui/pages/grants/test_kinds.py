"""Chances, likelihoods, hours and short dates are read and shown as people write them."""

from datetime import date

import pytest

from app.dates import Month
from app.problems import Refused
from app.ui.kit.kinds import Kind
from app.ui.kit.short_kinds import hours, short_day, short_month, whole_percent
from app.ui.pages.grants.kinds import likelihood
from app.ui.table.live_choices import LiveChoices, live_choice


def today() -> date:
    return date(2026, 12, 1)


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        (whole_percent(), "60%", 60, "60%"),
        (whole_percent(), "0", 0, "0%"),
        (likelihood(), "Certain", (True, 100), "Certain"),
        (likelihood(), "100%", (True, 100), "Certain"),
        (likelihood(), "35", (False, 35), "35%"),
        (hours(), "1.5", 90, "1.5"),
        (hours(), "0.33", 20, "0.33"),
        (short_day(today), "30/9/26", date(2026, 9, 30), "30 Sep 2026"),
        (short_month(today), "4/27", Month(2027, 4), "Apr 27"),
    ],
)
def test_what_is_typed_is_shown_and_reads_back(kind: Kind, typed: str, value: object, shown: str) -> None:
    assert kind.parse(typed) == value
    assert kind.text(value) == shown
    assert kind.parse(shown) == value


@pytest.mark.parametrize("typed", ["101%", "-1", "33.3%", "maybe", ""])
def test_what_is_no_chance_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        whole_percent().parse(typed)
    with pytest.raises(Refused):
        likelihood().parse(typed)


def test_choices_may_change_while_they_are_shown() -> None:
    choices = LiveChoices([(1, "Rent")])
    kind = live_choice(choices)
    choices.set([(1, "Rent and rates"), (2, "Heat")])
    assert (kind.text(1), kind.parse("heat"), kind.text(3)) == ("Rent and rates", 2, "")
    assert (len(choices), choices[1]) == (2, (2, "Heat"))
