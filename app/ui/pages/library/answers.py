"""Answers that are used again, each with who looks after it and when it is looked at next."""

from functools import partial

from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_part import StoredPart
from app.ui.desk.stored_rows import RowWords

_WORDS = RowWords(
    "library_answer",
    "Add an answer",
    "Answers that buyers ask for again and again: who you are, how you keep people safe, what people say.",
)


class AnswersPart(StoredPart):
    """Answers that are used again, each with who looks after it and when it is looked at next."""

    tables = frozenset({"library_answer"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        of = partial(stored_column, "library_answer", editable=True)
        self.card(
            "library.answers.list",
            "A document takes a copy, so that what was sent stays as it was.",
            self.rows(_WORDS, (of("title"), of("tags"), of("owner"), of("reviewed_on"), of("review_by"))),
        )
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is stored."""
        self.read_rows()
