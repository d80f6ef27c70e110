"""The columns of a table: what each shows, how it is read, and which row objects they take their values from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.ui.kit import kinds
from app.ui.kit.kinds import Kind
from app.ui.kit.words import Choices


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Kinds: text, money, date, month, percent, number, hundredths, choice, yesno."""

    key: str
    """The name of the value in the row, and in what `edited`, `added` and `pasted` hand over."""
    heading: str
    kind: str = "text"
    width: int = 0
    """Pixels on an ordinary screen; 0 shares what is left."""
    editable: bool = False
    choices: Choices = ()
    align: str = ""
    """left, right or centre; by default numbers stand on the right."""
    optional: bool = True
    """Whether the value may be left empty; a row is added once every column that may not has its value."""
    value: Callable[[Any], object] | None = None
    """Works the value out from the row; by default it is the attribute or item called `key`."""
    tone: Callable[[Any], str] | None = None
    """Gives `soft`, `amber`, `red` or `primary` for a row whose words deserve it; words must say it too."""
    reader: Kind | None = None
    """A kind with bounds of its own, such as `kinds.money(least=0)`."""
    hint: str = ""
    """Shown over the heading."""
    folds: bool = False
    """Whether a fitted table leaves it out while it is empty in every row, or where it would cut names beside it."""

    def value_of(self, row: object) -> object:
        """The native value in a row, which may be a mapping or an object."""
        if self.value is not None:
            return self.value(row)
        return row.get(self.key) if isinstance(row, Mapping) else getattr(row, self.key)


@dataclass(frozen=True, slots=True)
class RowMark:
    """What a row lacks: the column that wants filling in, a few words (`no amount`), and the sentence in full."""

    column: str
    lacks: str
    sentence: str


def kind_of(column: Column, today: Callable[[], date]) -> Kind:
    """How a column reads and shows its values. Raises KeyError for a kind there is not."""
    if column.reader is not None:
        return column.reader
    optional = column.optional
    makers: dict[str, Callable[[], Kind]] = {
        "text": lambda: kinds.words(optional=optional),
        "money": lambda: kinds.money(optional=optional),
        "date": lambda: kinds.day(today, optional=optional),
        "month": lambda: kinds.month(today, optional=optional),
        "percent": lambda: kinds.percent(optional=optional),
        "number": lambda: kinds.number(optional=optional),
        "hundredths": lambda: kinds.hundredths(optional=optional),
        "choice": lambda: kinds.choice(column.choices, optional=optional),
        "yesno": kinds.yes_no,
    }
    return makers[column.kind]()
