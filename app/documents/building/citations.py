"""The evidence that a document cites: a number in brackets by the order of first use, and the references at its end."""

from collections.abc import Iterator, Mapping

from app.documents.building.figures import tokens_in
from app.documents.building.links import linked
from app.documents.building.stored import Citation, StoredDocument
from app.documents.facts.facts import Facts
from app.documents.facts.sources import Source
from app.documents.kinds.kind import Kind
from app.documents.tree.tree import Block, Heading, Paragraph, Text, words

HEADING = "References"
GONE = "[?]"
"""What is printed for evidence that was deleted; a check says so."""


def cited(kind: Kind, stored: StoredDocument) -> Iterator[Citation]:
    """The citations that stand in the texts, in the order in which they are printed."""
    if not stored.citations:
        return
    by_place = {(each.key, each.token): each for each in stored.citations}
    for key in (*(box.key for box in kind.boxes), *(own.key for own in stored.own)):
        for token in tokens_in(stored.body(key)):
            if (key, token) in by_place:
                yield by_place[key, token]


def numbers(kind: Kind, stored: StoredDocument, facts: Facts) -> Mapping[str, int]:
    """The number of each piece of evidence that is cited, by its id; one that was deleted has none."""
    known = dict.fromkeys(each.evidence for each in cited(kind, stored) if each.evidence in facts.sources)
    return {evidence: number for number, evidence in enumerate(known, start=1)}


def marks_in(key: str, kind: Kind, stored: StoredDocument, facts: Facts) -> Mapping[str, Text]:
    """What is printed for each citation of one text, by its token."""
    found = numbers(kind, stored, facts)
    return {
        each.token: Text(f"[{found[each.evidence]}]" if each.evidence in found else GONE)
        for each in stored.citations
        if each.key == key
    }


def reference_blocks(kind: Kind, stored: StoredDocument, facts: Facts) -> tuple[Block, ...]:
    """The references at the end of a document; nothing where nothing is cited."""
    found = numbers(kind, stored, facts)
    if not found:
        return ()
    listed = (_reference(number, facts.sources[evidence]) for evidence, number in found.items())
    return (Heading(2, HEADING), *listed)


def _reference(number: int, source: Source) -> Paragraph:
    """A reference with what it cannot show and what is not known of it."""
    beside = " ".join(filter(None, (source.limits, source.lacks)))
    return Paragraph(linked(words("\n".join(filter(None, (f"[{number}] {source.reference}", beside))))))
