"""Rows under the headings that are not data: units, repeated headings, totals, examples, headings of sections."""

import re
from collections.abc import Sequence

from app.exchange.files.cells import Cell
from app.exchange.lists.field import ListKind
from app.exchange.lists.headings import plain
from app.text import quoted

_SURE_TOTAL = re.compile(r"(?:(?:grand|sub|overall) )?totals?|subtotals?")
_TOTAL_OF = re.compile(
    r"(?:(?:grand|sub) )?total (?:\w+ ){0,5}(?:costs?|expenditure|expenses|income|spend|budget|overheads|grants?"
    r"|funding|amounts?|salaries|pay|staff|receipts|payments|outgoings|awarded|requested|premises|fees|year|\d{4}|\d{2})"
)
_UNIT = re.compile(
    r"[(\[].{0,60}[)\]]|£|%|[£€]?0?\.?0*|dd[/-]mm[/-]yy(?:yy)?|gbp|yes/no|y/n|text|date|number",
    re.IGNORECASE | re.DOTALL,
)
_EXAMPLE = re.compile(r"(?:(?:for )?example(?:\s*\d+)?(?:\s*[:.–-].*)?|e\.g\..*)", re.IGNORECASE)
_PLACEHOLDERS = frozenset({"please select an option", "please select", "select", "choose an item.", "-", "–"})


class Skipper:
    """Decides for each row of one list whether it is data, and remembers in sentences what it left out."""

    def __init__(self, kind: ListKind, columns: Sequence[tuple[int, str]], headings: Sequence[str]) -> None:
        self.notes: list[str] = []
        self._columns = columns
        self._headings = tuple(plain(heading) for heading in headings)
        self._kinds = {index: kind.by_name[name].kind for index, name in columns}
        names = (index for index, name in columns if kind.by_name[name].required and self._kinds[index] == "text")
        self._name_at = next(names, -1)

    def leaves_out(self, rows: Sequence[Sequence[Cell]], at: int) -> bool:
        """Whether the row at this place, which has cells, is not data."""
        row = rows[at]
        mapped = {index: row[index] for index, _ in self._columns if index < len(row) and not _is_blank(row[index])}
        if not mapped:
            return True
        texts = [cell for cell in row if isinstance(cell, str)]
        if len(texts) == sum(cell is not None for cell in row) and self._is_heading_again(row, texts):
            return True
        return self._is_total(row, mapped, at) or self._is_example(row, at) or self._is_section(rows, at, mapped)

    def _is_heading_again(self, row: Sequence[Cell], texts: Sequence[str]) -> bool:
        if all(_UNIT.fullmatch(text.strip()) for text in texts):
            return True
        filled = [(index, plain(cell)) for index, cell in enumerate(row) if isinstance(cell, str)]
        return all(index < len(self._headings) and self._headings[index] == text for index, text in filled)

    def _is_total(self, row: Sequence[Cell], mapped: dict[int, Cell], at: int) -> bool:
        named = {index: plain(cell) for index, cell in enumerate(row) if isinstance(cell, str) and len(cell) < 80}
        label = next((text for text in named.values() if _SURE_TOTAL.fullmatch(text) or _TOTAL_OF.fullmatch(text)), "")
        figures = {"money", "number", "percent"}
        if not label or any(self._kinds[index] not in figures and named.get(index) != label for index in mapped):
            return False
        self.notes.append(f"Row {at + 1} is a total (“{label}”) and is left out.")
        return True

    def _is_example(self, row: Sequence[Cell], at: int) -> bool:
        first = next((cell for cell in row if cell is not None), None)
        if not isinstance(first, str) or not _EXAMPLE.fullmatch(first.strip()[:80]):
            return False
        self.notes.append(f"Row {at + 1} is marked as an example and is left out.")
        return True

    def _is_section(self, rows: Sequence[Sequence[Cell]], at: int, mapped: dict[int, Cell]) -> bool:
        """A name alone that stands over other rows: after a gap, in capitals, or with a colon."""
        name = mapped.get(self._name_at)
        if not isinstance(name, str) or sum(cell is not None for cell in rows[at]) != 1:
            return False
        followed = at + 1 < len(rows) and sum(cell is not None for cell in rows[at + 1]) > 1
        if not followed or not (name.strip().endswith(":") or name.isupper() or not rows[at - 1]):
            return False
        self.notes.append(f"Row {at + 1} ({quoted(name.strip(), 60)}) has no figures: taken as a heading and left out.")
        return True


def _is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and (not cell.strip() or cell.strip().casefold() in _PLACEHOLDERS))
