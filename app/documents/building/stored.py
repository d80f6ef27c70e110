"""A stored document as plain values: what it is about, its texts by key, and which parts the user shows or hides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.documents.kinds.kind import About, Reader


@dataclass(frozen=True, slots=True)
class Own:
    """A section that the user added: its key ("own-1"), its heading and its text in the own markup."""

    key: str
    heading: str
    body: str


@dataclass(frozen=True, slots=True)
class Use:
    """A figure used in a text: `token` in the text of section `key` stands for `figure`; `seen` was shown last."""

    key: str
    token: str
    figure: str
    seen: str
    seen_on: date | None


@dataclass(frozen=True, slots=True)
class Citation:
    """Evidence cited in a text: `token` in the text of section `key` stands for the evidence with this id."""

    key: str
    token: str
    evidence: str


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document as it is in the file. `bodies` are its texts by box key, `shown` the user's own choice by part key."""

    uid: str
    title: str
    kind: str
    reader: Reader
    language: str = "en-GB"
    bodies: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, bool] = field(default_factory=dict)
    own: tuple[Own, ...] = ()
    uses: tuple[Use, ...] = ()
    citations: tuple[Citation, ...] = ()
    about: frozenset[About] = frozenset()
    """What it is about and still there: its project may be deleted."""

    def body(self, key: str) -> str:
        """The text of a box or of a section that the user added; empty where there is none yet."""
        return self.bodies.get(key, "") or next((own.body for own in self.own if own.key == key), "")
