"""Something that a document still lacks: a code for the program, a sentence for the user, and where it is mended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lack:
    """`code` is one of the constants of this room, `key` the box, section or part it is about, or empty."""

    code: str
    sentence: str
    key: str = ""
    word: str = ""
    """The word that it is about, where that can be said to be right."""
