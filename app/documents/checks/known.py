"""Whether every part, check and figure that a kind names is there."""

from collections.abc import Container, Iterator

from app.documents.checks.checks import CHECKS
from app.documents.facts.catalogue import FIGURES
from app.documents.kinds.kind import Built, Kind
from app.documents.parts.catalogue import PARTS
from app.problems import Refused
from app.text import quoted


def require_known(kind: Kind) -> None:
    """Raise Refused, naming file and entry, where a kind names what is not there."""
    for place, what, name, there in _named(kind):
        if name not in there:
            raise Refused(f"{kind.id}.toml{place}: there is no {what} called {quoted(name)}. Look at its spelling.")


def _named(kind: Kind) -> Iterator[tuple[str, str, str, Container[str]]]:
    """Everything that is named: where, what it should be, its name, and the names there are."""
    yield from (("", "part", name, PARTS) for name in kind.opening)
    yield from (("", "check", name, CHECKS) for name in kind.checks)
    yield from (("", "figure", name, FIGURES) for name in kind.figures)
    for number, section in enumerate(kind.sections, start=1):
        place = f", section {number} “{section.key}”"
        if section.lead:
            yield place, "part", section.lead, PARTS
        for count, item in enumerate(section.items, start=1):
            if isinstance(item, Built):
                yield f"{place}, item {count}", "part", item.part, PARTS
