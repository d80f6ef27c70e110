"""Table columns and form rows of stored columns: words, sort and bounds are those of `services.rows.fields`."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.dates import MONTH_NAMES
from app.services.rows.columns import columns
from app.services.rows.field import Field
from app.services.rows.fields import FIELDS
from app.ui.kit import kinds, short_kinds
from app.ui.kit.date_field import DateEdit
from app.ui.kit.form import Form
from app.ui.kit.kinds import Kind
from app.ui.kit.line_fields import LineField, MoneyEdit, MonthEdit, TextEdit
from app.ui.kit.pick_fields import Choice, YesNo
from app.ui.kit.words import Choices
from app.ui.table.column import Column

Today = Callable[[], date]


def stored_column(
    table: str,
    name: str,
    width: int = 0,
    *,
    today: Today = date.today,
    editable: bool = False,
    optional: bool | None = None,
    folds: bool = False,
    choices: Choices | None = None,
    reader: Kind | None = None,
    value: Callable[[Any], object] | None = None,
    tone: Callable[[Any], str] | None = None,
) -> Column:
    """A column of a table for a stored column; what is given takes the place of what is known of it.

    By default a new row must say it where the stored row must. `today` is what words such as `next fri` start from.
    """
    field, needed = FIELDS[table][name], columns(table)[name].needed
    may = not (needed or field.filled) if optional is None else optional
    made = reader or _short_kind(table, name, today, optional=may, choices=choices)
    return Column(
        name,
        field.heading,
        made.name,
        width,
        editable=editable,
        choices=_choices(table, name) if choices is None else choices,
        optional=may,
        folds=folds,
        value=value,
        tone=tone,
        reader=made,
        hint=field.hint or (field.label if field.short and not field.filled else ""),
    )


def stored_field(
    table: str, name: str, today: Today, parent: QWidget | None = None, *, optional: bool | None = None
) -> QWidget:
    """A field of a form for a stored column; it may be left empty where the column may, unless told otherwise."""
    info, field = columns(table)[name], FIELDS[table][name]
    may = (info.optional or info.kind == "text") and not field.filled if optional is None else optional
    makers: dict[str, Callable[[], QWidget]] = {
        "choice": lambda: Choice(_choices(table, name), parent),
        "yesno": lambda: YesNo(field.prompt, parent),
        "text": lambda: TextEdit(parent, optional=may),
        "money": lambda: MoneyEdit(parent, optional=may, least=field.low, alone=_has_frequency(table, name)),
        "date": lambda: DateEdit(parent, today=today, optional=may, sense=field.sense),
        "month": lambda: MonthEdit(parent, today=today, optional=may),
    }
    if field.unit == "month":
        return Choice(tuple(enumerate(MONTH_NAMES, start=1)), parent)
    if info.kind in makers:
        return makers[info.kind]()
    return LineField(stored_kind(table, name, today, optional=may), parent)


def stored_kind(table: str, name: str, today: Today, *, optional: bool = True, choices: Choices | None = None) -> Kind:
    """How the values of a stored column are typed and shown. Raises KeyError for a row, which a page has to offer."""
    info, field = columns(table)[name], FIELDS[table][name]
    units: dict[str, Callable[[], Kind]] = {
        "fte": short_kinds.part_of_full_time,
        "percent": short_kinds.whole_percent,
        "minutes": short_kinds.hours,
    }
    makers: dict[str, Callable[[], Kind]] = {
        "money": lambda: kinds.money(optional=optional, least=field.low, alone=_has_frequency(table, name)),
        "percent": lambda: kinds.percent(optional=optional, least=field.low, most=field.high),
        "hundredths": lambda: kinds.hundredths(optional=optional, least=field.low, most=field.high),
        "number": lambda: kinds.number(optional=optional, least=field.low, most=field.high),
        "date": lambda: kinds.day(today, optional=optional, sense=field.sense),
        "month": lambda: kinds.month(today, optional=optional),
        "choice": lambda: kinds.choice(_choices(table, name) if choices is None else choices, optional=optional),
        "yesno": kinds.yes_no,
        "text": lambda: kinds.words(optional=optional),
    }
    return units[field.unit]() if field.unit in units else makers[info.kind]()


def _has_frequency(table: str, name: str) -> bool:
    """Whether how often an amount comes round is stored beside it."""
    return name == "amount" and "frequency" in columns(table)


class StoredForm(Form):
    """A form of columns of one stored table, each under its own words; `today` is what words for a day start from.

    A number whose column is in `nothing` may be left empty, and means 0 then. A row that is chosen by typing its name
    goes by its column without `_id`.
    """

    nothing: frozenset[str] = frozenset()

    def __init__(self, table: str, today: Today, parent: QWidget | None = None, *, spacing: int = 12) -> None:
        super().__init__(parent, spacing=spacing)
        self._table, self._today = table, today

    def add_stored(self, name: str, field: QWidget | None = None, *, titled: bool = True) -> QWidget:
        """Add the field of a column, or another one for it. Untitled, its words are for a screen reader only."""
        known = self._known(name)
        made = field or self._made(name)
        if not titled:
            made.setAccessibleName(known.label)
        return self.add(name, known.prompt if titled else "", made, hint=known.hint)

    def add_stored_beside(self, *names: str, **fields: QWidget) -> None:
        """Add the fields of several columns on one line, in the order named; `fields` are those made by the page."""
        self.add_beside(*((name, self._known(name).prompt, fields.get(name) or self._made(name)) for name in names))

    def _known(self, name: str) -> Field:
        known = FIELDS[self._table]
        return known[name if name in known else f"{name}_id"]

    def _made(self, name: str) -> QWidget:
        optional = True if name in self.nothing else None
        return stored_field(self._table, name, self._today, self, optional=optional)


def _choices(table: str, name: str) -> Choices:
    return tuple((each, each.label) for each in columns(table)[name].choices or ())


def _short_kind(table: str, name: str, today: Today, *, optional: bool, choices: Choices | None) -> Kind:
    """As `stored_kind`, days and months written short."""
    match columns(table)[name].kind:
        case "date":
            return short_kinds.short_day(today, optional=optional, sense=FIELDS[table][name].sense)
        case "month":
            return short_kinds.short_month(today)
        case _:
            return stored_kind(table, name, today, optional=optional, choices=choices)
