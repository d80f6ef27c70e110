"""Words that the two sides hear differently, what is said both ways, and words that are spelt right here."""

from functools import partial

from PySide6.QtCore import Slot

from app.library.glossary import Swap
from app.library.search import found, holds
from app.services.library import terms
from app.services.library.on_shelf import OnShelf
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_part import StoredPart
from app.ui.desk.stored_rows import RowWords
from app.ui.pages.library.jumps import Jumps
from app.ui.pages.library.lookup import Lookup, about_column, name_column
from app.ui.pages.library.search_field import SearchField
from app.ui.table.column import Column

TERMS, SWAPS, OWN = "library.words.terms", "library.words.swaps", "library.words.own"
_WORDS = RowWords("own_word", "Add a word", "Names of places and people that the spelling check would mark.")
_NOTHING = "No word here holds all of that. Try fewer letters."
_NO_SWAP = "Nothing that is said both ways holds all of that."


class WordsPart(StoredPart):
    """One search over the glossary and what is said both ways; and one's own words."""

    tables = frozenset({"own_word"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._terms: tuple[OnShelf, ...] = ()
        self.search = SearchField("Search words", self)
        self.terms = Lookup(TERMS, (name_column("Word"), about_column("Whose word", 120)), parent=self)
        self.swaps = self.shown_table(_swap_columns(), "Said both ways", _NO_SWAP)
        self.own = self.rows(_WORDS, (partial(stored_column, "own_word", editable=True)("word"),))
        self.column.addWidget(self.search)
        self.column.addWidget(self.terms)
        swaps = self.card(SWAPS, "Say it the other way only if it is so.", self.swaps)
        own = self.card(OWN, "The spelling check passes these over.", self.own)
        self.jumps = Jumps(self, {TERMS: self.terms, SWAPS: swaps, OWN: own})
        self.column.insertWidget(1, self.jumps)
        self.column.addStretch(1)
        self.search.textChanged.connect(self._find)
        self.search.left.connect(self._go_to_found)

    def refresh(self) -> None:
        """Show the words that ship, and one's own as they are stored."""
        self._terms = terms.terms()
        self.read_rows()
        self._find()

    def show_entry(self, kind: str, key: str) -> None:  # noqa: ARG002 - all that ships here are terms
        """Show a word, whatever is being looked for."""
        self.search.clear()
        self._find()
        self.jumps.go(TERMS)
        self.terms.show_entry(key)

    @Slot()
    def _find(self) -> None:
        """Show what holds the words that are looked for."""
        typed = self.search.text()
        known = {entry.id: entry for entry in self._terms}
        hits = [known[hit.id] for hit in found(typed) if hit.kind == "term"] if typed.strip() else list(self._terms)
        both = [swap for swap in terms.swaps() if holds(typed, swap.community, swap.health, swap.true_if)]
        self.terms.set_entries(self._terms, hits, _NOTHING)
        self.swaps.rows_model().set_rows(both)
        self.jumps.set_counts({TERMS: len(hits), SWAPS: len(both), OWN: len(self.own.model.rows())})

    @Slot()
    def _go_to_found(self) -> None:
        """From the field to the first that was found."""
        self.terms.show_entry(self.terms.shown())


def _swap_columns() -> tuple[Column, ...]:
    def said(swap: Swap) -> str:
        return terms.SIDES[swap.said_by]

    return (
        Column("said_by", "Who says it", width=110, value=said),
        Column("community", f"{terms.SIDES['community']} say"),
        Column("health", f"{terms.SIDES['health']} says"),
        Column("true_if", "Only if"),
        Column("doubt", "In doubt", folds=True),
    )
