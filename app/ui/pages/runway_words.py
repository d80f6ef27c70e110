"""How the Runway page writes amounts and months, and how its tables show them."""

from dataclasses import replace

from app.dates import Month
from app.money import format_pounds
from app.services.plan.outlook import Outlook
from app.services.said.wording import Spans
from app.ui import kinds
from app.ui.kinds import Kind


def some_pounds() -> Kind:
    """Pence shown to the nearest pound, but what is less than a pound to the penny."""
    return replace(kinds.money(), show=lambda pence: format_pounds(int(str(pence))))


def short(month: Month) -> str:
    """`Mar 2027`."""
    return f"{month.label[:3]} {month.year}"


def month_kind() -> Kind:
    """A month that needs little room: `Mar 2027`."""

    def show(value: object) -> str:
        return short(value) if isinstance(value, Month) else ""

    return Kind("month", str, show, str)


def follow_up(found: Outlook) -> Spans:
    """What follows the sentence on top: until when one can decide, where it is lowest, what is held in reserve."""
    return joined(found.closing_sentence, found.second_sentence, found.reserves_sentence)


def joined(*sentences: Spans) -> Spans:
    """Several sentences as one text; those that say nothing are left out."""
    more = [sentence for sentence in sentences if sentence]
    return tuple(span for at, part in enumerate(more) for span in (((" ", False),) if at else ()) + part)
