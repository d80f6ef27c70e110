"""Editing the rows of a table in place: each change, new row, pasted block and deletion is one action."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QObject, Signal, Slot

from app.services.rows import action_words, records
from app.services.rows.checks import Edits
from app.ui.desk.row_marks import row_marks
from app.ui.desk.workspace import Outcome, Workspace
from app.ui.table.clipboard import EditedRow
from app.ui.table.view import Table

Store = Callable[[str, Edits], Outcome[Sequence[int]]]
"""Stores edits under a label, new rows where the id is None; its answer is their ids in order."""
Delete = Callable[[str, Sequence[int]], Outcome[None]]
"""Deletes rows under a label."""
ToStored = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Turns what was typed into the columns of the table into what is stored for it."""


class RowsEditor(QObject):
    """Does what the user asks a table for, and says at the cell why something could not be done.

    A row is called by what its first column shows, or the one called `names`; one that is not complete says there
    what it lacks. Without a `store` or a `delete` of its own, rows are stored and deleted as they are. Rows come and
    go only in a table with a row that adds.
    """

    added = Signal(int, object)
    """A new row has been stored: its id, and what was typed, by column."""

    def __init__(
        self,
        workspace: Workspace,
        table: Table,
        stored: str,
        *,
        store: Store | None = None,
        delete: Delete | None = None,
        to_stored: ToStored = dict,
        names: str = "",
    ) -> None:
        super().__init__(table)
        self._workspace, self._table, self._model, self._stored = workspace, table, table.rows_model(), stored
        self._store, self._delete, self._to_stored = store or self._store_rows, delete or self._delete_rows, to_stored
        self._naming = self._model.column_of(names) if names else 0
        self._model.read_marks = partial(row_marks, workspace, stored)
        self._model.edited.connect(self._edited)
        table.pasted.connect(self._pasted)
        if self._model.adding:
            self._model.added.connect(self._added)
            table.delete_requested.connect(self.delete)

    @Slot(object)
    def delete(self, keys: Sequence[int]) -> None:
        """Delete rows; undo brings them back."""
        if not keys:
            return
        label = action_words.delete(self._stored, [self._name(key) for key in keys])
        if refusal := self._delete(label, keys).refusal:
            self._table.refuse(keys[0], self._model.columns[0].key, refusal)

    @Slot(object, str, object)
    def _edited(self, key: int, column: str, value: object) -> None:
        heading = self._model.columns[self._model.column_of(column)].heading
        label = action_words.change(self._stored, self._name(key), column, heading)
        values = self._to_stored({column: value})  # nothing where the page itself does what was chosen
        if values and (refusal := self._store(label, [(key, values)]).refusal):
            self._table.refuse(key, column, refusal)

    @Slot(object)
    def _added(self, values: Mapping[str, Any]) -> None:
        column = self._model.columns[max(self._table.currentIndex().column(), 0)].key
        name = self._model.kind(self._naming).text(values.get(self._model.columns[self._naming].key))
        outcome = self._store(action_words.add(self._stored, name), [(None, self._to_stored(values))])
        if outcome.answer is None:
            self._table.refuse(None, column, outcome.refusal)
            return
        self._table.select_key(outcome.answer[0], column)  # Tab goes on in the new row, not in the first
        self.added.emit(outcome.answer[0], values)

    @Slot(object)
    def _pasted(self, changes: Sequence[EditedRow]) -> None:
        edits = [(cast("int | None", key), self._to_stored(values)) for key, values in changes]
        if refusal := self._store(action_words.paste(self._stored, len(edits)), edits).refusal:
            key, values = changes[0]
            self._table.refuse(key, next(iter(values)), f"Nothing was pasted. {refusal}")

    def _store_rows(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        return self._workspace.run(label, records.apply, self._stored, edits)

    def _delete_rows(self, label: str, keys: Sequence[int]) -> Outcome[None]:
        return self._workspace.run(label, records.delete, self._stored, keys)

    def _name(self, key: int) -> str:
        row = self._model.row_of(key)
        return "" if row is None else self._model.text(row, self._naming)
