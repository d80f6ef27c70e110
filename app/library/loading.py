"""Reads the files of the library in `resources/library`; how each is to be read is told at its top.

A faulty entry is left out and told, with its file and its place in it; all others are there.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast

from app import paths
from app.library.entries import Entries
from app.library.evidence import Evidence, read_evidence, refuse_lone
from app.library.glossary import Swap, Term, read_swap, read_term
from app.library.measures import Measure, Rule, read_measure, read_rule
from app.library.policies import Policy, read_policy
from app.problems import Problem, Refused
from app.text import listed, quoted

_Read = TypeVar("_Read", Evidence, Measure, Rule, Term, Swap, Policy)
_SOURCES = "sources"


@cache
def library() -> "Library":
    """What ships with the program; each file is read once, when it is first asked for."""
    return Library(paths.resource("library"))


class Library:
    """The entries of a folder by kind and id, in the order of their files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def evidence(self) -> Mapping[str, Evidence]:
        """What studies found, favourable or not."""
        found = self._evidence.entries("evidence", read_evidence)
        return MappingProxyType(self._evidence.kept(found, lambda one: refuse_lone(one, found)))

    @cached_property
    def measures(self) -> Mapping[str, Measure]:
        """Measures of outcomes."""
        return MappingProxyType(self._measures.entries("measure", read_measure))

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Rules for measuring, whichever measure is used."""
        return MappingProxyType(self._measures.entries("rule", read_rule))

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """Words that the two sides understand differently."""
        return MappingProxyType(self._glossary.entries("term", read_term))

    @cached_property
    def swaps(self) -> Mapping[str, Swap]:
        """The same thing said by both sides."""
        return MappingProxyType(self._glossary.entries("swap", read_swap))

    @cached_property
    def policies(self) -> Mapping[str, Policy]:
        """Policies, registrations, checks and insurances."""
        return MappingProxyType(self._policies.entries("policy", read_policy))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What was wrong with entries and files that are left out; reads all of them."""
        for read in (self.evidence, self.measures, self.rules, self.terms, self.swaps, self.policies):
            len(read)
        files = (self._evidence, self._measures, self._glossary, self._policies)
        return tuple(problem for file in files for problem in file.problems)

    @cached_property
    def _evidence(self) -> "_File":
        return _File(self._folder / "evidence.toml", ("evidence",))

    @cached_property
    def _measures(self) -> "_File":
        return _File(self._folder / "measures.toml", ("measure", "rule"))

    @cached_property
    def _glossary(self) -> "_File":
        return _File(self._folder / "glossary.toml", ("term", "swap", _SOURCES))

    @cached_property
    def _policies(self) -> "_File":
        return _File(self._folder / "policies.toml", ("policy", _SOURCES))


class _File:
    """One file; what is wrong with it or with its entries gathers in `problems`."""

    def __init__(self, path: Path, known: Sequence[str]) -> None:
        self.problems: list[Problem] = []
        self._name = path.name
        self._tables: dict[str, object] = {}
        try:
            self._tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (OSError, ValueError, RecursionError) as error:  # no TOML, no UTF-8, no number, or nested too deep
            self._told(f"It cannot be read: {error}. Install Footing again.")
        for name in self._tables:
            if name not in known:
                self._told(f"“{name}” is not known here. Known are {listed(known)}.")

    def entries(self, kind: str, read: Callable[[Entries], _Read]) -> dict[str, _Read]:
        """Those of a kind that are in order, by id."""
        found: dict[str, _Read] = {}
        sources = self._sources()
        for number, table in enumerate(self._listed(kind), start=1):
            place = f"{kind} {number}"
            try:
                one = read(Entries(table, place, sources))
                if one.id in found:
                    self._told(f"{place}: the id {quoted(one.id)} is used already. Use another.")
                else:
                    found[one.id] = one
            except Refused as refused:
                self._told(str(refused))
        return found

    def kept(self, found: Mapping[str, _Read], check: Callable[[_Read], None]) -> dict[str, _Read]:
        """Those that a check does not refuse; it may look at all of them."""
        kept: dict[str, _Read] = {}
        for one in found.values():
            try:
                check(one)
                kept[one.id] = one
            except Refused as refused:
                self._told(f"{quoted(one.id)}: {refused}")
        return kept

    def _listed(self, kind: str) -> list[object]:
        tables = self._tables.get(kind, [])
        if not isinstance(tables, list):
            self._told(f"“{kind}” has to be one or more [[{kind}]].")
            return []
        return tables

    def _sources(self) -> Mapping[str, str]:
        sources = self._tables.get(_SOURCES, {})
        if not isinstance(sources, dict) or not all(isinstance(source, str) for source in sources.values()):
            self._told("[sources] has to be texts in quotation marks, each with its name.")
            return {}
        return cast("Mapping[str, str]", sources)

    def _told(self, sentence: str) -> None:
        problem = Problem(sentence, file=self._name)
        if problem not in self.problems:
            self.problems.append(problem)
