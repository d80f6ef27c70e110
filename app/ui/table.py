"""Tables edited in place: columns, a model of rows, and the view. The one place to import them from."""

from app.ui.table_clipboard import Change
from app.ui.table_column import Column
from app.ui.table_model import ROW, TableModel
from app.ui.table_view import Table

__all__ = ["ROW", "Change", "Column", "Table", "TableModel"]
