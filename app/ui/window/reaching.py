"""Going to a place on its page: the part, the row that is meant, the card brought into sight, the field focused."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.places import PLACES, Spot, field_of, outwards, spots
from app.services.rows import records
from app.ui.desk.page import Page
from app.ui.desk.side_panel import Section
from app.ui.kit.cards import Card
from app.ui.kit.form import Form
from app.ui.kit.scrolling import scroll_soon
from app.ui.table.view import Table

_EDITS = {place.id: place.edits for place in PLACES}


def reach(page: Page, reference: str, row: int | None = None) -> None:
    """Show where a reference of `app.places` leads on the page that is shown, with the row where one is meant.

    Raises Refused when the file cannot be read just now.
    """
    spot = _spot(page, reference)
    if _enter(page, spot, row):
        return
    if spot.column or (spot.place.is_card and not spot.table):
        _open_a_row(page, spot)
        if spot.place.is_card and not _in_sight(page, spot):
            page.show_card(spot.place.key, row)
        if _widget_of(page, spot).isVisibleTo(page):
            _point_at(page, spot, row)
        else:
            _begin_first(page, spot)


def _begin_first(page: Page, spot: Spot) -> None:
    """What shows one row or an answer is not there before the first: say so, and put the keys where the page begins."""
    page.desk.say(f"There is nothing for “{spot.place.name}” yet. Add the first on this page.")
    if (step := _first_field(page)) is not None:
        step.setFocus()


def _enter(page: Page, spot: Spot, row: int | None) -> bool:
    """Show the part, and there the row or the card that is meant; whether the page has led on from there itself."""
    part = next((place for place in outwards(spot.place) if place.is_part), None)
    if part is not None:
        page.show_part(part.key)
    if not spot.table:
        return page.show_card(spot.place.key, row)
    if row is not None or not spot.column:
        page.show_record(spot.table, row)
    return False


def _point_at(page: Page, spot: Spot, row: int | None) -> None:
    """Put the keys into the field, or the first one of the card, and bring it into sight."""
    place = _widget_of(page, spot)
    wanted = _field(page, spot) if spot.column else None
    target = (_first_field(wanted) if wanted is not None else None) or _first_field(place)
    if target is not None:
        _focus(target, spot.column, row)
    if spot.column and target is not None:
        scroll_soon(_card_around(target, place), target)
    else:
        scroll_soon(place, None)


def _spot(page: Page, reference: str) -> Spot:
    """The place whose card has the field; one of several, the first where none has."""
    found = spots(reference)
    return next((spot for spot in found if spot.column and any(_fields(page, spot))), found[0])


def _open_a_row(page: Page, spot: Spot) -> None:
    """Where the place shows one row and none is open yet, open the first of its table, or of what it lies in."""
    tables = [spot.table] if spot.table else []
    tables += [table for place in outwards(spot.place) for table in place.edits if "." not in table]
    for table in tables:
        if _in_sight(page, spot):
            return
        if stored := page.desk.workspace.read(records.rows, table):
            page.show_record(table, stored[0].id)


def _in_sight(page: Page, spot: Spot) -> bool:
    """Whether what is meant can be seen, were it scrolled to."""
    wanted = next(_fields(page, spot), None) if spot.column else None
    if wanted is not None:
        return _field(page, spot) is not None
    return _widget_of(page, spot).isVisibleTo(page)


def _widget_of(page: Page, spot: Spot) -> QWidget:
    """The card or the part; the page itself where it has none of its own."""
    found = page.findChild(QWidget, spot.place.id)
    return found if isinstance(found, QWidget) else page


def _field(page: Page, spot: Spot) -> QWidget | None:
    """The widget in sight that edits the column."""
    return next((each for each in _fields(page, spot) if each.isVisibleTo(page)), None)


def _fields(page: Page, spot: Spot) -> Iterator[QWidget]:
    """What edits the column in its place: a widget that bears its reference, a field of a form, or a table."""
    around = _widget_of(page, spot)
    yield from around.findChildren(QWidget, field_of(spot.table, spot.column))
    has_forms = spot.table == spot.place.edits[0] or f"{spot.table}.{spot.column}" in spot.place.edits
    for form in around.findChildren(Form) if has_forms else ():
        if spot.column in form.values() and _belongs(form, around, spot.table):
            yield form.row(spot.column).field
    for table in around.findChildren(Table):
        columns = {column.key for column in table.rows_model().columns if column.editable}
        if spot.column in columns and _belongs(table, around, spot.table):
            yield table


def _belongs(widget: QWidget, around: QWidget, table: str) -> bool:
    """Whether no card between them is for the rows of another table."""
    inner: QWidget | None = widget
    while inner is not None and inner is not around:
        edits = _EDITS.get(inner.objectName())
        if edits and table not in edits:
            return False
        inner = inner.parentWidget()
    return True


def _first_field(around: QWidget) -> QWidget | None:
    """The first widget there that takes the keys, itself included."""
    return next(
        (
            each
            for each in (around, *around.findChildren(QWidget))
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
        ),
        None,
    )


def _focus(widget: QWidget, column: str, row: int | None) -> None:
    """Put the keys there; in a table, into a cell of the column."""
    if isinstance(widget, Table):
        _choose_cell(widget, column, row)
    widget.setFocus()


def _choose_cell(table: Table, column: str, row: int | None) -> None:
    """The cell of the row that is meant, of the one that is current, of the first, or of the row that adds."""
    model = table.rows_model()
    known = column if column in {each.key for each in model.columns} else ""
    key = row if row is not None else table.current_key()
    if table.select_key(model.key_at(0) if model.row_of(key) is None else key, known):
        return
    if table.move_to_blank() and known:
        table.setCurrentIndex(model.index(table.currentIndex().row(), model.column_of(known)))


def _card_around(field: QWidget, place: QWidget) -> QWidget | None:
    """The card of a place that a field stands in, where there is one."""
    inner: QWidget | None = field
    while inner is not None and inner is not place and inner.objectName() not in _EDITS:
        inner = inner.parentWidget()
    return inner if isinstance(inner, Card | Section) else None
