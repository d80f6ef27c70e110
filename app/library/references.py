"""How evidence is cited: authors, year, title, where it was published, and where it is found; one style for all."""

from collections.abc import Iterable

from app.library.addresses import printed
from app.library.evidence import Evidence
from app.text import name_key


def reference(evidence: Evidence) -> str:
    """The reference as printed. What is not known is left out; `evidence.missing` says what that is."""
    year = f"({evidence.year})" if evidence.year else "(no date)"
    who = evidence.authors or evidence.title
    parts = [f"{who} {year}"]
    if evidence.authors:
        parts.append(evidence.title)
    if evidence.publisher and evidence.publisher != evidence.authors:
        parts.append(evidence.publisher)
    said = " ".join(_stopped(part) for part in parts)
    return f"{said} {printed(evidence.address)}".rstrip()


def references(cited: Iterable[Evidence]) -> tuple[str, ...]:
    """The references of what a document cites, each once, by author."""
    return tuple(sorted({reference(evidence) for evidence in cited}, key=name_key))


def _stopped(part: str) -> str:
    return part if part.endswith((".", "?", "!")) else f"{part}."
