"""What comes of writing a document: its pages, and the characters and pictures that could not be printed."""

from dataclasses import dataclass

from app.documents.tree.plain import texts_of
from app.documents.tree.tree import Document
from app.letters import unprintable

_UNREAD = "The logo is missing or damaged: words are printed in its place. Choose the picture again."


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A document was written: so many pages.

    `replaced` are the characters printed as □, each once; `unread` how many pictures could not be read.
    """

    pages: int
    replaced: tuple[str, ...] = ()
    unread: int = 0

    @classmethod
    def of(cls, pages: int, document: Document, unread: int = 0) -> "WrittenDocument":
        """What came of writing a document on so many pages, with some of its pictures not read."""
        return cls(pages, unprintable("".join((document.title, *texts_of(document)))), unread)

    @property
    def sentence(self) -> str:
        """What to tell the user about replaced characters and missing pictures; empty when there were none."""
        return " ".join(filter(None, (self._replaced(), _UNREAD if self.unread else "")))

    def _replaced(self) -> str:
        if not self.replaced:
            return ""
        shown = ", ".join(f"U+{ord(char):04X}" for char in self.replaced[:10])
        more = ", and others" if len(self.replaced) > 10 else ""
        return f"Some characters cannot be printed and appear as □ ({shown}{more}). Look at the text around them."
