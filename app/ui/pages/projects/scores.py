"""The scores of an outcome: a row for each person, typed or pasted as two columns of a spreadsheet."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.services.outcomes.scores import WHEN, apply_scores, scores_of
from app.services.outcomes.words import decimals_of, with_decimals
from app.services.rows.checks import Edits
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column, stored_kind
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit.kinds import Kind
from app.ui.table.fitted import FittedTable

_MOST_ROWS = 10
"""Scores can be hundreds: more than so many scroll by themselves."""
_WORDS = RowWords(
    "score",
    "Type or paste scores",
    "Paste two columns from a spreadsheet, start and end, a row for each person. Names have no place here.",
)


class ScoreRows(StoredRows):
    """The table. The two scores come first, so that a block of two columns is pasted at its corner."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        self._decimals = 0
        of = partial(stored_column, "score", editable=True)
        super().__init__(
            desk,
            _WORDS,
            (
                of("before", reader=self._kind("before")),
                of("after", reader=self._kind("after")),
                of("pair", optional=True),
            ),
            store=self._store,
            make_table=partial(FittedTable, fit=_MOST_ROWS),
            names="pair",
            parent=parent,
        )
        self._workspace = desk.workspace
        self._outcome = 0

    def show_outcome(self, outcome: int) -> None:
        """Show the scores of an outcome."""
        self._outcome = outcome
        scores = self._workspace.read(scores_of, outcome)
        self._decimals = decimals_of(score[name] for score in scores for name in WHEN if score[name] is not None)
        self.set_rows(scores)

    def _kind(self, name: str) -> Kind:
        """Scores with as many decimals as the finest of them needs."""

        def show(value: object) -> str:
            return with_decimals(value, self._decimals) if isinstance(value, int) else ""

        return replace(stored_kind("score", name, date.today), show=show)

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        return self._workspace.run(label, apply_scores, self._outcome, edits)
