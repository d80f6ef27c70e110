"""Evidence: what a study found, for whom, by what design and with what limits; favourable or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from app.library.addresses import checked
from app.library.entries import Entries
from app.library.entry import Entry
from app.problems import Refused
from app.text import listed, quoted

Direction = Literal["favourable", "mixed", "null", "unfavourable"]
"""`null` was tested and made no clear difference; `unfavourable` is a harm, a gap or a risk."""

DIRECTIONS: tuple[Direction, ...] = ("favourable", "mixed", "null", "unfavourable")

Seen = Literal["full text", "abstract", "part of abstract", "page", "summary", "nothing"]
"""What was read. `summary` is somebody else's; `nothing` was read again after it was first noted."""

SEEN: tuple[Seen, ...] = ("full text", "abstract", "part of abstract", "page", "summary", "nothing")
AS_READ: tuple[Seen, ...] = ("full text", "abstract", "part of abstract", "page")
"""What may be cited as if the study had been read."""

Missing = Literal["authors", "year", "address", "DOI", "journal DOI", "result", "comparison"]
"""What a reference or a finding lacks, to be filled in before it is printed."""

MISSING: tuple[Missing, ...] = ("authors", "year", "address", "DOI", "journal DOI", "result", "comparison")

TOPICS: Mapping[str, str] = {
    "social-prescribing": "Social prescribing",
    "gp-and-ae": "GP and A&E use",
    "cost-and-value": "Cost and value",
    "community-connectors": "Community connectors",
    "loneliness": "Loneliness",
    "low-mood-and-anxiety": "Low mood and anxiety",
    "children-and-young-people": "Children and young people",
    "older-people": "Older people",
    "dementia": "Dementia",
    "carers": "Carers",
    "arts": "Arts",
    "singing": "Singing",
    "dance": "Dance",
    "heritage-libraries-museums": "Heritage, libraries and museums",
    "nature": "Nature",
    "gardening": "Gardening",
    "physical-activity": "Physical activity",
    "mens-sheds": "Men’s Sheds",
    "volunteering": "Volunteering",
    "inequalities": "Inequalities",
    "workforce": "Workforce and supervision",
    "funding": "Funding of community organisations",
}
"""What evidence can be about, by key, in the order of lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Entry):
    """A finding with its design and limit, which are shown wherever a figure of it is.

    `year` is 0 where it is not known. `figures` are as read, with unit and interval; `unseen_figures` were noted
    before and not found again. `counter` is the id of an entry of another direction on a topic of its own: whoever
    cites a favourable one is shown it.
    """

    topics: tuple[str, ...]
    claim: str
    population: str
    setting: str
    design: str
    limit: str
    direction: Direction
    title: str
    seen: Seen
    figures: tuple[str, ...] = ()
    unseen_figures: tuple[str, ...] = ()
    number: str = ""
    counter: str = ""
    authors: str = ""
    year: int = 0
    publisher: str = ""
    address: str = ""
    missing: tuple[Missing, ...] = ()
    note: str = ""


def read_evidence(entries: Entries) -> Evidence:
    """One entry. Raises Refused, naming it, for whatever is wrong in it."""
    found = Evidence(
        **entries.vouched(),
        topics=entries.choices("topics", tuple(TOPICS)),
        claim=entries.needed("claim"),
        population=entries.needed("population"),
        setting=entries.needed("setting"),
        design=entries.needed("design"),
        limit=entries.needed("limit"),
        direction=entries.choice("direction", DIRECTIONS),
        title=entries.needed("title"),
        seen=entries.choice("seen", SEEN),
        figures=entries.texts("figures"),
        unseen_figures=entries.texts("unseen_figures"),
        number=entries.text("number"),
        counter=entries.text("counter"),
        authors=entries.text("authors"),
        year=entries.number("year", 0),
        publisher=entries.text("publisher"),
        address=_address(entries),
        missing=entries.choices("missing", MISSING),
        note=entries.text("note"),
    )
    entries.done()
    fault = _fault(found)
    if fault:
        raise entries.refused(fault)
    return found


def refuse_lone(found: Evidence, others: Mapping[str, Evidence]) -> None:
    """Raise Refused for a counterpart that is not there, points the same way, or is about something else."""
    if not found.counter:
        return
    other = others.get(found.counter)
    if other is None:
        raise Refused(f"“counter” is {quoted(found.counter)}, which is not there.")
    if other.direction in {found.direction, "favourable"}:
        raise Refused(f"“counter” is {quoted(found.counter)}, which is {other.direction} too. Name another direction.")
    if not set(found.topics) & set(other.topics):
        raise Refused(f"“counter” is {quoted(found.counter)}, which shares no topic with it.")


def _fault(found: Evidence) -> str:
    """What does not go together in an entry; empty where all does."""
    if not found.topics:
        return f"“topics” is missing. Choose {listed(tuple(TOPICS), 'or')}."
    if not found.authors and not found.publisher:
        return "It has no source. Write “authors” or “publisher”."
    if found.verified and (found.seen not in AS_READ or found.unseen_figures):
        return "It is verified, but something in it was not read. Set “verified” to false, and say why in “doubt”."
    if found.direction == "favourable" and not found.counter:
        return "It is favourable and has no “counter”. Name an entry of another direction on the same topic."
    for name, there in (("authors", found.authors), ("year", found.year), ("address", found.address)):
        if bool(there) is (name in found.missing):
            return f"“{name}” is either given or named in “missing”."
    return ""


def _address(entries: Entries) -> str:
    address = entries.text("address")
    try:
        return checked(address) if address else ""
    except Refused as refused:
        raise entries.refused(f"“address”: {refused}") from refused
