"""Elements of Word's XML made directly: python-docx's objects cost more for a cell than all that stands in it."""

from collections.abc import Iterator
from typing import Any, cast

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap

_W = "{" + nsmap["w"] + "}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES: dict[str, str] = {}


def name_of(word: str) -> str:
    """A name of Word's own namespace in full."""
    return _NAMES.setdefault(word, _W + word)


def element(tag: str, **attributes: str) -> Any:
    """An element without a parent; attributes are of the same namespace."""
    made: Any = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(name_of(name), value)
    return made


def child(parent: Any, tag: str, **attributes: str) -> Any:
    """An element at the end of another."""
    made = parent.makeelement(name_of(tag))
    parent.append(made)
    for name, value in attributes.items():
        made.set(name_of(name), value)
    return made


def words(run: Any, text: str) -> None:
    """Words at the end of a run, as they stand; a line break in them is one there."""
    for at, line in enumerate(text.split("\n")):
        if at:
            child(run, "br")
        made = child(run, "t")
        made.text = line
        made.set(_SPACE, "preserve")


def paragraphs_in(whole: Any) -> Iterator[Any]:
    """All paragraphs of an element in reading order, itself too where it is one."""
    return cast("Iterator[Any]", whole.iter(name_of("p")))


def keep_with_next(paragraph: Any) -> None:
    """Let a paragraph stand on the page of what follows it."""
    _say(paragraph, "keepNext")


def break_before(paragraph: Any) -> None:
    """Let a paragraph begin a page."""
    _say(paragraph, "pageBreakBefore")


_FIRST = ("pStyle", "keepNext", "keepLines", "pageBreakBefore")
"""The order in which the standard wants what may be said of a paragraph, as far as it is said here."""


def _say(paragraph: Any, said: str) -> None:
    properties = paragraph.find(name_of("pPr"))
    if properties is None:
        properties = element("pPr")
        paragraph.insert(0, properties)
    if properties.find(name_of(said)) is None:
        before = {name_of(name) for name in _FIRST[: _FIRST.index(said)]}
        at = sum(1 for each in properties if each.tag in before)
        properties.insert(at, element(said))
