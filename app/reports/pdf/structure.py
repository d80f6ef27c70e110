"""The structure of a document as a screen reader meets it: elements in reading order, and how they go into the file."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

Tag = Literal[
    "Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "Caption", "Figure",
    "Link", "TOC", "TOCI",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """Something drawn: the page it is on, counted from 0, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """A place on a page that can be clicked: the page, counted from 0, and the annotation in the file."""

    page: int
    annotation: Any


@dataclass(eq=False, slots=True)
class Element:
    """An element of the structure: what it is, and what is in it, in reading order.

    `alt` describes a picture in words, `scope` says what a cell heads, `box` is where a picture stands (points from
    the lower left corner of its page), `summary` says what a table is. `spoken` are its words in the order in which
    they are read, where they are drawn in another.
    """

    tag: Tag
    alt: str = ""
    scope: Literal["", "Column", "Row"] = ""
    summary: str = ""
    spoken: str = ""
    numbering: Literal["", "None", "Disc", "Decimal"] = ""
    box: tuple[float, float, float, float] | None = None
    kids: list["Element | Mark | Place"] = field(default_factory=list)

    def child(self, tag: Tag, **said: Any) -> "Element":
        """A new element at the end of this one."""
        made = Element(tag, **said)
        self.kids.append(made)
        return made


def structure_of(root: Element, pages: Sequence[Sequence[Element]], references: Sequence[Any], document: Any) -> Any:
    """The tree of a file whose pages hold these elements by the number of their mark.

    `references` are the pages as the file knows them. Each place that can be clicked is told its element.
    """
    return _Tree(root, pages, references, document).made


class _Tree:
    """Turns elements into objects of reportlab's file."""

    def __init__(
        self, root: Element, pages: Sequence[Sequence[Element]], references: Sequence[Any], document: Any
    ) -> None:
        self._document, self._pages = document, references
        self._known: dict[int, Any] = {}
        self._scopes: dict[str, Any] = {}
        self._clickable: list[tuple[Element, Place]] = []
        self.made = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self.made["K"] = self._element(root, document.Reference(self.made))
        self.made["ParentTree"] = document.Reference(self._parents(pages))
        self.made["ParentTreeNextKey"] = len(pages) + len(self._clickable)

    def _element(self, element: Element, parent: Any) -> Any:
        made = PDFDictionary({"S": PDFName(element.tag), "P": parent})
        reference = self._document.Reference(made)
        self._known[id(element)] = reference
        if element.alt:
            made["Alt"] = PDFString(element.alt)
        if element.spoken:
            made["ActualText"] = PDFString(element.spoken)
        attributes = [*self._scope(element), *_attributes(element)]
        if attributes:
            made["A"] = attributes[0] if len(attributes) == 1 else PDFArray(attributes)
        page = next((kid.page for kid in element.kids if not isinstance(kid, Element)), None)
        if page is not None:
            made["Pg"] = self._pages[page]
        kids = [self._kid(kid, element, reference, page) for kid in element.kids]
        if kids:
            made["K"] = kids[0] if len(kids) == 1 else PDFArray(kids)
        return reference

    def _scope(self, element: Element) -> list[Any]:
        """What a cell heads, the same object for all that head the same: tables would make the file much larger."""
        if not element.scope:
            return []
        if element.scope not in self._scopes:
            said = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
            self._scopes[element.scope] = self._document.Reference(said)
        return [self._scopes[element.scope]]

    def _kid(self, kid: Element | Mark | Place, owner: Element, reference: Any, page: int | None) -> Any:
        if isinstance(kid, Element):
            return self._element(kid, reference)
        if isinstance(kid, Place):
            self._clickable.append((owner, kid))
            return PDFDictionary({"Type": PDFName("OBJR"), "Obj": kid.annotation, "Pg": self._pages[kid.page]})
        if kid.page == page:
            return kid.number
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": self._pages[kid.page], "MCID": kid.number})

    def _parents(self, pages: Sequence[Sequence[Element]]) -> Any:
        """For each page the element of each mark, and for each clickable place its element, by number."""
        numbers: list[Any] = []
        for at, elements in enumerate(pages):
            owners = PDFArray([self._known[id(element)] for element in elements])
            numbers += [at, self._document.Reference(owners)]
        for at, (element, place) in enumerate(self._clickable, start=len(pages)):
            numbers += [at, self._known[id(element)]]
            self._document.idToObject[place.annotation.name]["StructParent"] = at
        return PDFDictionary({"Nums": PDFArray(numbers)})


def _attributes(element: Element) -> list[Any]:
    made = []
    if element.summary:
        made.append(PDFDictionary({"O": PDFName("Table"), "Summary": PDFString(element.summary)}))
    if element.numbering:
        made.append(PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(element.numbering)}))
    if element.box:
        box = PDFArray([round(length, 2) for length in element.box])
        made.append(PDFDictionary({"O": PDFName("Layout"), "BBox": box, "Placement": PDFName("Block")}))
    return made
