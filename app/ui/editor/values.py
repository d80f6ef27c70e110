"""What the editor is told, as plain values: figures as they stand in a text, limits, rows of the outline."""

from dataclasses import dataclass
from typing import Literal

CITED = "evidence:"
"""How the id of a citation begins, before that of the evidence."""


@dataclass(frozen=True, slots=True)
class ChipValue:
    """A figure as a text shows it: `figure` is its id, `text` what it said when it was inserted or last updated.

    `now` is what it would say today, where that differs. `gone` where what it came from was deleted. A citation is
    one too, with an id that begins with `CITED`: it is `counted` as it is printed, and `told` says what was found.
    """

    figure: str
    name: str
    text: str
    now: str = ""
    gone: bool = False
    counted: str = ""
    told: str = ""

    @property
    def stale(self) -> bool:
        """Whether someone should look at it."""
        return bool(self.now) or self.gone

    @property
    def printed(self) -> str:
        """What buyers count."""
        return self.counted or self.text

    @property
    def described(self) -> str:
        """The figure in words, for a tooltip and for a screen reader."""
        if self.gone:
            return f"{self.name}: {self.text}. Its source was deleted."
        if self.now:
            return f"{self.name}: {self.text}. It is {self.now} now."
        if self.told:
            return f"{self.name}: {self.told}"
        return f"{self.name}: {self.text}"


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a text may be and has to be; 0 is no limit. Counted as buyers count."""

    most: int = 0
    least: int = 0
    unit: Literal["words", "characters"] = "words"


@dataclass(frozen=True, slots=True)
class Counts:
    """Words and characters as buyers count them; notes to self are not counted."""

    words: int = 0
    characters: int = 0

    def of(self, unit: str) -> int:
        """The count in the unit of a limit."""
        return self.words if unit == "words" else self.characters


@dataclass(frozen=True, slots=True)
class BoxView:
    """A box to write in: its key, its heading, what a reader looks for, its limit, and a sentence as an example."""

    key: str
    heading: str
    asks: str = ""
    limit: Limit = Limit()
    example: str = ""
    number: str = ""


Progress = Literal["", "written", "empty", "trouble"]
"""How far a row of the outline is; nothing for what is not written by hand."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A row of the outline: a `section` heads the rows after it. `count` is a short word such as "120 of 250"."""

    key: str
    text: str
    progress: Progress = ""
    count: str = ""
    section: bool = False


@dataclass(frozen=True, slots=True)
class FigureOffer:
    """A figure that can be inserted: its id, its name and what it says now."""

    figure: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class EvidenceOffer:
    """Evidence that can be cited: its id, its short name, which way it points, what it found and what it cannot show.

    `lacks` says what of it is not known or not checked; `words` is what it can be found by besides.
    """

    evidence: str
    short: str
    direction: str
    claim: str
    limit: str
    lacks: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Evidence that belongs beside a favourable one that the text cites: `beside` is that one's short name."""

    beside: str
    offer: EvidenceOffer


@dataclass(frozen=True, slots=True)
class StaleFigure:
    """A figure used in the text that says something else now; `tokens` are the places where it is used."""

    tokens: tuple[str, ...]
    name: str
    was: str
    now: str
