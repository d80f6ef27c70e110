"""What the texts of a document still lack: unanswered, too long or too short, or with something left to fill in."""

import re
from collections.abc import Iterator

from app.documents.building.build import is_shown, text_blocks
from app.documents.building.stored import StoredDocument
from app.documents.checks.lack import Lack
from app.documents.facts.facts import Facts
from app.documents.kinds.kind import Box, Kind
from app.documents.parts.catalogue import PARTS
from app.documents.tree.counting import count_words
from app.documents.tree.plain import plain_text
from app.text import plural, quoted

UNANSWERED, OVER, UNDER, SHORT, PLACEHOLDER, EMPTY = "unanswered", "over", "under", "short", "placeholder", "empty"

_SIXTY_PER_CENT = 60
"""A text under this share of its limit leaves marks on the table, where whoever reads it gives marks or money."""
_LEFT = re.compile(
    r"\{\{[^{}\n]*\}\}"  # a figure that nobody chose
    r"|\[(?!(?:\d+|\?)\])[^\[\]\n]*\]"  # "[name of the partner]"; "[3]" is a reference, "[?]" one that was deleted
    r"|\b(?:x{2,}(?:[,.]x{2,})*|t\.?b\.?[cd])\b"
    r"|_{3,}|\?{2,}",
    re.IGNORECASE,
)
"""What people type for what they mean to fill in later."""


def text_lacks(kind: Kind, stored: StoredDocument, facts: Facts) -> Iterator[Lack]:
    """What the title, the boxes, the built parts and the user's own sections lack, in the order of the document."""
    yield from _left("title", "The title", stored.title)
    for section in kind.sections:
        for item in section.items:
            name = quoted(item.heading or section.heading)
            if isinstance(item, Box):
                text = plain_text(text_blocks(item.key, kind, stored, facts))
                yield from _box(item, name, text, marked=kind.asks_for_money)
                yield from _left(item.key, name, text)
            elif is_shown(item, stored):
                yield from _left(item.key, name, plain_text(PARTS[item.part].blocks(facts)))
    for own in stored.own:
        text = plain_text(text_blocks(own.key, kind, stored, facts))
        if not text:
            yield Lack(EMPTY, f"{quoted(own.heading)} is empty. Write it, or delete the section.", own.key)
        yield from _left(own.key, quoted(own.heading), f"{own.heading}\n{text}")


def _box(box: Box, name: str, text: str, *, marked: bool) -> Iterator[Lack]:
    """What one text lacks; one that is `marked` is told when it is well under its limit."""
    count = count_words(text)
    if not count:
        if not box.optional:
            yield Lack(UNANSWERED, f"{name} is not written yet. {box.asks}", box.key)
        return
    has = f"{name} has {plural(count, 'word')}"
    if box.most and count > box.most:
        yield Lack(OVER, f"{has}, {count - box.most:,} more than the limit of {box.most:,}. Shorten it.", box.key)
    elif count < box.least:
        yield Lack(UNDER, f"{has}. At least {box.least:,} are wanted.", box.key)
    elif marked and count * 100 < box.most * _SIXTY_PER_CENT:
        yield Lack(SHORT, f"{has} of {box.most:,}. Say more, if there is more to say.", box.key)


def _left(key: str, name: str, text: str) -> Iterator[Lack]:
    """The first few things in a text that are still to be filled in."""
    found = list(dict.fromkeys(match[0] for match in _LEFT.finditer(text)))
    for each in found[:3]:
        yield Lack(PLACEHOLDER, f"{name} still has {quoted(each)} in it. Write what belongs there.", key)
