"""What the library shows of an entry: a line in a list, and beside it all that is known, each fact under its label."""

from dataclasses import dataclass
from datetime import date

from app.dates import format_date
from app.library.search import Kind, Searched
from app.models.choices import Direction
from app.services.rows.fields import FIELDS

SIGNS = {Direction.FAVOURABLE: "+", Direction.MIXED: "±", Direction.NULL: "=", Direction.UNFAVOURABLE: "−"}
"""What stands before the words of a direction."""

YOURS = "Yours"
"""What marks an entry of the organisation's own."""

REFERENCE = "Reference"
"""What heads the reference of evidence as it is printed."""

LAST_CHECKED = FIELDS["evidence"]["checked_on"].label


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is known of an entry, under its label."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OnShelf:
    """An entry: `name` and `about` stand in a list, `facts` beside it; one's own has the `row` that it is stored in.

    `doubt` says in sentences what was not found in a source: nothing of the entry is shown without it. Evidence has a
    direction, topics by name, a reference with where its `link` leads, and perhaps the id of a counterpart.
    """

    kind: Kind
    id: str
    name: str
    about: str
    facts: tuple[Fact, ...]
    doubt: str = ""
    row: int | None = None
    direction: Direction | None = None
    topics: tuple[str, ...] = ()
    reference: str = ""
    link: str = ""
    counter: str = ""
    words: Searched | None = None
    """Of one's own, what is searched; what ships is searched already."""

    @property
    def whose(self) -> str:
        """Marks one's own."""
        return "" if self.row is None else YOURS


def direction_words(direction: Direction | None) -> str:
    """A direction in words after its sign: `± Mixed`; nothing where nobody has said it."""
    return "" if direction is None else f"{SIGNS[direction]} {direction.label}"


def facts_of(*facts: tuple[str, str]) -> tuple[Fact, ...]:
    """Those that say something."""
    return tuple(Fact(label, text) for label, text in facts if text)


def checked_words(day: date | None) -> str:
    """The day on which an entry was last looked at."""
    return "" if day is None else format_date(day)
