"""What the file holds around a document: names that belong in it and names that do not, and policies with their end."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Names:
    """Names that a document may have in it, those of the file that it may not, and words that are spelt right here.

    No `others` where a document is about the whole organisation, which may name all whom it works with.
    """

    own: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldPolicy:
    """A policy or an insurance, the day on which it ends, and whether bids are stopped by one that has ended."""

    name: str
    expires_on: date
    stops_bids: bool
