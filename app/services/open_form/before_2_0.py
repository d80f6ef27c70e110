"""Older forms as they are written now: with form 2.0 the words of a project's case moved into its documents."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.dates import LATEST, FinancialYear, Month
from app.documents.tree.markup import write
from app.documents.tree.tree import Paragraph, Text
from app.models.formats import Version
from app.text import free_name

_WORDS = ("summary", "need", "offer", "outcomes", "delivery")
"""The texts of a project that its documents take over, by the keys that they have there."""
_GONE = _WORDS[1:]
_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_MOVED = Version(2, 0)
_BEGUN = date(2026, 4, 1)
"""When a first draft was begun that nobody began, where the form names no balance date."""


def as_written_now(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """A form as one of this version: the same one, where it is. What is faulty stays, to be told like any fault."""
    projects, documents = data.get("projects", []), data.get("documents", [])
    if Version.parse(data["version"]) >= _MOVED or not isinstance(projects, list) or not isinstance(documents, list):
        return data
    words = {_key(each): _words_of(each) for each in projects if isinstance(each, Mapping)}
    drafts = _drafts(data, projects, documents, words)
    told = [_with_texts(each, words) for each in (*documents, *drafts)]
    return {**data, "projects": [_without_words(each) for each in projects], "documents": told}


def _key(project: Mapping[str, Any]) -> str:
    """What documents call a project; nothing where that is no name."""
    key = project.get("key", project.get("name"))
    return key if isinstance(key, str) else ""


def _words_of(project: Mapping[str, Any]) -> dict[str, str]:
    """The texts of a project by their name, but for empty ones."""
    texts = {name: project.get(name) for name in _WORDS}
    return {name: text for name, text in texts.items() if isinstance(text, str) and text.strip()}


def _without_words(project: object) -> object:
    if not isinstance(project, Mapping):
        return project
    return {name: value for name, value in project.items() if name not in _GONE or not isinstance(value, str)}


def _with_texts(document: object, words: Mapping[str, Mapping[str, str]]) -> object:
    if not isinstance(document, Mapping):
        return document
    about = document.get("project")
    return {**document, "texts": _texts(words.get(about, {}) if isinstance(about, str) else {})}


def _drafts(
    data: Mapping[str, Any], projects: list[Any], documents: list[Any], words: Mapping[str, Mapping[str, str]]
) -> list[dict[str, Any]]:
    """A first draft for each project that has words of a case and no document."""
    begun = [each for each in documents if isinstance(each, Mapping)]
    about = [each.get("project") for each in begun]
    titles = [title for each in begun if isinstance(title := each.get("title"), str)]
    drafts: list[dict[str, Any]] = []
    for project in projects:
        key = _key(project) if isinstance(project, Mapping) else ""
        if key and key not in about and any(name in words[key] for name in _GONE):
            drafts.append(_draft(data, project, titles))
            titles.append(drafts[-1]["title"])
    return drafts


def _draft(data: Mapping[str, Any], project: Mapping[str, Any], titles: list[str]) -> dict[str, Any]:
    """A first draft, for the year after that of the balances."""
    owner = data.get("organisation")
    owner = owner if isinstance(owner, Mapping) else {}
    begun, first_month = _day(owner.get("balance_date")), owner.get("year_start_month", 4)
    return {
        "title": free_name(f"{project.get('name')}: business case", titles),
        "kind": "business-case-short",
        "project": _key(project),
        "year": _next_year(begun, first_month) if isinstance(first_month, int) else None,
        "created_on": begun.isoformat(),
    }


def _day(told: object) -> date:
    """The balance date, where one is told."""
    try:
        return date.fromisoformat(told if isinstance(told, str) else "")
    except ValueError:
        return _BEGUN


def _next_year(day: date, first_month: int) -> int:
    return min(FinancialYear.containing(Month.of(day), first_month).end.year, LATEST.year)


def _body(text: str) -> str:
    """A plain text as it is stored now; an empty line parts paragraphs."""
    parts = _EMPTY_LINE.split(text.replace("\r\n", "\n").replace("\r", "\n"))
    return write(Paragraph((Text(part.strip()),)) for part in parts if part.strip())


def _texts(words: Mapping[str, str]) -> list[dict[str, Any]]:
    return [
        {"key": name, "position": place, "body": _body(words[name])}
        for place, name in enumerate(_WORDS)
        if name in words
    ]
