"""The formats that a file, and the open form of the same number, can have: which there are, and which is released."""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, order=True)
class Version:
    """The number of a format. A file of a higher minor can be read by older programs of the same major."""

    major: int
    minor: int

    @classmethod
    def from_number(cls, number: int) -> Self:
        """From the number that the file carries (`user_version`)."""
        return cls(*divmod(number, 1000))

    @classmethod
    def parse(cls, text: str) -> Self:
        """From "1.1", as the open form has it. Raises ValueError for anything else."""
        parts = text.split(".")
        if len(parts) != 2 or not all(part.isdecimal() and part.isascii() for part in parts):
            raise ValueError(text)
        return cls(*map(int, parts))

    @property
    def number(self) -> int:
        """As the file carries it."""
        return self.major * 1000 + self.minor

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


FORMATS = (Version(1, 0), Version(1, 1), Version(1, 2), Version(2, 0), Version(2, 1))
"""Every format, oldest first, all of which are read; the last is the one that this program writes."""

CURRENT = FORMATS[-1]

RELEASED = Version(2, 0)
"""The newest released format: its tables and its open form, and those before it, never change again."""
