"""Evidence as the editor shows it: chips of what a text cites, what can be cited, and what belongs beside it."""

from collections.abc import Mapping

from app.documents.building.citations import GONE, numbers
from app.documents.checks.citations import lacking_counterparts
from app.documents.facts.sources import Source
from app.models.choices import Direction
from app.places import name_of
from app.ui.editor.values import CITED, ChipValue, Counterpart, EvidenceOffer
from app.work.documents import OpenDocument

_DIRECTIONS = {each.value: each.label for each in Direction}


def cited_chips(opened: OpenDocument, key: str) -> Mapping[str, ChipValue]:
    """The citations in a text as they stand there, by their token."""
    return {each.token: chip_of(opened, each.evidence) for each in opened.stored.citations if each.key == key}


def chip_of(opened: OpenDocument, evidence: str) -> ChipValue:
    """A citation as a text shows it: the first author and the year, counted as the number that is printed."""
    source = opened.facts.sources.get(evidence)
    if source is None:
        return ChipValue(f"{CITED}{evidence}", name_of("documents.evidence"), GONE, gone=True)
    found = numbers(opened.kind, opened.stored, opened.facts)
    number = found.get(evidence, len(found) + 1)
    return ChipValue(f"{CITED}{evidence}", source.short, source.mark, counted=f"[{number}]", told=_told(source))


def evidence_offers(opened: OpenDocument) -> tuple[EvidenceOffer, ...]:
    """All evidence that can be cited, the organisation's own first."""
    return tuple(map(_offer, opened.facts.sources.values()))


def counterparts(opened: OpenDocument, key: str) -> tuple[Counterpart, ...]:
    """What points another way and is not cited yet, for each favourable piece of evidence that a text cites."""
    return tuple(
        Counterpart(source.short, _offer(other))
        for where, source, other in lacking_counterparts(opened.kind, opened.stored, opened.facts)
        if where == key
    )


def _offer(source: Source) -> EvidenceOffer:
    direction = _DIRECTIONS.get(source.direction, "")
    claim, beside = source.claim, (source.limits, source.lacks)
    return EvidenceOffer(source.id, source.short, direction, claim, *beside, words=source.reference)


def _told(source: Source) -> str:
    return " ".join(filter(None, (source.claim, source.limits, source.lacks)))
