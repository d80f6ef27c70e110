"""Bringing another program's file into the open file: a look at what that would do, a trial, and doing it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import partial

from sqlalchemy.orm import Session

from app.exchange.giving.awards import Awards
from app.exchange.lists.answers import HiddenRows
from app.exchange.lists.rows import Table
from app.services.imports.imports import import_awards, import_table
from app.services.imports.lists import LISTS, TABLES
from app.services.imports.outcome import NOTHING, ImportResult, Updates
from app.services.imports.preview import Preview, preview_awards, preview_table
from app.services.rows import action_words
from app.storage.file import OrganisationFile
from app.text import plural, quoted, shorten
from app.work.budget import BUDGET
from app.work.import_action import import_as_one_action
from app.work.import_places import FilePlace, Said, place_of, sayer
from app.work.import_reading import GIVING, LONGEST, Instructions, Reading, Source, Step, read, unheard

KIND_CHOICES = (
    (BUDGET, "A budget, with months or years across"),
    *((name, kind.label) for name, kind in LISTS.items()),
    (GIVING, "Grants published as 360Giving"),
)
"""What a file can hold: each kind, and its words."""

HIDDEN_CHOICES = ((HiddenRows.ASK, "Not decided"), (HiddenRows.OUT, "Leave out"), (HiddenRows.IN, "Bring in"))
"""What can become of rows that a spreadsheet hides, and its words."""

_NO_RECIPIENT = (
    "Say whose grants are meant: type your organisation’s identifier, such as GB-CHC-1000147, or choose it from "
    "those in the file."
)


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was understood: where its list is, what bringing it in would do, and what stands in the way.

    `recipients` are the organisations that a file of awards names, as (identifier, words). `notice` is a sentence
    about how it was read. Without a `reading` there is nothing that could be brought in. `said` tells what the list
    says in a row. `asked` has the rows of which only the user knows whether they belong to it; `hides_rows` and
    `lacks_funder` tell what else has to be asked of her.
    """

    kind: str
    preview: Preview
    place: FilePlace | None = None
    recipients: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    reading: Reading | None = None
    said: Said | None = None
    asked: frozenset[int] = frozenset()
    hides_rows: bool = False
    lacks_funder: bool = False


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of bringing a file in, and the label of the action."""

    label: str
    result: ImportResult


def look_at(opened: OrganisationFile, source: Source, told: Instructions, *, today: date, step: Step = unheard) -> Look:
    """Read the file as the user says, guess the rest, and try what bringing it in would do. Changes nothing.

    Raises Refused with a sentence when the file cannot be read.
    """
    reading = read(source, told, today=today, step=step)
    step("Trying it out")
    content = reading.content
    if isinstance(content, Awards):
        return _look_at_awards(opened, source, reading, content, today)
    book, layout = source.book(), content.layout
    said = sayer(book, layout, told.answers)
    with opened.read() as session:  # what is done in it is not kept
        preview = preview_table(session, content, said, today=today, restriction=reading.restriction)
    return Look(
        reading.kind,
        preview,
        place_of(book, reading.kind, layout),
        notice=reading.notice,
        reading=reading,
        said=said,
        asked=content.asked,
        hides_rows=any(at >= layout.header_row for at in book.sheet(layout.sheet).hidden_rows),
        lacks_funder=reading.kind == "grants" and "funder" not in layout.columns.values(),
    )


def try_out(
    opened: OrganisationFile, reading: Reading, *, leave_out: bool, today: date, update: Updates = NOTHING
) -> ImportResult:
    """What bringing it in would come to. Changes nothing. Raises Refused as `bring_in` does."""
    with opened.read() as session:  # what is done in it is not kept
        return _store(session, reading, leave_out=leave_out, update=update, today=today)


def bring_in(
    opened: OrganisationFile,
    source: Source,
    reading: Reading,
    *,
    leave_out: bool,
    today: date,
    update: Updates = NOTHING,
    added: int | None = None,
    updated: int = 0,
    step: Step = unheard,
) -> Brought:
    """Bring in what was read, after a backup, as one action. All of it comes in, or nothing.

    With `leave_out` the rows that cannot be used stay out; `update` says what is taken over of rows that are there and
    say something else. `added` and `updated`, where a look has told them, stand in the label. The backup is let go
    again when nothing came in. Raises Refused with a sentence, among others ImportRefused for a file
    with rows that cannot be used.
    """
    label = action_words.bring_in(TABLES.get(reading.kind, "grant"), added, source.name, updated=updated)
    store = partial(_store, reading=reading, leave_out=leave_out, update=update, today=today)
    result = import_as_one_action(
        opened, label, store, came=lambda found: found.added + found.updated, name=source.name, step=step
    )
    return Brought(label, result)


def _store(session: Session, reading: Reading, *, leave_out: bool, update: Updates, today: date) -> ImportResult:
    content, restriction = reading.content, reading.restriction
    if isinstance(content, Table):
        return import_table(
            session, content, today=today, skip_problem_rows=leave_out, update=update, restriction=restriction
        )
    return import_awards(
        session,
        content,
        reading.recipient,
        today=today,
        skip_problem_rows=leave_out,
        update=update,
        restriction=restriction,
    )


def _look_at_awards(opened: OrganisationFile, source: Source, reading: Reading, awards: Awards, today: date) -> Look:
    recipients, recipient, notice = _recipients(awards), reading.recipient, ""
    if not recipient:
        notice = _NO_RECIPIENT
    elif not awards.awards and not awards.problems:
        whose = quoted(recipient, LONGEST)
        notice = f"No grant in {source.path.name} is to {whose}. Check it, or choose yours from the file."
    if notice:
        return Look(GIVING, Preview(blocked=True), None, recipients, notice)
    with opened.read() as session:  # what is done in it is not kept
        preview = preview_awards(session, awards, recipient, today=today, restriction=reading.restriction)
    return Look(GIVING, preview, None, recipients, reading=reading)


def _recipients(awards: Awards) -> tuple[tuple[str, str], ...]:
    """The organisations that the awards are to, by name, with how many each has."""
    counts = Counter(award.recipient_id for award in awards.found if award.recipient_id)
    names = {award.recipient_id: award.recipient_name for award in awards.found}
    words = (
        (one, f"{shorten(names[one] or one, LONGEST)} · {one} · {plural(count, 'grant')}")
        for one, count in counts.items()
    )
    return tuple(sorted(words, key=lambda pair: pair[1].casefold()))
