"""For the step to format 2.0: projects and documents at one moment, and the rows in which their words are kept now."""

import re
import sqlite3
from collections.abc import Iterator
from copy import copy
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Self

WORDS = ("summary", "need", "offer", "outcomes", "delivery")
"""The texts of a project that its documents take over, by the keys that they have there."""
GONE = WORDS[1:]
"""Those that the project does not keep; its summary says what it is, and stays."""

_LAST_YEAR = 2199
_AT_LINE = re.compile(r"^([^\S\n]*)(\d*)(?=(?<=\d)\.|(?<!\d)[-|>])", re.MULTILINE)
_ANYWHERE = re.compile(r"\\|\*(?=\*)|\{(?=\{)")

Row = dict[str, object]
Rows = dict[tuple[str, int], Row]
"""Rows by their table and id."""


class Moment:
    """Projects and documents as they are, or as they were at a step that can be undone."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """As they are, before the tables are built anew."""
        self._projects = _stored(connection, "project")
        self._documents = _stored(connection, "document")
        self._numbers = _Numbers(connection)

    def copy(self) -> Self:
        """The same moment, to go on from; drafts and texts have the same numbers in both."""
        other = copy(self)
        other._projects, other._documents = dict(self._projects), dict(self._documents)  # noqa: SLF001 - our own
        return other

    def put(self, table: str, number: int, row: Row | None) -> None:
        """Let a row be this, or be gone."""
        rows = self._projects if table == "project" else self._documents
        rows.pop(number, None)
        if row is not None:
            rows[number] = row

    def uid(self, document: int) -> object:
        """The identifier of a document that is there."""
        return self._documents.get(document, {}).get("uid")

    def rows(self) -> Rows:
        """The first drafts, and the texts of all documents."""
        drafts = dict(self._drafts())
        rows: Rows = {("document", number): row for number, row in drafts.items()}
        for document, row in {**self._documents, **drafts}.items():
            about = row.get("project_id")
            project = self._projects.get(about, {}) if isinstance(about, int) else {}
            for place, key in enumerate(WORDS):
                if str(project.get(key, "")).strip():
                    text = self._numbers.text(document, key)
                    rows["section", text] = _section(text, document, place, key, body_of(str(project[key])))
        return rows

    def _drafts(self) -> Iterator[tuple[int, Row]]:
        """A first draft for each project that has words of a case and no document."""
        about = {row.get("project_id") for row in self._documents.values()}
        for number, project in sorted(self._projects.items()):
            if number not in about and any(str(project.get(key, "")).strip() for key in GONE):
                draft = self._numbers.draft(number, str(project.get("name")))
                yield int(str(draft["id"])), draft


class _Numbers:
    """Ids and titles of drafts and texts: each the same at every moment, and none that a document ever had."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._drafts: dict[int, Row] = {}
        self._texts: dict[tuple[int, str], int] = {}
        self._year = _next_year(connection)
        self._begun = _last_release(connection)
        recorded = "FROM journal_change WHERE table_name = 'document'"
        self._last = connection.execute(
            f"SELECT max(id) FROM (SELECT id FROM document UNION SELECT row_id {recorded} UNION SELECT 0)"
        ).fetchone()[0]
        titles = connection.execute(
            "SELECT title FROM document "
            f"UNION SELECT json_extract(before, '$.title') {recorded} "
            f"UNION SELECT json_extract(after, '$.title') {recorded}"
        )
        self._titles = {str(title).casefold() for (title,) in titles}

    def draft(self, project: int, name: str) -> Row:
        """The first draft of a project, by the name that it has where the draft is first needed."""
        if project not in self._drafts:
            self._last += 1
            title = self._free(f"{name}: business case")
            self._drafts[project] = {
                "id": self._last,
                "uid": uid_of(project, title, "first draft"),
                "title": title,
                "kind": "business-case-short",
                "project_id": project,
                "grant_id": None,
                "grant_report_id": None,
                "year": self._year,
                "language": "en-GB",
                "audience": "commissioner",
                "buyer": "",
                "ask": None,
                "created_on": self._begun,
            }
        return self._drafts[project]

    def text(self, document: int, key: str) -> int:
        """The id of a text of a document."""
        return self._texts.setdefault((document, key), len(self._texts) + 1)

    def _free(self, title: str) -> str:
        number, free = 2, title
        while free.casefold() in self._titles:
            number, free = number + 1, f"{title} ({number})"
        self._titles.add(free.casefold())
        return free


def uid_of(*known: object) -> str:
    """An identifier that two copies of one file give the same document."""
    return sha256("\n".join(map(str, known)).encode()).hexdigest()[:32]


@lru_cache(maxsize=1_000)
def body_of(text: str) -> str:
    """A plain text as it is stored now: what means something there has a backslash before it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    marked = _ANYWHERE.sub(lambda found: "\\" + found.group(), lines)
    return _AT_LINE.sub(_with_backslash, marked)


def _with_backslash(found: re.Match[str]) -> str:
    """Before the mark of a list, a table or a note; a number keeps its digits and has the point marked."""
    return f"{found[1]}{found[2]}\\"


def _section(number: int, document: int, place: int, key: str, body: str) -> Row:
    row: Row = {"id": number, "document_id": document, "key": key, "position": place, "heading": "", "body": body}
    return row | {"shown": None, "library_uid": None, "library_hash": None}


def _stored(connection: sqlite3.Connection, table: str) -> dict[int, Row]:
    found = connection.execute(f"SELECT * FROM {table} ORDER BY id")
    names = [column[0] for column in found.description]
    rows = [dict(zip(names, row, strict=True)) for row in found]
    return {row["id"]: row for row in rows}


def _next_year(connection: sqlite3.Connection) -> int:
    """The financial year after that of the balances, by the year in which it begins: what is asked for lies ahead."""
    found = connection.execute("SELECT balance_date, year_start_month FROM organisation").fetchone() or (None, 4)
    day = date.fromisoformat(found[0] or _last_release(connection))
    return min(day.year if day.month < found[1] else day.year + 1, _LAST_YEAR)


def _last_release(connection: sqlite3.Connection) -> str:
    """The day on which the file was brought to its format."""
    day: str = connection.execute("SELECT substr(max(at), 1, 10) FROM release").fetchone()[0]
    return day
