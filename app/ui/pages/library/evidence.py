"""What studies found, with the limits of each, and how change is measured: what ships and what is one's own."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Slot

from app.library.evidence import TOPICS
from app.library.search import Kind, found
from app.models.choices import Direction
from app.services.library import measures, studies
from app.services.library.on_shelf import OnShelf, direction_words
from app.services.rows import records
from app.services.rows.fields import FIELDS
from app.text import name_key
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_part import StoredPart
from app.ui.desk.stored_rows import RowWords, empty_as_usual
from app.ui.kit.columns import Fitting
from app.ui.kit.pick_fields import Choice
from app.ui.pages.library.jumps import Jumps
from app.ui.pages.library.lookup import Lookup, about_column, direction_column, name_column, whose_column
from app.ui.pages.library.own_evidence import EvidenceForm
from app.ui.pages.library.search_field import SearchField
from app.ui.table.column import Column

STUDIES, OWN = "library.evidence.found", "library.evidence.own"
MEASURES, OWN_MEASURES = "library.evidence.measures", "library.evidence.own_measures"
_OWN_WORDS = RowWords("evidence", "Add evidence", "A study or an evaluation of your own, with what it cannot show.")
_MEASURE_WORDS = RowWords("own_measure", "Add a measure", "A scale of your own, or one that is not in the list above.")
_NOTHING = "Nothing here holds all of these words. Try fewer, or other topics."
_NO_MEASURE = "No measure holds all of these words. Try fewer."
_ANY = ""
_USUAL = ("lowest", "highest", "better")
"""Columns of a measure that have a usual value: 0 to 10, a higher score is better."""


class EvidencePart(StoredPart):
    """One search over studies and measures; each a list with the chosen entry beside it, and one's own below."""

    tables = frozenset({"evidence", "own_measure"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._studies: tuple[OnShelf, ...] = ()
        self._measures: tuple[OnShelf, ...] = ()
        self._records: dict[int, records.Record] = {}
        self.search = SearchField("Search studies and measures", self)
        self.topic = Choice(parent=self)
        self.direction = Choice(parent=self)
        self.studies = Lookup(STUDIES, _study_columns(), partial(self.show_record, "evidence"), parent=self)
        self.measures = Lookup(MEASURES, _measure_columns(), partial(self.show_record, "own_measure"), parent=self)
        self.own = self.rows(_OWN_WORDS, _own_columns())
        self.own_measures = self.rows(_MEASURE_WORDS, _own_measure_columns(), empty_as_usual(*_USUAL))
        self.form = EvidenceForm(desk, self)
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read one's own and show it beside what ships."""
        read = self.desk.workspace.read
        self._studies = tuple(map(studies.on_shelf, read(studies.studies)))
        self._measures = tuple(map(measures.on_shelf, read(measures.measures)))
        self._records = {row.id: row for row in read(records.rows, "evidence")}
        self.read_rows()
        self._offer_topics()
        self._show_own(self.own.table.current_key())
        self._find()

    def show_entry(self, kind: str, key: str) -> None:
        """Show a study or a measure that ships, whatever is being looked for."""
        for field in (self.topic, self.direction):
            field.set_value(_ANY)
        self.search.clear()
        self._find()
        lookup, place = (self.studies, STUDIES) if kind == "evidence" else (self.measures, MEASURES)
        self.jumps.go(place)
        lookup.show_entry(key)

    @Slot()
    def _find(self) -> None:
        """Show what holds the words, of the topic and the direction that are chosen."""
        own = [entry.words for entry in (*self._studies, *self._measures) if entry.words is not None]
        typed = self.search.text().strip()
        hits = {(hit.kind, hit.id): rank for rank, hit in enumerate(found(typed, own))} if typed else None
        studied = [entry for entry in _ranked(self._studies, hits) if self._is_chosen(entry)]
        measured = _ranked(self._measures, hits)
        self.studies.set_entries(self._studies, studied, _NOTHING)
        self.measures.set_entries(self._measures, measured, _NO_MEASURE)
        counts = (len(studied), len(self._records), len(measured), len(self.own_measures.model.rows()))
        self.jumps.set_counts(dict(zip((STUDIES, OWN, MEASURES, OWN_MEASURES), counts, strict=True)))

    @Slot(object)
    def _show_own(self, key: object) -> None:
        self.form.show_row(self._records.get(key) if isinstance(key, int) else None)

    @Slot()
    def _go_to_found(self) -> None:
        """From the field to the first that was found."""
        lookup = self.studies if self.studies.shown() else self.measures
        lookup.show_entry(lookup.shown())

    def _is_chosen(self, entry: OnShelf) -> bool:
        topic, direction = self.topic.value(), self.direction.value()
        of_topic = topic in {None, _ANY, *map(name_key, entry.topics)}
        return of_topic and direction in {None, _ANY, entry.direction}

    def _offer_topics(self) -> None:
        """The topics that ship, and those that only one's own evidence has."""
        named = {name_key(topic): topic for topic in TOPICS.values()}
        for entry in self._studies:
            named = {name_key(topic): topic for topic in entry.topics} | named
        own = sorted(key for key in named if key not in set(map(name_key, TOPICS.values())))
        order = (*map(name_key, TOPICS.values()), *own)
        before = self.topic.value()
        self.topic.set_choices(((_ANY, "All topics"), *((key, named[key]) for key in order)))
        self.topic.set_value(before if before in named else _ANY)

    def _lay_out(self) -> None:
        self.direction.set_choices(((_ANY, "All directions"), *((each, direction_words(each)) for each in Direction)))
        self.direction.set_value(_ANY)
        for field, name in ((self.topic, "topics"), (self.direction, "direction")):
            field.setAccessibleName(FIELDS["evidence"][name].label)
        self.studies.body.insertWidget(1, Fitting(self.topic, self.direction, parent=self.studies))
        self.column.addWidget(self.search)
        at = self.column.count()
        self.column.addWidget(self.studies)
        own = self.card(OWN, "Your own show in the list above, and in its search.", self.own, self.form)
        self.column.addWidget(self.measures)
        measures_card = self.card(OWN_MEASURES, "Scores are entered with a project’s outcomes.", self.own_measures)
        cards = {STUDIES: self.studies, OWN: own, MEASURES: self.measures, OWN_MEASURES: measures_card}
        self.jumps = Jumps(self, cards)
        self.column.insertWidget(at, self.jumps)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._find)
        self.search.left.connect(self._go_to_found)
        self.topic.committed.connect(self._find)
        self.direction.committed.connect(self._find)
        self.own.table.chosen.connect(self._show_own)
        self.studies.left_out.connect(partial(self.show_entry, "evidence"))


def _ranked(entries: Sequence[OnShelf], hits: Mapping[tuple[Kind, str], int] | None) -> list[OnShelf]:
    """Those that were found, the best first; all of them where nothing is looked for."""
    if hits is None:
        return list(entries)
    return sorted((each for each in entries if (each.kind, each.id) in hits), key=lambda each: hits[each.kind, each.id])


def _study_columns() -> tuple[Column, ...]:
    of = FIELDS["evidence"]
    return (
        name_column(of["claim"].label),
        about_column(of["design"].label, 130),
        direction_column("Points"),
        whose_column(),
    )


def _measure_columns() -> tuple[Column, ...]:
    return name_column("Measure"), about_column("What it measures"), whose_column()


def _own_columns() -> tuple[Column, ...]:
    of = partial(stored_column, "evidence", editable=True)
    return of("claim"), of("limits"), of("direction", 150)


def _own_measure_columns() -> tuple[Column, ...]:
    of = partial(stored_column, "own_measure", editable=True)
    usual = [of(name, width, optional=True) for name, width in (("lowest", 90), ("highest", 90), ("better", 170))]
    return of("name"), *usual, of("smallest_change", 120), of("licence")
