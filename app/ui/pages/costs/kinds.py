"""What a cell of the cost tables holds that says who bears a cost."""

import re
from collections.abc import Mapping

from app.money import format_hundredths
from app.problems import Refused
from app.text import name_key, quoted
from app.ui.kit import kinds
from app.ui.kit.kinds import Kind

SPLIT = "split"
"""The choice that opens the shares of a row."""

Shares = tuple[tuple[int, int], ...]
"""Pairs of project id and basis points, in the order of the projects; what is missing from 10,000 is core."""

_PIECE = re.compile(r"(?P<percent>[\d.]+\s*%)\s*(?P<name>.+?)")


class Bearers:
    """Who can bear a cost: core, the projects by their names, or several of them. Asked anew at every use."""

    def __init__(self) -> None:
        self._names: dict[int, str] = {}
        self.choices: list[tuple[object, str]] = []
        self.set_projects({})

    def set_projects(self, names: Mapping[int, str]) -> None:
        """The projects there are, by id. The list of choices stays the same object, so that cells see it change."""
        self._names = dict(names)
        projects = [(((project, 10_000),), name) for project, name in names.items()]
        self.choices[:] = [((), "Core"), *projects, (SPLIT, "Split …")]

    def ordered(self, shares: Mapping[int, int]) -> Shares:
        """Shares in the order of the projects."""
        return tuple((project, shares[project]) for project in self._names if shares.get(project))

    def text(self, value: object) -> str:
        """`Core`, a project's name, or `60% Art club · 40% Core`."""
        if value == SPLIT or not isinstance(value, tuple):
            return "Split …"
        known = next((label for shares, label in self.choices if shares == value), None)
        if known is not None:
            return known
        left = 10_000 - sum(share for _, share in value)
        pieces = [f"{format_hundredths(share)}% {self._names.get(project, '')}" for project, share in value]
        return " · ".join([*pieces, f"{format_hundredths(left)}% Core"] if left else pieces)

    def kind(self) -> Kind:
        """How a cell reads and shows who bears a cost."""
        return Kind("choice", self._read, self.text, self.text, optional=True, empty=())

    def _read(self, text: str) -> object:
        wanted = name_key(text)
        found = next((value for value, label in self.choices if label.casefold() == wanted), None)
        if found is not None:
            return found
        pieces = [_PIECE.fullmatch(piece.strip()) for piece in text.split("·")]
        ids = {name.casefold(): project for project, name in self._names.items()}
        shares: dict[int, int] = {}
        for piece in pieces:
            if piece is None or piece["name"].casefold() not in {*ids, "core"}:
                raise Refused(self._unknown(text))
            if piece["name"].casefold() in ids:
                share = kinds.percent().read(piece["percent"])
                shares[ids[piece["name"].casefold()]] = share if isinstance(share, int) else 0
        return self.ordered(shares)

    def _unknown(self, text: str) -> str:
        names = ", ".join(["Core", *list(self._names.values())[:5]])
        return f"{quoted(text)} is not a project. Type one of {names}, or shares such as 60% Art club · 40% Core."
