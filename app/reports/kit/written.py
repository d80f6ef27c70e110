"""What a document that was written answers, and what is read from the data it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A document was written: so many pages; `replaced` are the characters printed as □, each once."""

    pages: int
    replaced: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """What to tell the user about replaced characters; empty when there were none."""
        if not self.replaced:
            return ""
        shown = ", ".join(f"U+{ord(char):04X}" for char in self.replaced[:10])
        more = ", and others" if len(self.replaced) > 10 else ""
        return f"Some characters cannot be printed and appear as □ ({shown}{more}). Look at the text around them."


def texts_in(data: object) -> Iterator[str]:
    """Every text in plain data: dataclasses, tuples, texts."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, tuple | list):
        for item in data:
            yield from texts_in(item)
    elif is_dataclass(data):
        for item in fields(data):
            yield from texts_in(getattr(data, item.name))
