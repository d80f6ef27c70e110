"""Every figure that a text can name: its id, what it is called, and the group of facts that it is taken from."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class FigureKind:
    """A figure that can be named: `name` is what lists call it before it is known, `needs` a group of `Facts`."""

    id: str
    name: str
    needs: Literal["case", "money", "account"]


FIGURES: Mapping[str, FigureKind] = {
    figure.id: figure
    for figure in (
        FigureKind("full-cost", "Full cost", "case"),
        FigureKind("direct-cost", "Direct costs", "case"),
        FigureKind("overheads", "Overheads", "case"),
        FigureKind("cost-per-session", "Full cost of a session", "case"),
        FigureKind("cost-per-person", "Full cost for each person", "case"),
        FigureKind("sessions", "Sessions planned", "case"),
        FigureKind("participants", "People planned", "case"),
        FigureKind("ask", "What is asked for", "case"),
        FigureKind("price-per-session", "Price of a session", "case"),
        FigureKind("confirmed", "Agreed money", "case"),
        FigureKind("unconfirmed", "Money asked for, not agreed", "case"),
        FigureKind("gap", "Cost not agreed yet", "case"),
        FigureKind("to-find", "Still to find", "case"),
        FigureKind("runway", "Runway", "money"),
        FigureKind("first-short", "First month that runs short", "money"),
        FigureKind("decide-by", "Last safe day to decide", "money"),
        FigureKind("free-reserves", "Free reserves", "money"),
        FigureKind("reserves-months", "Months of reserves", "money"),
        FigureKind("lowest-cash", "Lowest free cash", "money"),
        FigureKind("core-costs", "Core costs", "money"),
        FigureKind("core-cover", "Core costs that confirmed money meets", "money"),
        FigureKind("supervision-per-person", "Supervision for each person", "money"),
        FigureKind("training-per-person", "Training for each person", "money"),
        FigureKind("grant-awarded", "What was awarded", "account"),
        FigureKind("grant-budget", "Budget of the grant", "account"),
        FigureKind("grant-spent", "Spent of the grant", "account"),
        FigureKind("grant-left", "Left of the grant", "account"),
    )
}
"""By id. A number of the user's own has an id that begins with `OWN` and is not among them."""

OWN = "own:"
