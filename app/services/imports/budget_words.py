"""What the words of a budget row say of it: its category, whether its giver buys a service and has decided."""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from app.exchange.lists.headings import plain
from app.exchange.lists.words import CATEGORIES, GRANT_KINDS, INCOME_CATEGORIES
from app.models.choices import Choice, CostCategory, GrantKind, IncomeCategory, Restriction

Word = TypeVar("Word", bound=Choice)

_UNDECIDED = re.compile(
    r"\b(?:applied(?! arts?\b| sciences?\b| research\b)|applying|pending|awaiting|unconfirmed|unsecured|tbc|hoped"
    r"|to be (?:confirmed|agreed|decided)|not (?:yet )?(?:confirmed|agreed|awarded|secured|decided)"
    r"|application (?:in|sent|submitted))\b"
)
_DECIDED = re.compile(r"\b(?:agreed|awarded|confirmed|secured|approved|signed|received)\b")
_RESTRICTED = re.compile(r"\b(un|not |non )?restricted\b")
_MOST_WORDS = 4
_SHORT = 4
"""Letters of a word that may be an abbreviation: `hrs` is not several of `hr`."""


def _index(spoken: Mapping[str, str], choices: Iterable[Word]) -> dict[str, Word]:
    """The stored word of everything that people write."""
    stored = {each.value: each for each in choices}
    words = {plain(each.label): each for each in stored.values()}
    for value, written in spoken.items():
        for word in (value, *written.split(",")):
            words.setdefault(plain(word), stored[value])
    return words


_COSTS = _index(CATEGORIES, CostCategory)
_INCOME = _index(INCOME_CATEGORIES, IncomeCategory)
_KINDS = _index(GRANT_KINDS, GrantKind)


def cost_category(*texts: str) -> CostCategory:
    """The category that the first telling one of these texts names, whole or in part; `other` where none does."""
    return _told(_COSTS, texts) or CostCategory.OTHER


def income_category(*texts: str) -> IncomeCategory:
    """The category that the first telling one of these texts names, whole or in part; `other` where none does."""
    return _told(_INCOME, texts) or IncomeCategory.OTHER


def grant_kind(*texts: str) -> GrantKind:
    """A contract where the words say that a service is bought, otherwise a grant."""
    return _told(_KINDS, texts) or GrantKind.GRANT


def is_undecided(*texts: str) -> bool:
    """Whether the first telling one of these texts says that money is asked for or hoped for, not promised."""
    for text in map(plain, texts):
        if _UNDECIDED.search(text) or _DECIDED.search(text):
            return bool(_UNDECIDED.search(text))
    return False


def said_restriction(*texts: str) -> Restriction | None:
    """What the first of these texts that says so restricts money to or not; None where none says it."""
    found = next((match for text in texts if (match := _RESTRICTED.search(plain(text)))), None)
    if found is None:
        return None
    return Restriction.UNRESTRICTED if found[1] else Restriction.RESTRICTED


def _told(known: Mapping[str, Word], texts: Iterable[str]) -> Word | None:
    found = (_in(known, plain(text).split()) for text in texts)
    return next((word for word in found if word), None)


def _in(known: Mapping[str, Word], parts: list[str]) -> Word | None:
    """The longest run of words that is known, the first of several; `other` only where nothing else is said."""
    for length in range(min(_MOST_WORDS, len(parts)), 0, -1):
        for at in range(len(parts) - length + 1):
            run = " ".join(parts[at : at + length])
            found = known.get(run) or (known.get(run.removesuffix("s")) if len(run) > _SHORT else None)
            if found and (found.value != "other" or length == len(parts)):
                return found
    return None
