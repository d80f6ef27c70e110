"""How easily a text is read: its words a sentence, Flesch's reading ease, and what to do about either.

Reading ease is 206.835 less 1.015 for each word of an average sentence and 84.6 for each syllable of an average word:
about 60 to 70 is plain English, under 30 is an academic paper.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.documents.prose.sentences import sentences
from app.documents.prose.syllables import syllables

FEWEST = 100
"""Fewer words say nothing about how somebody writes."""
_LONG_SENTENCES = 20
_HARD = 40
_WORD = re.compile(r"\S*\w\S*")
_LETTER = re.compile(r"[^\W\d_]")
_ENDED = re.compile(r"[.!?][\"'”’)\]]*\Z")
_LINE_OF_WORDS = 8
"""A line without a full stop is read as a sentence from so many words on; a shorter one is a heading or a cell."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of whole sentences, how many these are, and the syllables of a word."""

    words: int
    sentences: int
    syllables_a_word: float

    @property
    def words_a_sentence(self) -> float:
        """How long a sentence is on average."""
        return self.words / self.sentences

    @property
    def ease(self) -> float:
        """Flesch's reading ease."""
        return 206.835 - 1.015 * self.words_a_sentence - 84.6 * self.syllables_a_word


def reading(text: str) -> Reading | None:
    """How a plain text reads; nothing where it has fewer than 100 words in sentences. Headings and tables are none."""
    prose = list(_prose(text))
    found = [run for runs in prose for run in runs]
    if len(found) < FEWEST:
        return None
    spoken = [syllables(run) for run in found if _LETTER.search(run)]
    return Reading(len(found), len(prose), sum(spoken) / len(spoken) if spoken else 1.0)


def advice(reading: Reading) -> str:
    """What to do so that a text reads more easily; nothing where it does already."""
    long = round(reading.words_a_sentence)
    if long > _LONG_SENTENCES:
        return f"Sentences have {long} words on average. Aim for 15 to 20."
    if reading.ease < _HARD:
        return f"Reading ease is {max(round(reading.ease), 0)} of 100: many long words. Aim for 50 or more."
    return ""


def _prose(text: str) -> Iterator[list[str]]:
    """The words of each sentence."""
    for sentence in sentences(text):
        found = _WORD.findall(sentence.written)
        if found and "\t" not in sentence.written and (_ENDED.search(sentence.written) or len(found) >= _LINE_OF_WORDS):
            yield found
