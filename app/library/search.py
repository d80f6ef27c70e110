"""Looks for words in all that the library holds, and in what an organisation adds to it; the best come first."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from app.library.evidence import TOPICS, Evidence
from app.library.glossary import Term
from app.library.loading import library
from app.library.measures import Measure
from app.library.policies import Policy

Kind = Literal["answer", "evidence", "measure", "policy", "term"]

_TOKEN = re.compile(r"[^\W_]+(?:['’‐‑-][^\W_]+)*")
_ACCENT = re.compile(r"[\u0300-\u036f]")
_JOINT = re.compile(r"['’]")
_HYPHEN = re.compile(r"[‐‑-]")
_LONG = 4
"""Words of so many letters are found inside others too: “scribing” in “prescribing”, but not “art” in “start”."""


@dataclass(frozen=True, slots=True)
class Searched:
    """Something that can be found: what it is, its id, the name that a list shows, and its words ready for comparing.

    Make it with `searched`, once for many searches.
    """

    kind: Kind
    id: str
    name: str
    name_key: str
    text_key: str


def searched(kind: Kind, key: str, name: str, *texts: str) -> Searched:
    """An entry as search looks at it."""
    return Searched(kind, key, name, _key(name), _key(" ".join((key, *texts))))


def found(query: str, own: Iterable[Searched] = ()) -> tuple[Searched, ...]:
    """What holds every word of a query, whatever its capitals and accents; the best first, all of it without a query.

    `own` are entries of the organisation, looked through beside those that ship.
    """
    wanted = [(token, *parts) for token, parts in _tokens(query)]
    looked = (*own, *shipped())
    scores = [(_score(one, wanted), one) for one in looked]
    hits = [(score, one) for score, one in scores if score or not wanted]
    return tuple(one for _, one in sorted(hits, key=lambda hit: -hit[0]))


def named(query: str, most: int) -> tuple[Searched, ...]:
    """What ships and has every word of a query in its name, the best first; none for an empty query."""
    wanted = [(token, *parts) for token, parts in _tokens(query)]
    scores = [(_score(replace(one, text_key=""), wanted), one) for one in shipped()] if wanted else []
    hits = sorted((hit for hit in scores if hit[0]), key=lambda hit: -hit[0])
    return tuple(one for _, one in hits[:most])


def holds(query: str, *texts: str) -> bool:
    """Whether texts hold every word of a query, as `found` finds them; any do where there is none."""
    wanted = [(token, *parts) for token, parts in _tokens(query)]
    return not wanted or _score(searched("term", "", "", *texts), wanted) > 0


@cache
def shipped() -> tuple[Searched, ...]:
    """Every entry that ships, in the order of the files."""
    held = library()
    return (
        *map(_evidence, held.evidence.values()),
        *map(_measure, held.measures.values()),
        *map(_policy, held.policies.values()),
        *map(_term, held.terms.values()),
    )


def _evidence(one: Evidence) -> Searched:
    topics = (TOPICS[topic] for topic in one.topics)
    study = (one.title, one.authors, str(one.year or ""), one.publisher, one.address)
    about = (one.population, one.setting, one.design, one.limit, one.direction, one.note)
    return searched("evidence", one.id, one.claim, *topics, *study, *about, *one.figures, *one.unseen_figures)


def _measure(one: Measure) -> Searched:
    scales = (scale.name for scale in one.scales)
    about = (one.what, one.when, one.when_not, one.ages, one.scoring, one.licence, one.risk_note, one.source)
    return searched("measure", one.id, one.name, *scales, *about)


def _policy(one: Policy) -> Searched:
    nations = (one.england, one.wales, one.scotland, one.northern_ireland, one.nations_note)
    about = (one.kind, one.duty, one.who, one.blocks_why, one.cost, one.limit_note)
    return searched("policy", one.id, one.name, *about, *nations, *one.checks, *one.evidence, *one.training)


def _term(one: Term) -> Searched:
    return searched("term", one.id, one.term, one.plain, one.other, one.warn, *one.match, *one.names)


def _score(one: Searched, wanted: list[tuple[str, ...]]) -> int:
    """How well an entry answers; 0 where a word is missing."""
    scores = [max(_worth(one, token), _least_worth(one, parts)) for token, *parts in wanted]
    return sum(scores) if all(scores) else 0


def _least_worth(one: Searched, parts: list[str]) -> int:
    """What the poorest part of a word with hyphens is worth."""
    return min((_worth(one, part) for part in parts), default=0)


def _worth(one: Searched, token: str) -> int:
    whole, begins = f" {token} ", f" {token}"
    ways = (
        (8, whole in one.name_key),
        (6, begins in one.name_key),
        (3, whole in one.text_key),
        (2, begins in one.text_key),
        (1, len(token) >= _LONG and (token in one.name_key or token in one.text_key)),
    )
    return next((worth for worth, there in ways if there), 0)


def _key(text: str) -> str:
    """The words of a text between single spaces; one with a hyphen stands there joined, and in its parts."""
    tokens = (each for token, parts in _tokens(text) for each in (token, *parts))
    return f" {' '.join(tokens)} "


def _tokens(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each word without capitals, accents and apostrophes, and its parts where it has hyphens."""
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", text)).casefold()
    for token in _TOKEN.findall(plain):
        if token.isalnum():
            yield token, ()
        else:
            parts = _HYPHEN.split(_JOINT.sub("", token))
            yield "".join(parts), tuple(parts) if len(parts) > 1 else ()
