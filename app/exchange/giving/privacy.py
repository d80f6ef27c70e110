"""Personal data that should not stand in a published list of grants: found, and said once."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from app.exchange.files.cells import Cell
from app.text import plural

_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}")
_POSTCODE = re.compile(r"\s*[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\s*", re.IGNORECASE)
_PLACE_CODES = frozenset({"geocode", "geographiccode"})
_NAMES = re.compile(r"surname|full name|date of birth|applicant name|contact name|forename|first name", re.IGNORECASE)


class Watch:
    """Looks at everything that a file says, and tells in sentences what is about people."""

    def __init__(self) -> None:
        self._emails: list[int] = []
        self._postcodes: list[int] = []
        self._names: dict[str, None] = {}

    def headings(self, headings: Iterable[str]) -> None:
        """Look at headings for names and dates of birth of people."""
        self._names |= dict.fromkeys(heading for heading in headings if _NAMES.search(heading))

    def look(self, row: int, cells: Iterable[tuple[str, Cell]]) -> None:
        """Look at the cells of one award, each with its heading."""
        for heading, cell in cells:
            if not isinstance(cell, str):
                continue
            if "@" in cell and _EMAIL.search(cell):
                self._emails.append(row)
            elif len(cell) < 20 and _is_place_code(heading) and _POSTCODE.fullmatch(cell):
                self._postcodes.append(row)

    def notes(self) -> Iterator[str]:
        """A sentence for each sort of personal data found."""
        if self._emails:
            addresses = plural(len(self._emails), "e-mail address", "e-mail addresses")
            yield f"Personal data: {addresses}{_where(self._emails)}."
        if self._postcodes:
            yield f"Personal data: {plural(len(self._postcodes), 'postcode')} as a place{_where(self._postcodes)}."
        if self._names:
            columns = ", ".join(f"“{name}”" for name in list(self._names)[:5])
            yield f"Personal data: {columns} may name people. Only what a grant needs is taken."


@lru_cache(maxsize=4096)
def _is_place_code(heading: str) -> bool:
    last = re.split("[:/]", heading)[-1]
    return "".join(char for char in last if char.isalnum()).casefold() in _PLACE_CODES


def _where(rows: list[int]) -> str:
    first = ", ".join(str(row) for row in dict.fromkeys(rows[:5]))
    return f" (row {first}{' and more' if len(rows) > 5 else ''})"
