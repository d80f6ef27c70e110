"""What the words of texts lack: too hard, letters unexplained, claims without evidence, names that do not belong."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from app.documents.checks.lack import Lack
from app.documents.prose.acronyms import unexplained
from app.documents.prose.claims import unsupported
from app.documents.prose.names import foreign_names
from app.documents.prose.reading_ease import advice, reading
from app.text import listed, quoted

HARD, ACRONYM, CLAIM, FOREIGN, SPELLING = "hard-to-read", "acronym", "claim", "foreign-name", "spelling"
_MOST = 3
"""So many of one kind are told of one text; mending these shows the rest."""
_LONGEST = 80


class Read(NamedTuple):
    """A text as it is read: the key of its box or section, its heading, and its plain text."""

    key: str
    heading: str
    text: str


def hard(texts: Iterable[Read]) -> Iterator[Lack]:
    """One for each text whose sentences or words are too long."""
    for each in texts:
        found = reading(each.text)
        said = advice(found) if found else ""
        if said:
            yield Lack(HARD, f"{quoted(each.heading)}: {said}", each.key)


def acronyms(texts: Sequence[Read], explained: Container[str] = ()) -> Iterator[Lack]:
    """One for each acronym that nothing explains up to its first use, the texts being in the order of the document."""
    starts = list(accumulate((len(each.text) + 2 for each in texts), initial=0))
    for found in unexplained("\n\n".join(each.text for each in texts), explained):
        at = texts[bisect_right(starts, found.start) - 1]
        sentence = f"{quoted(at.heading)} uses {quoted(found.word)} without saying what it stands for. Write it out."
        yield Lack(ACRONYM, sentence, at.key)


def claims(text: Read, cited: Sequence[tuple[int, int]] = ()) -> Iterator[Lack]:
    """The first few claims of a text without a citation; `cited` are the places of its citations."""
    for found in unsupported(text.text, cited)[:_MOST]:
        claim = quoted(found.written.rstrip("."), _LONGEST)
        yield Lack(
            CLAIM, f"{quoted(text.heading)} claims without evidence: {claim}. Cite where it was found.", text.key
        )


def foreign(
    text: Read, own: Collection[str], others: Collection[str], is_word: Callable[[str], bool]
) -> Iterator[Lack]:
    """One for each name that does not belong in a text."""
    for name in dict.fromkeys(found.name for found in foreign_names(text.text, own, others, is_word)):
        yield Lack(FOREIGN, f"{quoted(text.heading)} names {quoted(name)}, which does not belong here.", text.key)


def misspelt(text: Read, words: Iterable[tuple[str, Sequence[str]]]) -> Iterator[Lack]:
    """The first few words of a text that are misspelt, of all that are; each comes with what could be meant."""
    for word, meant in list(dict(words).items())[:_MOST]:
        what = f"Did you mean {listed([quoted(each) for each in meant], 'or')}?" if meant else "Check its spelling."
        yield Lack(SPELLING, f"{quoted(text.heading)} has {quoted(word)}. {what}", text.key, word)
