"""Reads the kinds of documents from their files: one TOML file in `resources/documents` for each, and no code.

The name of the file is the id of the kind. A text that may be left out is empty then, a number 0, a list empty.

    name = "Business case, short"            # in lists
    inside = "business case"                 # inside a title or a sentence
    purpose = "One service, one buyer: …"    # what it is for and who reads it
    reader = "commissioner"                  # commissioner, funder, trustees or ourselves
    about = ["project", "year"]              # what it has to be about: project, year, grant, report
    may_be_about = ["grant"]                 # what it can be about
    most_pages = 4
    asks_for_money = true                    # somebody is asked for an amount
    checks = ["costs"]                       # ids in app.documents.checks, beyond those that every document has
    figures = ["full-cost", "ask"]           # ids of figures that are offered first
    opening = ["case-ask"]                   # ids of parts under the title

    [[section]]                              # at least one, in order
    key = "why"
    heading = "Why this is needed"
    lead = "case-cost-lead"                  # the id of a part; may be left out
    numbered = true                          # the default
    new_page = false                         # the default

    [[section.item]]                         # a text to write, known by `box`, its key in the file
    box = "need"
    heading = "The need"                     # empty: it stands straight under the section's heading
    asks = "What is wrong now, for whom, and how you know."
    most = 150                               # words
    least = 0
    example = "One sentence that shows how."
    optional = false                         # an empty one is left out; otherwise it is printed as not written yet
    guide = ""                               # the step of a guide

    [[section.item]]                         # a part that is made from facts, known by `part`, its id
    part = "case-costs"
    key = "costs"                            # under which the user's own choice is stored; the part's id if left out
    heading = "What it costs"
    readers = ["commissioner", "funder"]     # who is shown it; all four if left out

The keys of boxes and parts are one set of names, and "own-…" is for sections that a user adds.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from app import paths
from app.documents.kinds.entries import Entries, refuse_twice
from app.documents.kinds.kind import ABOUT, READERS, Box, Built, Kind, Section
from app.problems import Refused
from app.text import listed, quoted

OWN = "own"
"""The first word of the keys of sections that a user added."""


@cache
def kinds() -> Mapping[str, Kind]:
    """The kinds that ship with the program by id, in the order of their names. Raises Refused for a faulty file."""
    return MappingProxyType(read_kinds(paths.resource("documents")))


def kind_of(kind: str) -> Kind:
    """The kind with this id. Raises Refused, with those there are, for one that is not known."""
    found = kinds().get(kind)
    if found is None:
        raise Refused(f"{quoted(kind)} is not a kind of document here. There are: {listed(list(kinds()))}.")
    return found


def is_own(key: str) -> bool:
    """Whether a section with this key is one that the user added, such as “own-1”."""
    return key.partition("-")[0] == OWN


def read_kinds(folder: Path) -> dict[str, Kind]:
    """Every kind of a folder by id. Raises Refused for a folder or a file that cannot be read."""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError as error:
        raise Refused(f"The kinds of documents in {folder} cannot be read: {error}. Install Footing again.") from error
    found = [read_kind(path) for path in files]
    return {kind.id: kind for kind in sorted(found, key=lambda kind: kind.name)}


def read_kind(path: Path) -> Kind:
    """A kind from its file. Raises Refused, naming file and entry, for whatever is wrong in it."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:  # what is no TOML, no UTF-8, no number, or nested too deep
        raise Refused(f"{path.name} cannot be read: {error}.") from error
    return _kind(path.stem, Entries(table, path.name))


def _kind(name: str, entries: Entries) -> Kind:
    sections = tuple(
        _section(Entries(table, f"{entries.place}, section {number}"))
        for number, table in enumerate(entries.tables("section"), start=1)
    )
    kind = Kind(
        id=name,
        name=entries.text("name"),
        inside=entries.text("inside"),
        purpose=entries.text("purpose"),
        reader=entries.choice("reader", READERS),
        sections=sections,
        about=entries.choices("about", ABOUT),
        may_be_about=entries.choices("may_be_about", ABOUT),
        most_pages=entries.number("most_pages"),
        asks_for_money=entries.flag("asks_for_money"),
        checks=entries.keys("checks"),
        figures=entries.keys("figures"),
        opening=entries.keys("opening"),
    )
    entries.done()
    _refuse_doubles(kind, entries.place)
    return kind


def _section(entries: Entries) -> Section:
    key = entries.key("key")
    entries.place = f"{entries.place} “{key}”"
    section = Section(
        key=key,
        heading=entries.text("heading"),
        items=tuple(
            _item(Entries(table, f"{entries.place}, item {number}"))
            for number, table in enumerate(entries.tables("item"), start=1)
        ),
        lead=entries.key("lead", ""),
        numbered=entries.flag("numbered", default=True),
        new_page=entries.flag("new_page"),
    )
    entries.done()
    return section


def _item(entries: Entries) -> Box | Built:
    if ("box" in entries) == ("part" in entries):
        raise entries.refused("An item is either a text to write, with “box”, or made from facts, with “part”.")
    item = _box(entries) if "box" in entries else _built(entries)
    if is_own(item.key):
        raise entries.refused(f"The key {quoted(item.key)} begins with “{OWN}-”, which is for the user's own sections.")
    entries.done()
    return item


def _box(entries: Entries) -> Box:
    box = Box(
        key=entries.key("box"),
        heading=entries.text("heading", ""),
        asks=entries.text("asks"),
        most=entries.number("most"),
        least=entries.number("least"),
        example=entries.text("example", ""),
        optional=entries.flag("optional"),
        guide=entries.text("guide", ""),
    )
    if box.most and box.least > box.most:
        raise entries.refused(f"“least” is {box.least} and “most” {box.most}. The least has to be the smaller.")
    return box


def _built(entries: Entries) -> Built:
    part = entries.key("part")
    return Built(
        key=entries.key("key", part),
        part=part,
        heading=entries.text("heading", ""),
        readers=entries.choices("readers", READERS, READERS),
    )


def _refuse_doubles(kind: Kind, place: str) -> None:
    """Raise Refused where two sections, or two items, have one key."""
    sections: dict[str, str] = {}
    items: dict[str, str] = {}
    for number, section in enumerate(kind.sections, start=1):
        here = f"{place}, section {number}"
        refuse_twice(sections, section.key, here)
        sections[section.key] = here
        for count, item in enumerate(section.items, start=1):
            at = f"{here}, item {count}"
            refuse_twice(items, item.key, at)
            items[item.key] = at
