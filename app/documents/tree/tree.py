"""A document as plain values: blocks of headings, paragraphs, lists, tables and pictures, in reading order.

It is built once and handed to every writer, so that PDF, Word and the screen cannot disagree. Nothing in it is markup:
every character of a text stands for itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.scenes.scene import Scene


@dataclass(frozen=True, slots=True)
class Text:
    """Some words; `strong` where they carry weight. A line break inside is a line break."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address outside the document: `https:` or `mailto:`."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class FigureText:
    """A figure printed inside a text: `text` as it is printed, `figure` the id of what it is (see `Figure`)."""

    text: str
    figure: str
    strong: bool = False


Run = Text | Link | FigureText
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's title, and each document has exactly one of these."""

    level: Literal[1, 2, 3]
    text: str
    number: str = ""
    """Such as "4", printed before the text."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: body, lead (the sentence under a heading that says it all), caption or byline (small and soft)."""

    runs: Runs
    role: Literal["body", "lead", "caption", "byline"] = "body"


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of items, each a run of text; numbered where the order matters."""

    items: tuple[Runs, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, what its cells are, and how wide it wants to be beside the others.

    `number` and `date` columns stand to the right or stay unbroken and take what they need; `text` columns share the
    rest of the width in proportion to `weight`.
    """

    head: str
    kind: Literal["text", "number", "date"] = "text"
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: a `group` heads the rows after it, a `sum` has a thin rule above it, a `total` a strong one."""

    cells: tuple[Runs, ...]
    kind: Literal["plain", "group", "sum", "total"] = "plain"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: one head row that repeats on every page; the first cell of each row heads the row where `row_heads`.

    `caption` says the basis of the figures and is printed below. `dense` is for many rows of short cells. `rules_after`
    are the places of rows, from 0, after which a thin rule stands, such as the end of a financial year.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    row_heads: bool = True
    dense: bool = False
    rules_after: tuple[int, ...] = ()
    title: str = ""
    """What the table is, for a screen reader, where no heading of its own stands over it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, with the sentence that describes it: read out where it cannot be seen, and printed where `caption`."""

    scene: Scene
    description: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture from a file, such as a logo: its bytes by their SHA-256, and what it shows."""

    sha256: str
    description: str
    width: float
    """In points, for a picture that is wide; a square or upright one is narrower, as `image_width` says."""


def image_width(block: Image, shape: float) -> float:
    """How wide an image is printed, in points: as wide as it says, but no higher than half of that.

    `shape` is its height over its width. A square logo takes no more of a page than a wide one.
    """
    return min(block.width, block.width / (2 * shape))


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page where they fit on one."""

    blocks: tuple["Block", ...]


def images_in(blocks: Sequence["Block"]) -> Iterator[Image]:
    """The pictures from files among some blocks."""
    for block in blocks:
        if isinstance(block, Image):
            yield block
        elif isinstance(block, Together):
            yield from images_in(block.blocks)


def introduces(block: "Block", after: "Block | None") -> bool:
    """Whether a text leads to what follows it, as “By March:” leads to a list, so that no page may part the two."""
    leads = isinstance(block, Paragraph) and "".join(run.text for run in block.runs).rstrip().endswith(":")
    return leads and isinstance(after, ListBlock | Table | Picture | Together)


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Heading | Paragraph | ListBlock | Table | Picture | Image | Together | NewPage


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it stood when the document was built: what it is, what is printed, and what it rests on.

    `value` is pence for `money`, a count times one hundred for `count` (months, hours, people), an ISO day or month for
    `date`, nothing for `words`. `basis` says from what it was worked out, `as_at` the day on which that was known.
    """

    id: str
    name: str
    text: str
    unit: Literal["money", "count", "date", "words"]
    value: int | str | None
    basis: str
    as_at: date


@dataclass(frozen=True, slots=True)
class Meta:
    """What is true of the whole document. `running` stands at the foot of every page, `author` in the file.

    Of more pages than `most_pages` the last are not read; 0 where nobody counts.
    """

    kind: str
    author: str
    running: str
    as_at: date
    language: str = "en-GB"
    most_pages: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document. `figures` are those that it prints or rests on, each once, by id."""

    title: str
    meta: Meta
    blocks: tuple[Block, ...]
    figures: tuple[Figure, ...] = ()


def words(text: str) -> Runs:
    """A plain text as runs."""
    return (Text(text),) if text else ()
