"""Awards in the 360Giving standard, as plain values, and what was found while reading them."""

from dataclasses import dataclass, field
from datetime import date

from app.exchange.lists.rows import fingerprint
from app.problems import Problem


@dataclass(frozen=True, slots=True)
class Award:
    """One grant as its funder published it. Amounts are pence; what the file does not say is empty or None.

    `row` is the row of the sheet, or the place in a JSON list counted from 1.
    """

    row: int
    id: str = ""
    title: str = ""
    description: str = ""
    currency: str = "GBP"
    amount_applied: int | None = None
    amount_awarded: int | None = None
    award_date: date | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    duration_months: int | None = None
    funder_id: str = ""
    funder_name: str = ""
    recipient_id: str = ""
    recipient_name: str = ""
    programme: str = ""

    @property
    def key(self) -> str:
        """The same whenever this award is read again: its identifier, or else what it says."""
        if self.id:
            return f"360giving:{self.id.casefold()}"
        parts = (self.title, self.amount_awarded, self.award_date, self.funder_name, self.funder_id, self.recipient_id)
        return "360giving:" + fingerprint("award", {str(place): part for place, part in enumerate(parts)})

    @property
    def content(self) -> tuple[object, ...]:
        """All that the award says, wherever it stands in the file."""
        return tuple(getattr(self, name) for name in self.__slots__ if name != "row")


@dataclass(frozen=True, slots=True)
class Awards:
    """The awards of a file that can be used, with what cannot, and what is worth knowing.

    `awards` are those in pounds to the recipient asked for, each once. `found` are all awards in the file, whoever
    received them, repeats and other currencies too: never add these up without looking at `currency`.
    """

    awards: tuple[Award, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    found: tuple[Award, ...] = field(default=(), repr=False)
