"""What a field of a list is: its name, the headings people give it, and the words they use in it.

What a field and its stored words are called is known by whoever stores them and comes in with `ListKind.called`; until
then they go by their own names.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.exchange.lists import words
from app.exchange.lists.headings import plain
from app.typed_dates import DaySense


@dataclass(frozen=True, slots=True)
class ListField:
    """One thing wanted from each row.

    `kind` is text, money (pence), date, percent (per cent), number, choice, yesno or month (its first day). `spoken`
    holds the words that people write for each stored word, parted by commas, `choices` its label; `synonyms` gives the
    stored word for each of them all, in plain letters.
    Numbers and per cents outside `low` to `high` are problems; both ends are allowed. A word that is none of the
    choices is a problem, unless `otherwise` says what it becomes, with a note that tells which words these were.
    `sense` says what a date is for.
    """

    name: str
    label: str = ""
    kind: str = "text"
    required: bool = False
    headings: tuple[str, ...] = ()
    spoken: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(100)
    otherwise: str | None = None
    sense: DaySense = DaySense.ANY
    synonyms: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Without a label it is called by its name, and so is each stored word; words that are people's come last."""
        object.__setattr__(self, "label", self.label or self.name.replace("_", " ").capitalize())
        object.__setattr__(self, "choices", self.choices or {value: value for value in self.spoken})
        words = {plain(own): value for value, label in self.choices.items() for own in (value, label)}
        for value, written in self.spoken.items():
            for word in written.split(","):
                words.setdefault(plain(word), value)
        object.__setattr__(self, "synonyms", words)


@dataclass(frozen=True, slots=True)
class ListKind:
    """One kind of list that can be brought in."""

    name: str
    label: str
    fields: tuple[ListField, ...]
    by_name: Mapping[str, ListField] = field(init=False, repr=False)
    by_heading: Mapping[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the fields, by name and by each plain heading. A field's own name and label come before synonyms."""
        headings = {plain(own): one.name for one in self.fields for own in (one.name, one.label)}
        for one in self.fields:
            for heading in one.headings:
                headings.setdefault(plain(heading), one.name)
        object.__setattr__(self, "by_name", {one.name: one for one in self.fields})
        object.__setattr__(self, "by_heading", headings)

    def called(
        self,
        labels: Mapping[str, str],
        choices: Mapping[str, Mapping[str, str]],
        senses: Mapping[str, DaySense],
        more: Sequence[ListField] = (),
    ) -> "ListKind":
        """The same list with labels of fields and of stored words and senses of dates, by field, and more fields."""
        named = (
            replace(
                one,
                label=labels.get(one.name, one.label),
                choices=choices.get(one.name, one.choices),
                sense=senses.get(one.name, one.sense),
            )
            for one in self.fields
        )
        return ListKind(self.name, self.label, (*named, *more))


def wanted(
    name: str,
    kind: str,
    headings: str,
    *,
    label: str = "",
    required: bool = False,
    high: str = "100",
    low: str = "0",
) -> ListField:
    """A field of any kind but choice; `headings` are parted by commas. `label` is for what no stored column holds."""
    names = tuple(heading.strip() for heading in headings.split(",") if heading.strip())
    return ListField(name, label, kind, required, names, low=Decimal(low), high=Decimal(high))


def choice(name: str, headings: str, spoken: Mapping[str, str], *, otherwise: str | None = None) -> ListField:
    """A field of few stored words; `spoken` has for each what people write instead."""
    names = tuple(heading.strip() for heading in headings.split(",") if heading.strip())
    return ListField(name, kind="choice", headings=names, spoken=spoken, otherwise=otherwise)


START = "start date, from, starts, date from, begins, first date, commencement date, starting, date"
END = "end date, until, ends, date to, to, finish, finish date, last date, expiry date, ending, expires"
PROJECT = "project name, programme of work, activity, service, workstream, cost centre, department"
UPLIFT = (
    "uplift, annual uplift, increase, annual increase, inflation, percent increase, uplift percent, rise, yearly rise, "
    "yearly rise percent"
)
UPLIFT_FROM = "uplift from, rise from, increase from, uplift month, increase month, review date, uplift date"
FREQUENCY = "frequency, how often, period, interval, paid, per, payment frequency, recurrence, schedule, basis"
POOL = choice(
    "pool",
    "overhead pool, pool, overhead, overhead type, cost pool, overhead group",
    words.POOLS,
)
FREQUENCY_FIELD = choice("frequency", FREQUENCY, words.FREQUENCIES)
