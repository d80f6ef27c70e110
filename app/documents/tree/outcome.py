"""What comes of writing a document: its pages, and the characters that could not be printed."""

from dataclasses import dataclass

from app.documents.tree.plain import texts_of
from app.documents.tree.tree import Document
from app.letters import unprintable


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A document was written: so many pages; `replaced` are the characters printed as □, each once."""

    pages: int
    replaced: tuple[str, ...] = ()

    @classmethod
    def of(cls, pages: int, document: Document) -> "WrittenDocument":
        """What came of writing a document on so many pages."""
        return cls(pages, unprintable("".join((document.title, *texts_of(document)))))

    @property
    def sentence(self) -> str:
        """What to tell the user about replaced characters; empty when there were none."""
        if not self.replaced:
            return ""
        shown = ", ".join(f"U+{ord(char):04X}" for char in self.replaced[:10])
        more = ", and others" if len(self.replaced) > 10 else ""
        return f"Some characters cannot be printed and appear as □ ({shown}{more}). Look at the text around them."
