"""The words and bounds of the screen cover every stored column and say the same as the database's own constraints."""

import re

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint

from app.models.schema import TABLES
from app.services.rows.columns import columns, stored_table
from app.services.rows.fields import FIELDS, ONE_OF, ORDERED, UNIQUE
from app.services.rows.nouns import NOUNS

NAMES = [table.__tablename__ for table in TABLES]


def _checks(table: str) -> dict[str, str]:
    return {
        str(constraint.name): str(constraint.sqltext)
        for constraint in stored_table(table).constraints
        if isinstance(constraint, CheckConstraint)
    }


@pytest.mark.parametrize("table", NAMES)
def test_every_column_has_its_label(table: str) -> None:
    assert set(FIELDS[table]) == set(columns(table))
    assert table in NOUNS
    assert all(field.label for field in FIELDS[table].values())


@pytest.mark.parametrize("table", NAMES)
def test_bounds_are_those_of_the_database(table: str) -> None:
    stored = {
        match[1]: (int(match[2]), int(match[3]))
        for text in _checks(table).values()
        if (match := re.fullmatch(r"(\w+) BETWEEN (-?\d+) AND (-?\d+)", text))
    }
    said = {name: (field.low, field.high) for name, field in FIELDS[table].items() if field.low is not None}
    assert said == stored


@pytest.mark.parametrize("table", NAMES)
def test_what_may_not_be_blank_is_that_of_the_database(table: str) -> None:
    stored = {match[1] for text in _checks(table).values() if (match := re.match(r"length\(trim\((\w+)\)\)", text))}
    assert {name for name, field in FIELDS[table].items() if field.filled} == stored


@pytest.mark.parametrize("table", NAMES)
def test_rules_over_several_columns_are_those_of_the_database(table: str) -> None:
    texts = _checks(table)
    assert (table in ORDERED) == any("<=" in text for text in texts.values())
    assert (table in ONE_OF) == any("= 1" in text and "+" in text for text in texts.values())
    unique = {
        tuple(column.name for column in constraint.columns)
        for constraint in stored_table(table).constraints
        if isinstance(constraint, UniqueConstraint)
    }
    assert set(UNIQUE.get(table, ())) == unique
