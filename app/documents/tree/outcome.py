"""What comes of writing a document: its pages, and the characters that could not be printed."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from app.letters import unprintable


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """A document was written: so many pages; `replaced` are the characters printed as □, each once."""

    pages: int
    replaced: tuple[str, ...] = ()

    @classmethod
    def of(cls, pages: int, data: object) -> "WrittenDocument":
        """A document of so many pages, and of plain data: dataclasses, tuples, texts."""
        return cls(pages, unprintable("".join(_texts_in(data))))

    @property
    def sentence(self) -> str:
        """What to tell the user about replaced characters; empty when there were none."""
        if not self.replaced:
            return ""
        shown = ", ".join(f"U+{ord(char):04X}" for char in self.replaced[:10])
        more = ", and others" if len(self.replaced) > 10 else ""
        return f"Some characters cannot be printed and appear as □ ({shown}{more}). Look at the text around them."


def _texts_in(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, tuple | list):
        for item in data:
            yield from _texts_in(item)
    elif is_dataclass(data):
        for item in fields(data):
            yield from _texts_in(getattr(data, item.name))
