"""Older forms as they are written now: with form 2.0 the words of a project's case moved into its documents."""

import re
from collections.abc import Mapping
from typing import Any

from app.dates import FinancialYear, Month
from app.documents.tree.markup import write
from app.documents.tree.tree import Paragraph, Text
from app.models.formats import Version
from app.text import free_name

_WORDS = ("summary", "need", "offer", "outcomes", "delivery")
"""The texts of a project that its documents take over, by the keys that they have there."""
_GONE = _WORDS[1:]
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_MOVED = Version(2, 0)
_BEGUN = "2026-04-01"
"""When a first draft was begun that nobody began, where the form names no balance date."""


def as_written_now(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A form as one of this version: the same one, where it is; of what is faulty nothing is touched."""
    projects, documents = data.get("projects", []), data.get("documents", [])
    if Version.parse(data["version"]) >= _MOVED or not _are_rows(projects) or not _are_rows(documents):
        return data
    words = {_key(project): {name: project.get(name, "") for name in _WORDS} for project in projects}
    if not all(isinstance(text, str) for texts in words.values() for text in texts.values()):
        return data
    about = {document.get("project") for document in documents}
    drafts = [
        _draft(data, project, [each.get("title", "") for each in documents])
        for project in projects
        if _key(project) not in about and any(words[_key(project)][name].strip() for name in _GONE)
    ]
    told = [{**document, "texts": _texts(words.get(document.get("project"), {}))} for document in (*documents, *drafts)]
    kept = [{name: value for name, value in project.items() if name not in _GONE} for project in projects]
    return {**data, "projects": kept, "documents": told}


def _are_rows(items: object) -> bool:
    return isinstance(items, list) and all(isinstance(item, Mapping) for item in items)


def _key(project: Mapping[str, Any]) -> object:
    return project.get("key", project.get("name"))


def _draft(data: Mapping[str, Any], project: Mapping[str, Any], titles: list[str]) -> dict[str, Any]:
    """A first draft for a project that has words and no document, for the year after that of the balances."""
    owner = data.get("organisation")
    owner = owner if isinstance(owner, Mapping) else {}
    begun = owner.get("balance_date") or _BEGUN
    return {
        "title": free_name(f"{project.get('name')}: business case", titles),
        "kind": "business-case-short",
        "project": _key(project),
        "year": _next_year(str(begun), owner.get("year_start_month", 4)),
        "created_on": begun,
    }


def _next_year(day: str, first_month: object) -> int | None:
    try:
        month = Month.parse(day[:7])
    except ValueError:
        return None
    return FinancialYear.containing(month, first_month).end.year if isinstance(first_month, int) else None


def _body(text: str) -> str:
    """A plain text as it is stored now; an empty line parts paragraphs."""
    parts = _EMPTY_LINE.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return write(Paragraph((Text(part.strip()),)) for part in parts if part.strip())


def _texts(words: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"key": name, "position": place, "body": _body(words[name])}
        for place, name in enumerate(_WORDS)
        if words.get(name, "").strip()
    ]
