"""Grants in the 360Giving standard: JSON, CSV, XLSX and ODS (https://standard.threesixtygiving.org)."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.exchange.giving.awards import Award, Awards
from app.exchange.giving.sources import Said, sources_of
from app.exchange.lists.cell_text import NotUsable, as_text
from app.exchange.lists.field import ListField
from app.exchange.lists.values import read_value
from app.problems import Problem
from app.text import plural, quoted
from app.typed_dates import DaySense

_MONEY = ListField("amount", kind="money")
_DATE = ListField("date", kind="date")
_END = ListField("end", kind="date", sense=DaySense.END)


def read_awards(path: Path, *, recipient: str | None = None, today: date) -> Awards:
    """Read a 360Giving file; with `recipient` (such as GB-CHC-1000147) keep only awards to that organisation.

    Awards in another currency are problems and never among the awards. An award that repeats an earlier one word for
    word is dropped with a note; a different award with the same identifier is a problem. Raises FileProblem when the
    file cannot be read or holds no grants, naming line and column for damaged JSON.
    """
    file = sources_of(path)
    reader = _Reader(path.name, file.sheet, recipient, today)
    for said in file.sources:
        reader.take(said)
    return reader.result(file.notes)


class _Reader:
    """Turns what a file says into awards, and gathers problems and notes."""

    def __init__(self, file: str, sheet: str, recipient: str | None, today: date) -> None:
        self._file = file
        self._sheet = sheet
        self._recipient_typed = " ".join((recipient or "").split())
        self._recipient = self._recipient_typed.casefold()
        self._today = today
        self._found: list[Award] = []
        self._awards: list[Award] = []
        self._problems: list[Problem] = []
        self._seen: dict[str, Award] = {}
        self._counts: Counter[str] = Counter()

    def take(self, said: Said) -> None:
        """One award of the file."""
        before = len(self._problems)
        award = self._award(said)
        self._found.append(award)
        if self._recipient and self._recipient not in {one.casefold() for one in said.recipients}:
            del self._problems[before:]
            self._counts["others"] += 1
            return
        if "individual_id" in said.values or "individual_name" in said.values:
            self._counts["individuals"] += 1
        if award.currency != "GBP":
            sentence = f"The amount is in {award.currency}, not in pounds, so it is never added in. Type it by hand."
            self._problem(said, "currency", sentence)
            return
        if award.amount_awarded is None and len(self._problems) == before:
            self._problem(said, "amount_awarded", "No amount was awarded here. Fill it in, or leave the row out.")
        if not self._is_repeat(award, said):
            self._awards.append(award)

    def result(self, notes: Iterable[str]) -> Awards:
        """Everything gathered."""
        counts = self._counts
        sentences = list(notes)
        if not self._found:
            sentences.insert(0, "0 grants: there is nothing under the headings.")
        if self._recipient and self._found and counts["others"] == len(self._found):
            shown = next((one.recipient_id for one in self._found if one.recipient_id), "GB-CHC-1000147")
            sentences.append(f"No award here is to “{self._recipient_typed}”. Recipients are named such as {shown}.")
        receivers = {award.recipient_id.casefold() for award in self._awards} - {""}
        if len(receivers) > 1 and not self._recipient:
            sentences.append(
                f"These are awards to {len(receivers):,} recipients. Say which is yours to take only its own."
            )
        if counts["others"]:
            sentences.append(f"Left out: {plural(counts['others'], 'award')} to other recipients.")
        if counts["repeats"]:
            sentences.append(f"Left out: {plural(counts['repeats'], 'award')} saying the same as an earlier one.")
        if counts["no currency"]:
            sentences.append(f"{plural(counts['no currency'], 'award')} without a currency, taken as pounds.")
        if counts["individuals"]:
            sentences.append(f"Personal data: {plural(counts['individuals'], 'award')} to a person, not a group.")
        return Awards(tuple(self._awards), tuple(self._problems), tuple(sentences), tuple(self._found))

    def _award(self, said: Said) -> Award:
        words = {name: _text(said, name) for name in _TEXTS}
        currency = _text(said, "currency").upper()
        if not currency:
            self._counts["no currency"] += 1
        return Award(
            row=said.row,
            **words,
            currency=currency or "GBP",
            amount_applied=self._money(said, "amount_applied"),
            amount_awarded=self._money(said, "amount_awarded"),
            award_date=self._date(said, "award_date"),
            planned_start=self._date(said, "planned_start"),
            planned_end=self._date(said, "planned_end"),
            duration_months=_whole(said, "duration_months"),
        )

    def _money(self, said: Said, name: str) -> int | None:
        if name not in said.values:
            return None
        cell = said.values[name][1]
        if type(cell) is float and cell.is_integer() and 0 <= cell < 1e8:
            return int(cell) * 100
        try:
            value = read_value(_MONEY, cell, self._today)
        except NotUsable as refused:
            self._problem(said, name, str(refused))
            return None
        return value if isinstance(value, int) else None

    def _date(self, said: Said, name: str) -> date | None:
        if name not in said.values:
            return None
        try:
            value = read_value(_END if name == "planned_end" else _DATE, said.values[name][1], self._today)
        except NotUsable as refused:
            self._problem(said, name, str(refused))
            return None
        return value if isinstance(value, date) else None

    def _is_repeat(self, award: Award, said: Said) -> bool:
        if not award.id:
            return False
        first = self._seen.setdefault(award.id.casefold(), award)
        if first is award:
            return False
        if first.content == award.content:
            self._counts["repeats"] += 1
        else:
            where = f"row {first.row}" if self._sheet else f"grant {first.row}"
            sentence = f"{quoted(award.id, 60)} is in {where} too, and says something else. Keep the right one."
            self._problem(said, "id", sentence)
        return True

    def _problem(self, said: Said, name: str, sentence: str) -> None:
        heading = said.values[name][0] if name in said.values else ""
        self._problems.append(Problem(sentence, self._file, self._sheet, said.row, heading, name))


_TEXTS = (
    "id",
    "title",
    "description",
    "funder_id",
    "funder_name",
    "recipient_id",
    "recipient_name",
    "programme",
)


def _text(said: Said, name: str) -> str:
    cell = said.values[name][1] if name in said.values else None
    return cell.strip() if isinstance(cell, str) else as_text(cell)


def _whole(said: Said, name: str) -> int | None:
    text = _text(said, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None
