"""Words that the two sides hear differently, and words that are spelt right here."""

from functools import partial

from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_part import StoredPart
from app.ui.desk.stored_rows import RowWords

_WORDS = RowWords("own_word", "Add a word", "Names of places and people that the spelling check would mark.")


class WordsPart(StoredPart):
    """Words that the two sides hear differently, and words that are spelt right here."""

    tables = frozenset({"own_word"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        of = partial(stored_column, "own_word", editable=True)
        self.card("library.words.own", "The spelling check passes these over.", self.rows(_WORDS, (of("word"),)))
        self.column.addStretch(1)

    def refresh(self) -> None:
        """Show what is stored."""
        self.read_rows()
