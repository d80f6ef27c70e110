"""A price year by year: what it brings against the full cost, what is over or short, and the price that would do."""

from PySide6.QtWidgets import QWidget

from app.planning.full_cost.price import PriceAnswer, PriceYear
from app.ui import kinds
from app.ui.table import Column, TableModel
from app.ui.wrapped_table import WrappedTable


class PriceYears(WrappedTable):
    """A row for each of the price's own years, and all of them together; hidden where there is no answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._years = TableModel(_columns(), key="year")
        super().__init__(self._years, name="The price year by year", parent=parent)

    def show_answer(self, found: PriceAnswer | None) -> None:
        """Show the years of an answer."""
        self.setVisible(found is not None)
        if found is None:
            return
        self._years.set_rows([_row(year) for year in found.years])
        whole = {
            "year": "All years",
            "expected": found.expected,
            "full_cost": found.full_cost,
            "surplus": found.surplus,
            "break_even": None,
        }
        self._years.set_totals(*([whole] if len(found.years) > 1 else []))


def _columns() -> tuple[Column, ...]:
    money = kinds.money()
    return (
        Column("year", "Year from"),
        Column("unit_price", "Each", "money", 84, reader=money),
        Column("expected", "Brings", "money", 92, reader=money, hint="Without VAT, and as far as you count on results"),
        Column("full_cost", "Full cost", "money", 92, reader=money),
        Column("surplus", "Over or short", "money", 92, reader=money, tone=_tone),
        Column("break_even", "Break-even", "money", 84, reader=money, hint="The least for one that covers the cost"),
    )


def _row(year: PriceYear) -> dict[str, object]:
    return {
        "year": year.year.start.label,
        "unit_price": year.unit_price,
        "expected": year.expected,
        "full_cost": year.full_cost,
        "surplus": year.surplus,
        "break_even": year.break_even,
    }


def _tone(row: dict[str, object]) -> str:
    surplus = row["surplus"]
    return "amber" if isinstance(surplus, int) and surplus < 0 else ""
