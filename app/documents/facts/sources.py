"""Evidence that a text can cite, that which ships and one's own alike: how it is named, printed and limited."""

import re
from dataclasses import dataclass
from typing import Literal

from app.library.evidence import Evidence
from app.library.references import reference
from app.text import listed, one_line

_FIRST = re.compile(r"(?:(?! and )[^,;])+")
_INITIALS = re.compile(r"(?:[^\W\d_]\.?-?){1,3}")
Points = Literal["favourable", "mixed", "null", "unfavourable", ""]


@dataclass(frozen=True, slots=True)
class Source:
    """Evidence by its id. `short` names it inside the editor, `reference` is printed at the end of a document.

    `limit` is what it cannot show. `lacks` are sentences about what of it is not known or not checked; nothing of it
    is shown or printed without them. `counter` is the id of evidence that points another way, to be shown beside it.
    """

    id: str
    short: str
    reference: str
    claim: str
    limit: str = ""
    direction: Points = ""
    lacks: str = ""
    counter: str = ""
    limits_called: str = ""

    @property
    def limits(self) -> str:
        """What it cannot show, as a sentence with its name; empty where nobody said."""
        return f"{self.limits_called}: {self.limit}" if self.limit else ""

    @property
    def mark(self) -> str:
        """What stands for it in a text while that is written."""
        return f"[{self.short}]"


def source_of(evidence: Evidence, limits_called: str) -> Source:
    """An entry of the library as a text cites it; `limits_called` is the name of what it cannot show."""
    missing = f"Not known: {listed(evidence.missing)}." if evidence.missing else ""
    return Source(
        id=evidence.id,
        short=short_name(evidence.authors or evidence.publisher or evidence.title, evidence.year),
        reference=reference(evidence),
        claim=evidence.claim,
        limit=evidence.limit,
        direction=evidence.direction,
        lacks=" ".join(filter(None, (missing, one_line(evidence.doubt)))),
        counter=evidence.counter,
        limits_called=limits_called,
    )


def short_name(authors: str, year: int | None) -> str:
    """The first author and the year: “Kiely 2022” for “Kiely B, Croke A” of 2022."""
    first = _FIRST.match(one_line(authors))
    parts = first[0].split() if first else []
    while len(parts) > 1 and parts[-1].isupper() and _INITIALS.fullmatch(parts[-1]):
        parts.pop()
    return f"{' '.join(parts)} {year or ''}".strip()
