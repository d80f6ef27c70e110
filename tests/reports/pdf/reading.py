"""Reads a PDF as a screen reader does: the elements of its structure, each with the words that were drawn for it."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream

_PAINTS = frozenset({"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "BI", "Do"})
_CODE = re.compile(r"<([0-9a-fA-F]{2})> <([0-9a-fA-F]+)>\n")


@dataclass
class Told:
    """An element: its tag, its words and elements in reading order, and what is said of it."""

    tag: str
    kids: list["Told | str"] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    box: tuple[float, ...] = ()
    links: int = 0

    @property
    def text(self) -> str:
        """All its words, white space as single blanks."""
        return " ".join("".join(kid if isinstance(kid, str) else kid._raw for kid in self.kids).split())

    @property
    def _raw(self) -> str:
        return "".join(kid if isinstance(kid, str) else kid._raw for kid in self.kids)

    def all(self, tag: str) -> list["Told"]:
        """All elements of a tag inside it, in reading order."""
        found = [self] if self.tag == tag else []
        return found + [each for kid in self.kids if isinstance(kid, Told) for each in kid.all(tag)]


@dataclass(frozen=True)
class Set:
    """A piece of text as it was set: its words, where its baseline begins, its size, the mark it is in."""

    page: int
    text: str
    x: float
    y: float
    size: float
    mark: int | None


@dataclass
class Drawn:
    """What the pages hold: pieces of text, lines across by their left and right, and what no mark encloses."""

    pieces: list[Set] = field(default_factory=list)
    rules: list[tuple[int, float, float, float]] = field(default_factory=list)
    """Page, left, right, height of each horizontal line."""
    unmarked: list[str] = field(default_factory=list)


def drawn(path: Path) -> Drawn:
    """Everything that is painted on the pages."""
    found = Drawn()
    reader = PdfReader(path)
    for at, page in enumerate(reader.pages):
        _Stream(found, at, page["/Resources"], []).read(ContentStream(page.get_contents(), reader))
    return found


def told(path: Path) -> Told:
    """The structure of a file. Fails where a mark belongs to an element other than the one the page names."""
    reader = PdfReader(path)
    root: Any = reader.trailer["/Root"]
    tree = root["/StructTreeRoot"]
    pages = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    words: dict[tuple[int, int], str] = {}
    for piece in drawn(path).pieces:
        if piece.mark is not None:
            words[piece.page, piece.mark] = words.get((piece.page, piece.mark), "") + piece.text
    numbers = tree["/ParentTree"]["/Nums"]
    parents = dict(zip(numbers[::2], numbers[1::2], strict=True))
    owners = {
        (at, mark): owner.idnum
        for at, page in enumerate(reader.pages)
        for mark, owner in enumerate(parents[page["/StructParents"]].get_object())
    }
    assert words.keys() <= owners.keys()
    made = _element(tree["/K"], tree.raw_get("/K").idnum, pages, words, owners)
    assert not owners, "marks that no element holds"
    return made


def _element(item: Any, number: int, pages: dict[int, int], words: dict[Any, str], owners: dict[Any, int]) -> Told:
    made = Told(str(item["/S"]).removeprefix("/"), alt=str(item.get("/Alt", "")))
    attributes = item.get("/A", [])
    for each in attributes if isinstance(attributes, list) else [attributes]:
        made.scope = str(each.get_object().get("/Scope", made.scope)).removeprefix("/")
        made.box = tuple(float(length) for length in each.get_object().get("/BBox", ()))
    page = pages[item.raw_get("/Pg").idnum] if "/Pg" in item else None
    kids = item.get("/K", [])
    for kid in kids if isinstance(kids, list) else [item.raw_get("/K")]:
        each = kid.get_object()
        if isinstance(each, int):
            key = (page, int(each))
        elif each.get("/Type") == "/MCR":
            key = (pages[each.raw_get("/Pg").idnum], int(each["/MCID"]))
        elif each.get("/Type") == "/OBJR":
            assert each["/Obj"]["/Contents"]
            assert each["/Obj"]["/Subtype"] == "/Link"
            made.links += 1
            continue
        else:
            assert each.raw_get("/P").idnum == number
            made.kids.append(_element(each, kid.idnum, pages, words, owners))
            continue
        assert owners.pop(key) == number
        made.kids.append(words.get(key, ""))
    return made


class _Stream:
    """Follows one stream of a page, or of a form on it: the font, the place and the scale, the marks it is in."""

    def __init__(self, found: Drawn, at: int, resources: Any, marks: list[int | None]) -> None:
        self._found, self._at, self._resources, self._marks = found, at, resources, marks
        self._fonts: dict[str, dict[int, str]] = {}
        self._codes: dict[int, str] = {}
        self._size = 0.0
        self._place = self._start = 0.0, 0.0
        self._grid = 1.0, 0.0, 0.0  # scale, across, upwards: nothing is turned
        self._saved: list[tuple[float, float, float]] = []

    def read(self, stream: ContentStream) -> None:
        for given, raw in stream.operations:
            name = raw.decode("latin-1")
            if name in _PAINTS and not self._marks:
                self._found.unmarked.append(name)
            step = getattr(self, f"_{name}", None)
            if step:
                step(*given)

    def _q(self) -> None:
        self._saved.append(self._grid)

    def _Q(self) -> None:  # noqa: N802 - named as in the file
        self._grid = self._saved.pop()

    def _cm(self, scale: Any, *others: Any) -> None:
        (x, y), by = self._on_page(*others[-2:]), float(scale)
        self._grid = self._grid[0] * by, x, y

    def _BDC(self, _tag: str, said: Any) -> None:  # noqa: N802 - named as in the file
        self._marks.append(int(said["/MCID"]) if "/MCID" in said else None)

    def _EMC(self) -> None:  # noqa: N802 - named as in the file
        self._marks.pop()

    def _Tf(self, font: str, size: Any) -> None:  # noqa: N802 - named as in the file
        if font not in self._fonts:
            self._fonts[font] = _codes(self._resources["/Font"][font])
        self._codes, self._size = self._fonts[font], float(size)

    def _Tm(self, *matrix: Any) -> None:  # noqa: N802 - named as in the file
        self._place = self._on_page(*matrix[4:])

    def _Tj(self, text: Any) -> None:  # noqa: N802 - named as in the file
        words = "".join(self._codes[code] for code in text.original_bytes)
        mark = self._marks[-1] if self._marks else None
        self._found.pieces.append(Set(self._at, words, *self._place, self._size, mark))

    def _m(self, x: Any, y: Any) -> None:
        self._start = self._on_page(x, y)

    def _l(self, x: Any, y: Any) -> None:
        right, height = self._on_page(x, y)
        if height == self._start[1]:
            self._found.rules.append((self._at, self._start[0], right, height))

    def _Do(self, name: str) -> None:  # noqa: N802 - named as in the file
        form = self._resources["/XObject"][name]
        if form["/Subtype"] == "/Form":
            _Stream(self._found, self._at, form["/Resources"], self._marks).read(ContentStream(form, None))

    def _on_page(self, x: Any, y: Any) -> tuple[float, float]:
        scale, across, upwards = self._grid
        return across + scale * float(x), upwards + scale * float(y)


def _codes(font: Any) -> dict[int, str]:
    """The character of each code, as the font's own table says."""
    table = font["/ToUnicode"].get_data().decode("latin-1")
    return {
        int(code, 16): bytes.fromhex(char).decode("utf-16-be")
        for code, char in _CODE.findall(table.split("beginbfchar")[1])
    }
