"""Elements of Word's XML made directly: python-docx's objects cost more for a cell than all that stands in it."""

from typing import Any

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
