"""Reads a PDF as a screen reader does: the elements of its structure, each with the words that were drawn for it."""

import re
from collections.abc import Iterator
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
    """What the pages hold: pieces of text, paths by the left and right of horizontal lines, and what no mark encloses."""

    pieces: list[Set] = field(default_factory=list)
    rules: list[tuple[int, float, float, float]] = field(default_factory=list)
    """Page, left, right, height of each horizontal line."""
    unmarked: list[str] = field(default_factory=list)


def drawn(path: Path) -> Drawn:
    """Everything that is painted on the pages."""
    found = Drawn()
    reader = PdfReader(path)
    for at, page in enumerate(reader.pages):
        _read_stream(found, at, page, ContentStream(page.get_contents(), reader), [])
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


def _read_stream(found: Drawn, at: int, holder: Any, stream: ContentStream, marks: list[int | None]) -> None:
    fonts: dict[str, dict[int, str]] = {}
    grid = 1.0, 0.0, 0.0  # scale, across, upwards: nothing is turned
    saved: list[tuple[float, float, float]] = []
    codes, size, place, start = {}, 0.0, (0.0, 0.0), (0.0, 0.0)
    for operands, raw in stream.operations:
        name = raw.decode("latin-1")
        if name == "q":
            saved.append(grid)
        elif name == "Q":
            grid = saved.pop()
        elif name == "cm":
            scale, _, _, _, across, upwards = (float(number) for number in operands)
            grid = grid[0] * scale, grid[1] + grid[0] * across, grid[2] + grid[0] * upwards
        elif name in {"BDC", "BMC"}:
            given = operands[1] if name == "BDC" else {}
            marks.append(int(given["/MCID"]) if "/MCID" in given else None)
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            font = str(operands[0])
            codes = fonts.setdefault(font, {}) or _codes(holder["/Resources"]["/Font"][font])
            fonts[font], size = codes, float(operands[1])
        elif name == "Tm":
            place = grid[1] + grid[0] * float(operands[4]), grid[2] + grid[0] * float(operands[5])
        elif name == "Tj":
            text = "".join(codes[code] for code in operands[0].original_bytes)
            found.pieces.append(Set(at, text, *place, size, marks[-1] if marks else None))
        elif name == "m":
            start = grid[1] + grid[0] * float(operands[0]), float(operands[1])
        elif name == "l" and float(operands[1]) == start[1]:
            found.rules.append((at, start[0], grid[1] + grid[0] * float(operands[0]), start[1]))
        elif name == "Do":
            form = holder["/Resources"]["/XObject"][operands[0]]
            if form["/Subtype"] == "/Form":
                _read_stream(found, at, form, ContentStream(form, None), marks)
                continue
        if name in _PAINTS and not marks:
            found.unmarked.append(name)


def _codes(font: Any) -> dict[int, str]:
    """The character of each code, as the font's own table says."""
    table = font["/ToUnicode"].get_data().decode("latin-1")
    return {
        int(code, 16): bytes.fromhex(char).decode("utf-16-be")
        for code, char in _CODE.findall(table.split("beginbfchar")[1])
    }


def pages_of(path: Path) -> Iterator[list[Set]]:
    """The pieces of each page."""
    pieces = drawn(path).pieces
    for at in range(len(PdfReader(path).pages)):
        yield [piece for piece in pieces if piece.page == at]
