"""Evidence that ships and the organisation's own, in one shape: what was found, for whom, and what it cannot show."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.library.addresses import checked, link, printed
from app.library.evidence import TOPICS, Evidence, Seen
from app.library.loading import library
from app.library.references import reference
from app.library.search import searched
from app.models.choices import Direction
from app.problems import Refused
from app.services.library.on_shelf import LAST_CHECKED, OnShelf, checked_words, facts_of
from app.services.rows import records
from app.services.rows.fields import FIELDS
from app.services.rows.records import Record
from app.text import begun, listed, one_line

_LABELS = FIELDS["evidence"]
_READ: dict[Seen, str] = {
    "full text": "The full text",
    "abstract": "Its abstract",
    "part of abstract": "Part of its abstract",
    "page": "A page about it",
    "summary": "A summary by somebody else",
    "nothing": "Nothing could be read again",
}
_NOT_CHECKED = "You have not checked it against its source yet."
_NO_LIMIT = "Not said yet."


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """A finding. `figures_not_found` were noted once and not found again; `seen` is empty for one's own.

    `row` is where one's own is stored; `counter` is the id of one that points another way.
    """

    id: str
    claim: str
    direction: Direction | None
    topics: tuple[str, ...]
    figures: tuple[str, ...]
    figures_not_found: tuple[str, ...]
    population: str
    sample: str
    setting: str
    design: str
    limit: str
    reference: str
    link: str
    seen: str
    missing: tuple[str, ...]
    last_checked: date | None
    doubt: str
    note: str
    counter: str
    row: int | None


def studies(session: Session) -> tuple[Study, ...]:
    """All evidence: one's own, by its claim, and then what ships."""
    own = records.rows(session, "evidence", order="claim")
    return (*map(_own, own), *map(_shipped, library().evidence.values()))


def on_shelf(study: Study) -> OnShelf:
    """As the library shows it; what it cannot show always stands under what was found."""
    facts = facts_of(
        (_LABELS["figures"].label, "\n".join(map(begun, study.figures))),
        ("Figures that were not found again", "\n".join(map(begun, study.figures_not_found))),
        (_LABELS["limits"].label, study.limit or _NO_LIMIT),
        (_LABELS["population"].label, begun(study.population)),
        (_LABELS["sample"].label, begun(study.sample)),
        (_LABELS["setting"].label, begun(study.setting)),
        (_LABELS["design"].label, begun(study.design)),
        (_LABELS["topics"].label, ", ".join(study.topics)),
        ("What was read", study.seen),
        ("Not known", begun(listed(study.missing))),
        (LAST_CHECKED, checked_words(study.last_checked)),
        ("Good to know", study.note),
    )
    texts = (study.claim, study.population, study.sample, study.setting, study.design, study.limit, study.reference)
    own = searched("evidence", study.id, study.claim, *texts, *study.topics, *study.figures)
    return OnShelf(
        kind="evidence",
        id=study.id,
        name=study.claim,
        about=begun(study.design),
        facts=facts,
        doubt=study.doubt,
        row=study.row,
        direction=study.direction,
        topics=study.topics,
        reference=study.reference,
        link=study.link,
        counter=study.counter,
        words=None if study.row is None else own,
    )


def _shipped(entry: Evidence) -> Study:
    return Study(
        id=entry.id,
        claim=entry.claim,
        direction=next(each for each in Direction if each.value == entry.direction),
        topics=tuple(TOPICS[topic] for topic in entry.topics),
        figures=entry.figures,
        figures_not_found=entry.unseen_figures,
        population=entry.population,
        sample=entry.number,
        setting=entry.setting,
        design=entry.design,
        limit=entry.limit,
        reference=reference(entry),
        link=link(entry.address),
        seen=_READ[entry.seen],
        missing=entry.missing,
        last_checked=entry.last_checked,
        doubt=entry.doubt,
        note=entry.note,
        counter=entry.counter,
        row=None,
    )


def _own(row: Record) -> Study:
    return Study(
        id=row["uid"],
        claim=row["claim"],
        direction=row["direction"],
        topics=tuple(filter(None, map(one_line, row["topics"].split(",")))),
        figures=tuple(filter(None, map(one_line, row["figures"].splitlines()))),
        figures_not_found=(),
        population=row["population"],
        sample=row["sample"],
        setting=row["setting"],
        design=row["design"],
        limit=row["limits"],
        reference=_reference(row),
        link=_link(row["reference"]),
        seen="",
        missing=(),
        last_checked=row["checked_on"],
        doubt="" if row["checked_on"] else _NOT_CHECKED,
        note="",
        counter="",
        row=row.id,
    )


def _reference(row: Record) -> str:
    """The reference in the same style as those that ship; nothing before a source is named."""
    if not row["title"] and not row["authors"] and not row["publisher"]:
        return printed(one_line(row["reference"]))
    return reference(
        Evidence(
            id=row["uid"],
            last_checked=row["checked_on"] or date.min,
            verified=bool(row["checked_on"]),
            topics=(),
            claim=row["claim"],
            population="",
            setting="",
            design="",
            limit="",
            direction="mixed",
            title=one_line(row["title"] or row["publisher"] or row["claim"]),
            seen="page",
            authors=one_line(row["authors"]),
            year=row["year"] or 0,
            publisher=one_line(row["publisher"]),
            address=one_line(row["reference"]),
        )
    )


def _link(typed: str) -> str:
    """Where what was typed leads in a browser; nothing where it is no address."""
    try:
        return link(checked(one_line(typed))) if typed else ""
    except Refused:
        return ""
