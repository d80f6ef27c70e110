"""Finds the terms of the glossary in a text: whole words, the longest first, whatever their capitals."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.library.glossary import Term
from app.library.loading import library

_START = re.compile(r"(?<![\w-])\w+")
"""The first word of whatever is no part of a longer one: “clinical” in “non-clinical” is none."""

_BETWEEN = r"[\s‐‑-]+"
_END = r"(?![\w-]|[.,]\d)"
_PARTS = re.compile(_BETWEEN)


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a term stands in a text, and whether a hint is wanted there or the term is only known by that name."""

    start: int
    stop: int
    term: Term
    hinted: bool


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    term: Term
    hinted: bool


class Forms:
    """The forms of some terms, ready to be looked for in any number of texts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        forms = [(form, term, hinted) for term in terms for form, hinted in _forms(term)]
        self._by_first: dict[str, list[_Form]] = {}
        for form, term, hinted in sorted(forms, key=lambda one: -len(one[0])):
            first = _START.match(form)
            if first is not None:
                ready = _Form(_pattern(form), term, hinted)
                self._by_first.setdefault(first[0].casefold(), []).append(ready)

    def found_in(self, text: str) -> tuple[Mention, ...]:
        """Where they stand, in order; no two overlap."""
        found: list[Mention] = []
        reached = 0
        for word in _START.finditer(text):
            if word.start() < reached:
                continue
            for form in self._by_first.get(word[0].casefold(), ()):
                hit = form.pattern.match(text, word.start())
                if hit is not None:
                    reached = hit.end()
                    found.append(Mention(hit.start(), reached, form.term, form.hinted))
                    break
        return tuple(found)


def terms_in(text: str, forms: Forms | None = None) -> tuple[Mention, ...]:
    """The terms that stand in a text, in order: those that ship, or of which the forms are given."""
    return (forms or shipped_forms()).found_in(text)


@cache
def shipped_forms() -> Forms:
    """The forms of the terms that ship."""
    return Forms(library().terms.values())


def _forms(term: Term) -> Iterable[tuple[str, bool]]:
    yield from ((form, True) for form in term.match)
    yield from ((form, False) for form in term.names)


def _pattern(form: str) -> re.Pattern[str]:
    """A form with any space or hyphen between its words, which no word goes on."""
    parts = (re.escape(part) for part in _PARTS.split(form))
    return re.compile(_BETWEEN.join(parts) + _END, re.IGNORECASE)
