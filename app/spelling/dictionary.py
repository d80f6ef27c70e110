"""The British dictionary as its makers publish it, in the least room in which the library can ask it about a word.

The library's own reading makes an object of each of 97,000 entries: 80 megabytes, of which a quarter is an index by
single letters that also takes "XED" for a word. Here an entry stays a piece of text until a word is asked about.
"""

from collections.abc import Iterable, Iterator
from sys import intern
from typing import Any

from spylls.hunspell.algo.lookup import Lookup
from spylls.hunspell.algo.suggest import Suggest
from spylls.hunspell.data.dic import Word
from spylls.hunspell.readers.aff import read_aff

_LONGEST = 40
"""Nothing is suggested for longer words: trying each letter in each place would take seconds."""


class Dictionary:
    """Whether a word is one, and which words are like it. Only reads, so that any thread may ask."""

    def __init__(self, affixes: Iterable[str], entries: Iterable[str]) -> None:
        """`affixes` are the lines of an `.aff` file, `entries` the lines of a `.dic` file without their count."""
        rules, _ = read_aff(_Lines(affixes))
        kept = _Entries(entries, rules.casing)
        self._lookup = Lookup(rules, kept)
        self._suggest = Suggest(rules, kept, self._lookup)

    def knows(self, word: str) -> bool:
        """Whether a word is in the dictionary, with its endings; a capital that the entry lacks is allowed."""
        return any(self._lookup.good_forms(word))

    def alike(self, word: str) -> Iterator[str]:
        """Words that differ by a slip or two, likeliest first; two words where a space may be missing."""
        return iter(()) if len(word) > _LONGEST else self._suggest(word)


class _Lines:
    """The lines of a file with their numbers, none empty, as the library's reader takes them."""

    def __init__(self, lines: Iterable[str]) -> None:
        stripped = ((number, line.strip()) for number, line in enumerate(lines, start=1))
        self._numbered = (pair for pair in stripped if pair[1])

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self._numbered

    def reset_encoding(self, encoding: str) -> None:
        """Nothing to do: the lines are text already."""


class _Entries:
    """The entries by their word, each with the letters that say which endings it takes; as the library asks for them.

    Words that are alike only after long sums over all entries are not looked for: that takes seconds.
    """

    words: tuple[Word, ...] = ()

    def __init__(self, entries: Iterable[str], casing: Any) -> None:
        self._casing = casing
        self._flags: dict[str, str] = {}
        for entry in entries:
            word, _, flags = entry.rstrip("\n").partition("\t")[0].partition("/")
            self._flags[word] = f"{self._flags[word]} {flags}" if word in self._flags else intern(flags)

    def homonyms(self, word: str, *, ignorecase: bool = False) -> list[Word]:
        """The entries of a word; capitals are looked for by whoever asks."""
        if ignorecase or word not in self._flags:
            return []
        captype = self._casing.guess(word)
        return [Word(word, set(flags), {}, [], captype) for flags in self._flags[word].split(" ")]

    def has_flag(self, word: str, flag: str, *, for_all: bool = False) -> bool:
        """Whether one of the entries of a word has a flag, or all have."""
        has = [flag in homonym.flags for homonym in self.homonyms(word)]
        return bool(has) and (all if for_all else any)(has)
