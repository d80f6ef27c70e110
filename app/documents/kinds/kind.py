"""A kind of document as plain values: its sections, its boxes with their limits, and the parts it builds."""

from dataclasses import dataclass
from typing import Literal

Reader = Literal["commissioner", "funder", "trustees", "ourselves"]
"""For whom a document is written; decides which parts are shown unless the user says otherwise."""

READERS: tuple[Reader, ...] = ("commissioner", "funder", "trustees", "ourselves")

About = Literal["project", "year", "grant", "report"]
"""What a document can be about. `report` is one of the reports that a grant's funder wants."""

ABOUT: tuple[About, ...] = ("project", "year", "grant", "report")


@dataclass(frozen=True, slots=True)
class Box:
    """A text to write: `key` names it in the file, `asks` says what a reader looks for, `example` shows one sentence.

    `most` and `least` are words, counted as buyers count them; 0 is no limit. An empty box is left out of the printed
    document where it is `optional`, and printed as not written yet otherwise.
    """

    key: str
    heading: str
    asks: str
    most: int = 0
    least: int = 0
    example: str = ""
    optional: bool = False
    guide: str = ""
    """The step of a guide that explains it, by id; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Built:
    """A part made from facts: `part` is its id in `app.documents.parts`, `heading` is printed over it.

    `readers` are those who are shown it unless the user says otherwise; the user's choice is stored under `key`.
    """

    key: str
    part: str
    heading: str = ""
    readers: tuple[Reader, ...] = READERS


@dataclass(frozen=True, slots=True)
class Section:
    """A section: a numbered heading, perhaps a lead built from facts (a part's id), then boxes and built parts."""

    key: str
    heading: str
    items: tuple[Box | Built, ...]
    lead: str = ""
    numbered: bool = True
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: `name` in lists, `inside` a title or sentence, `purpose` what it is for and who reads it.

    `about` is what it has to be about, `may_be_about` what it can. `most_pages` is 0 where nobody counts pages.
    `checks` are the ids of checks in `app.documents.checks` beyond those that every document has. `figures` are the
    ids of figures that are offered first.
    """

    id: str
    name: str
    inside: str
    purpose: str
    reader: Reader
    sections: tuple[Section, ...]
    about: tuple[About, ...] = ()
    may_be_about: tuple[About, ...] = ()
    most_pages: int = 0
    asks_for_money: bool = False
    """Whether someone is asked for money: then it has a buyer or funder and an amount."""
    checks: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    """The built parts on top of the first page, under the title, by id; such as `case-ask` or `trustees-sentence`."""

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Every text to write, in order."""
        return tuple(item for section in self.sections for item in section.items if isinstance(item, Box))

    @property
    def built(self) -> tuple[Built, ...]:
        """Every built part, in order."""
        return tuple(item for section in self.sections for item in section.items if isinstance(item, Built))
