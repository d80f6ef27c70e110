"""What studies found, with the limits of each, and what the organisation found itself."""

from functools import partial

from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_part import StoredPart
from app.ui.desk.stored_rows import RowWords

_WORDS = RowWords("evidence", "Add evidence", "A study or an evaluation of your own, with what it cannot show.")


class EvidencePart(StoredPart):
    """What studies found, with the limits of each, and what the organisation found itself."""

    tables = frozenset({"evidence"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        of = partial(stored_column, "evidence", editable=True)
        self.card(
            "library.evidence.own",
            "Say what it cannot show, too.",
            self.rows(_WORDS, (of("claim"), of("direction"), of("authors"), of("year"), of("title"), of("reference"))),
        )
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is stored."""
        self.read_rows()
