"""The command about the library: what ships with Footing and what the organisation keeps, marked as its own.

`library FILE SUBJECT --json` prints {subject, find, entries: [ENTRY]}; `find` is what was looked for, or null, and the
best come first. Every ENTRY has {id, own, doubt}: nothing of what ships is to be shown without its `doubt`, which says
what was not found in a source. An empty text was not found, or not said; days are null where there are none.
evidence: {claim, direction, topics, figures, figures_not_found, population, sample, setting, design, limit, reference,
link, seen, missing, last_checked, note, counter}. Direction: favourable, mixed, null, unfavourable, or null where
nobody has said it; `limit` is what it cannot show, `counter` the id of one that points another way.
measures: {name, what, items, range, scales, scoring, bands, bands_source, smallest_change, recall, ages, minutes,
wording, licence, copyright_line, wording_at, when, when_not, risk, source, last_checked}; with `rules`: [{id, text}].
policies: what ships is {name, kind, duty, who, review_months, review_from, expiry_blocks, blocks_why, source, england,
wales, scotland, northern_ireland, nations, nations_note, checks, evidence, cost, training, limit_note, last_checked},
one's own {name, kind, state, owner, reviewed_on, review_by, begins_on, expires_on, cover, note}, its kind an id of what
ships or empty.
glossary: {term, side, plain, other, warn, match, names, nations, source, last_checked}; with `swaps`: [{id, doubt,
said_by, community, health, true_if, source, last_checked}].
answers: {title, body, tags, owner, reviewed_on, review_by}, all one's own.
"""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy.orm import Session

from app.cli.common import Commands, Parser, add_file_command, decimal, print_json
from app.library.glossary import Swap
from app.library.loading import library
from app.library.policies import Policy
from app.library.search import Kind, Searched, found, holds, searched
from app.services.library import measures, studies, terms
from app.services.library.on_shelf import REFERENCE, YOURS, OnShelf, direction_words
from app.services.rows import records
from app.services.rows.fields import FIELDS
from app.services.rows.records import Record
from app.services.rows.value_words import value_words
from app.text import quoted
from app.work.opening import reading

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Line:
    """An entry: what JSON has of it, and what is said, under its name; `words` is what is searched of one's own."""

    id: str
    json: Entry
    name: str
    said: tuple[tuple[str, str], ...]
    words: Searched | None = None


def add_commands(commands: "Commands[Parser]") -> None:
    """Put the command into the grammar."""
    words = "evidence, measures, policies, shared words and answers: what ships, and what you keep"
    command = add_file_command(commands, "library", _library, words)
    command.add_argument("subject", choices=tuple(_SUBJECTS), help="what to list")
    command.add_argument("--find", metavar="WORDS", default="", help="only what holds every one of these words")
    command.add_argument("--json", action="store_true")


def _library(options: Namespace) -> None:
    kind, read = _SUBJECTS[options.subject]
    with reading(options.file) as session:
        lines = read(session)
    lines = _found(kind, lines, options.find)
    both = [swap for swap in terms.swaps() if holds(options.find, swap.community, swap.health, swap.true_if)]
    if options.json:
        more = {"glossary": {"swaps": [_plain(asdict(swap)) for swap in both]}, "measures": {"rules": _rules()}}
        head = {"subject": options.subject, "find": options.find or None, "entries": [line.json for line in lines]}
        print_json(head | more.get(options.subject, {}))
        return
    for line in lines:
        _say(line)
    if options.subject == "glossary":
        for swap in both:
            _say(_swap(swap))
    if not lines and not (options.subject == "glossary" and both):
        print(f"Nothing there holds {quoted(options.find)}." if options.find else "There is nothing there yet.")


def _found(kind: Kind, lines: Iterable[_Line], typed: str) -> list[_Line]:
    """Those that hold the words, the best first; all of them without any."""
    known = {line.id: line for line in lines}
    if not typed:
        return list(known.values())
    own = [line.words for line in known.values() if line.words is not None]
    return [known[hit.id] for hit in found(typed, own) if hit.kind == kind and hit.id in known]


def _say(line: _Line) -> None:
    print(line.name)
    for label, text in line.said:
        if text:
            print(f"  {label}: {'; '.join(text.splitlines())}")


def _evidence(session: Session) -> list[_Line]:
    return [_shelved(studies.on_shelf(each), asdict(each)) for each in studies.studies(session)]


def _measures(session: Session) -> list[_Line]:
    return [_shelved(measures.on_shelf(each), asdict(each)) for each in measures.measures(session)]


def _glossary(_session: Session) -> list[_Line]:
    known = library().terms
    return [_shelved(each, asdict(known[each.id])) for each in terms.terms()]


def _shelved(entry: OnShelf, values: Entry) -> _Line:
    """An entry as the window shows it, and its values."""
    facts = tuple((fact.label, fact.text) for fact in entry.facts)
    points = (_DIRECTION, direction_words(entry.direction))
    said = (points, (_DOUBT, entry.doubt), *facts, (REFERENCE, entry.reference), ("Id", entry.id))
    return _Line(
        entry.id,
        _json(values, own=entry.row is not None),
        _named(entry.name, own=entry.row is not None),
        said,
        entry.words,
    )


def _swap(swap: Swap) -> _Line:
    sides = ((terms.SIDES["community"], swap.community), (terms.SIDES["health"], swap.health))
    said = ((_DOUBT, swap.doubt), *sides[1:], ("Only if", swap.true_if))
    return _Line(swap.id, {}, f"{sides[0][0]}: {sides[0][1]}", said)


def _policies(session: Session) -> list[_Line]:
    own = records.rows(session, "policy", order="name")
    return [*map(_own_policy, own), *map(_shipped_policy, library().policies.values())]


def _shipped_policy(policy: Policy) -> _Line:
    said = (
        (_DOUBT, policy.doubt),
        ("Who needs it", policy.who),
        ("If it is out of date", policy.blocks_why),
        ("What a buyer checks", "\n".join(policy.checks)),
        ("Id", policy.id),
    )
    return _Line(policy.id, _json(asdict(policy), own=False), policy.name, said)


def _own_policy(row: Record) -> _Line:
    values = {name: row[name] for name in _POLICY} | {"id": str(row.id), "kind": row["catalogue_id"] or "", "doubt": ""}
    values["cover"] = decimal(row["cover"])
    words = searched("policy", _OWN_POLICY + str(row.id), row["name"], row["owner"], row["note"])
    return _Line(
        words.id, _json(values, own=True), _named(row["name"], own=True), _row_said("policy", row, _POLICY), words
    )


def _answers(session: Session) -> list[_Line]:
    return list(map(_answer, records.rows(session, "library_answer", order="title")))


def _answer(row: Record) -> _Line:
    values = {name: row[name] for name in ("title", "body", *_ANSWER)} | {"id": row["uid"], "doubt": ""}
    words = searched("answer", row["uid"], row["title"], row["body"], row["tags"], row["owner"])
    return _Line(row["uid"], _json(values, own=True), row["title"], _row_said("library_answer", row, _ANSWER), words)


def _row_said(table: str, row: Record, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """What is stored in some columns, each under its label."""
    return tuple((FIELDS[table][name].label, value_words(table, name, row[name], {})) for name in names)


def _rules() -> list[Entry]:
    return [asdict(rule) for rule in library().rules.values()]


def _named(name: str, *, own: bool) -> str:
    return f"{name} ({YOURS.lower()})" if own else name


def _json(values: Entry, *, own: bool) -> Entry:
    """Values as JSON has them, without where one's own is stored."""
    kept = {name: value for name, value in values.items() if name not in {"id", "row", "doubt"}}
    return {"id": values["id"], "own": own, "doubt": values["doubt"]} | _plain(kept)


def _plain(values: Mapping[str, Any]) -> Entry:
    return {name: _value(value) for name, value in values.items()}


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


_DIRECTION, _DOUBT = FIELDS["evidence"]["direction"].label, "In doubt"
_OWN_POLICY = "own-"
"""Before the number of a policy of one's own, so that no id that ships is the same."""
_ANSWER = ("tags", "owner", "reviewed_on", "review_by")
_POLICY = ("name", "state", "owner", "reviewed_on", "review_by", "begins_on", "expires_on", "cover", "note")
_SUBJECTS: Mapping[str, tuple[Kind, Callable[[Session], list[_Line]]]] = {
    "evidence": ("evidence", _evidence),
    "measures": ("measure", _measures),
    "policies": ("policy", _policies),
    "glossary": ("term", _glossary),
    "answers": ("answer", _answers),
}
