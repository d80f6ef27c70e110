"""The common ground of every stored table: its id, and columns whose type says what the number means."""

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, Dialect, Integer, MetaData, String, TypeDecorator, text
from sqlalchemy import Enum as SqlEnum
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

from app.dates import Month
from app.models.choices import Choice
from app.money import LIMIT_PENCE


class Base(DeclarativeBase):
    """A table of the organisation file. Every row has a whole-number id that means nothing outside the file."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-1)


class Pence(TypeDecorator[int]):
    """Money in whole pence."""

    impl = Integer
    cache_ok = True


class BasisPoints(TypeDecorator[int]):
    """A per cent in hundredths: 10000 is the whole."""

    impl = Integer
    cache_ok = True


class Hundredths(TypeDecorator[int]):
    """A count that may have two decimals (days, months of cover, people), stored times one hundred."""

    impl = Integer
    cache_ok = True


class MonthText(TypeDecorator[Month]):
    """A calendar month, stored as `2026-04`."""

    impl = String(7)
    cache_ok = True

    def process_bind_param(self, value: Month | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Month to text."""
        return None if value is None else str(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Month | None:  # noqa: ARG002 - SQLAlchemy's signature
        """Text to month."""
        return None if value is None else Month.parse(value)


def choice(kind: type[Choice], **options: Any) -> MappedColumn[Any]:
    """A column that holds one of the named choices, checked by the database too."""
    stored = SqlEnum(
        kind,
        native_enum=False,
        create_constraint=True,
        name=kind.__name__.lower(),
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )
    return mapped_column(stored, **options)


def between(column: str, low: int, high: int) -> CheckConstraint:
    """A bound that the database keeps; empty is allowed where the column allows it."""
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=f"{column}_range")


def amount(column: str) -> CheckConstraint:
    """Money that is never negative and never over £1bn."""
    return between(column, 0, LIMIT_PENCE)


def balance(column: str) -> CheckConstraint:
    """Money that may be overdrawn, never beyond £1bn either way."""
    return between(column, -LIMIT_PENCE, LIMIT_PENCE)


def switch(*, on: bool = False) -> MappedColumn[Any]:
    """Yes or no, as a column added after the first release: rows written before it have the default too."""
    return mapped_column(default=on, server_default=text(str(int(on))))


def later(kind: Any, default: int = 0) -> MappedColumn[Any]:
    """A number as a column added after the first release: rows written before it have the default too."""
    return mapped_column(kind, default=default, server_default=text(str(default)))


def not_blank(column: str) -> CheckConstraint:
    """A name that says something."""
    return CheckConstraint(f"length(trim({column})) > 0", name=f"{column}_not_blank")


def in_order(start: str, end: str) -> CheckConstraint:
    """A time that does not end before it starts; either side may be open."""
    first, last = f'"{start}"', f'"{end}"'  # END is a word of SQL
    return CheckConstraint(f"{first} IS NULL OR {last} IS NULL OR {first} <= {last}", name=f"{end}_after_{start}")


OptionalDate = date | None
