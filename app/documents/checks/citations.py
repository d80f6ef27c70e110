"""What the citations of a document lack: their source, their counterpart, or what a reference needs."""

from collections.abc import Iterator

from app.documents.building.build import headings_by_key
from app.documents.building.citations import cited
from app.documents.building.stored import StoredDocument
from app.documents.checks.lack import Lack
from app.documents.facts.facts import Facts
from app.documents.facts.sources import Source
from app.documents.kinds.kind import Kind
from app.text import quoted

SOURCE_GONE, COUNTERPART, REFERENCE = "source-gone", "counterpart", "reference"


def citation_lacks(kind: Kind, stored: StoredDocument, facts: Facts) -> Iterator[Lack]:
    """Evidence that was deleted, then what points another way and is not cited, then references that are not whole."""
    names = headings_by_key(kind, stored)
    for each in dict.fromkeys(cited(kind, stored)):
        if each.evidence not in facts.sources:
            sentence = f"{quoted(names[each.key])} cites evidence that was deleted. Take it out or cite another."
            yield Lack(SOURCE_GONE, sentence, each.key)
    for key, source, other in lacking_counterparts(kind, stored, facts):
        sentence = f"{quoted(names[key])} cites {source.short}, which is favourable. Cite {other.short} beside it."
        yield Lack(COUNTERPART, sentence, key)
    for key, source in _first_uses(kind, stored, facts):
        if source.lacks:
            yield Lack(REFERENCE, f"{source.short} in the references: {source.lacks}", key)


def lacking_counterparts(kind: Kind, stored: StoredDocument, facts: Facts) -> Iterator[tuple[str, Source, Source]]:
    """Each favourable source whose counterpart the document does not cite: where it is first cited, it, the other."""
    there = {each.evidence for each in cited(kind, stored)}
    for key, source in _first_uses(kind, stored, facts):
        other = facts.sources.get(source.counter)
        if source.direction == "favourable" and other is not None and other.id not in there:
            yield key, source, other


def _first_uses(kind: Kind, stored: StoredDocument, facts: Facts) -> Iterator[tuple[str, Source]]:
    """The evidence that is cited and there, each once with the text that cites it first."""
    first: dict[str, str] = {}
    for each in cited(kind, stored):
        first.setdefault(each.evidence, each.key)
    yield from ((key, facts.sources[name]) for name, key in first.items() if name in facts.sources)
