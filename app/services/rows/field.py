"""What is known of a stored column beside its kind: its words, the bounds of its values, and how they are counted."""

from dataclasses import dataclass

from app.money import LIMIT_PENCE
from app.typed_dates import DaySense


@dataclass(frozen=True, slots=True)
class Field:
    """A column as people know it; every place that names it reads it here.

    `label` is what sentences, undo, history, previews, spreadsheets and the open form call it. `short` heads it in a
    table and `asked` asks for it in a form, where these need other words; `first_asked` asks for it on the first run.
    `hint` says a little more beside either.
    `low` and `high` are the least and the most its number may be. `filled` says that words must stand there. `unit`
    says what its number counts where its kind does not: fte (ten-thousandths of full time), minutes, percent (whole
    ones), year, or month (1 to 12). `imported` names the field of a list to bring in that fills it, where that is
    not the column's own name; the own name says that it comes in as it stands, under its own words. `sense` says
    what a date is for.
    """

    label: str
    low: int | None = None
    high: int | None = None
    filled: bool = False
    unit: str = ""
    short: str = ""
    asked: str = ""
    first_asked: str = ""
    hint: str = ""
    imported: str = ""
    sense: DaySense = DaySense.ANY

    @property
    def heading(self) -> str:
        """What heads it in a table."""
        return self.short or self.label

    @property
    def prompt(self) -> str:
        """What asks for it in a form."""
        return self.asked or self.label

    @property
    def words(self) -> frozenset[str]:
        """All that it is called anywhere."""
        return frozenset({self.label, self.heading, self.prompt, self.first_asked}) - {""}


Fields = dict[str, Field]


def named(label: str = "Name", *, short: str = "", first_asked: str = "") -> Field:
    """Words that must be filled in."""
    return Field(label, filled=True, short=short, first_asked=first_asked)


def money(label: str, *, short: str = "", asked: str = "", hint: str = "") -> Field:
    """An amount that is never negative and never over £1bn."""
    return Field(label, 0, LIMIT_PENCE, short=short, asked=asked, hint=hint)


def number(label: str, low: int, high: int, *, short: str = "", hint: str = "", unit: str = "") -> Field:
    """A number within bounds."""
    return Field(label, low, high, short=short, hint=hint, unit=unit)


def time(start_hint: str = "", end_hint: str = "Empty: it goes on") -> Fields:
    """When something holds, from and to a day."""
    return {
        "start": Field("Start date", short="From", hint=start_hint),
        "end": Field("End date", short="To", hint=end_hint, sense=DaySense.END),
    }


NOTE = Field("Note")
IMPORT_KEY = Field("Import key")
LIKELIHOOD = Field("Likelihood", 0, 100, unit="percent")
PAID_LATER = number("Paid months later", 0, 24)
PROJECT = Field("Project")
WORKS_AS = Field("Works as")
YEAR = number("Year", 1900, 2199, unit="year")
RISE = {
    "uplift": Field("Yearly rise", -10_000, 100_000, imported="uplift_percent"),
    "uplift_from": Field("Rises from"),
}
VAT = Field("VAT", 0, 10_000, asked="VAT on top", imported="vat_percent")
RESULTS_SHARE = number("Paid by results", 0, 10_000)
FTE = number("Part of full time", 1, 10_000, unit="fte", short="FTE")
