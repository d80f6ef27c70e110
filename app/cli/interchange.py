"""Commands that bring in other programs' files and write the file out in open forms.

`import --json` prints {kind, source, sheet, header_row, columns: {heading: field}, unused: [heading], found, total,
added, already_there, problems: [{sentence, sheet, row, column, field}], notes: [sentence], dry_run}. It is printed
for a list that is refused because of its rows, too. `found` counts the rows of the list (all awards of a 360Giving
file, whoever received them) and `total` adds up the amounts of those that can be used; it is null for lists of people.
"""

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.cli.common import (
    Commands,
    Parser,
    add_command,
    add_file_command,
    decimal,
    must_end_with,
    print_json,
    reading,
    whole_number,
    words,
)
from app.exchange.files.cells import Book, FileProblem
from app.exchange.files.open_file import write_open_form
from app.exchange.files.sheets import read_book
from app.exchange.files.writing import OutSheet, write_xlsx
from app.exchange.giving.awards import Awards
from app.exchange.giving.reading import read_awards
from app.exchange.lists.kinds import KINDS
from app.exchange.lists.mapping import Layout, guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.money import format_money
from app.problems import Problem, Refused
from app.services.imports.imports import ImportRefused, ImportResult, import_awards, import_table
from app.services.open_form.form import to_open_form
from app.services.open_form.schema import schema
from app.services.rows.tables import as_tables
from app.storage.file import OrganisationFile

GIVING, PEOPLE = "360giving", "people"
AMOUNTS = {"costs": "amount", "income": "amount", "grants": "amount_awarded"}


@dataclass(frozen=True)
class Source:
    """What was read from a file: a list or published awards, and what there is to say about it."""

    kind: str
    found: int
    content: Table | Awards
    total: int | None = None
    about: Mapping[str, Any] = field(default_factory=dict)


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    bring = add_file_command(commands, "import", _import, "bring in a spreadsheet, or grants published as 360Giving")
    kinds = ", ".join((*KINDS, PEOPLE, GIVING))
    bring.add_argument(
        "--as", dest="kind", type=_kind, required=True, metavar="KIND", help=f"{kinds}; people are posts or freelancers"
    )
    bring.add_argument("source", type=Path, metavar="SOURCE")
    bring.add_argument("--sheet", type=words, help="the sheet to read; guessed when left out")
    bring.add_argument(
        "--header-row",
        type=whole_number(1, 1_048_576),
        metavar="N",
        help="the row with the headings, from 1; guessed when left out",
    )
    bring.add_argument(
        "--map",
        type=_pair,
        action="append",
        default=[],
        metavar="COLUMN=FIELD",
        help="what a column is; may be repeated",
    )
    bring.add_argument(
        "--recipient", type=words, metavar="ORG-ID", help="the organisation whose grants are meant (360Giving)"
    )
    bring.add_argument("--skip-problems", action="store_true", help="bring in the good rows and leave the others")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    bring.add_argument("--json", action="store_true")
    out = add_file_command(commands, "export", _export, "write the whole file in an open form")
    out.add_argument("--as", dest="kind", choices=["json", "xlsx"], required=True)
    out.add_argument("target", type=Path, metavar="OUT")
    described = add_command(commands, "schema", _schema, "write what the open form looks like, as JSON Schema")
    described.add_argument("target", type=Path, metavar="OUT.json")


def _kind(typed: str) -> str:
    """A kind of list, also in the singular and whatever its capitals."""
    wanted = re.sub(r"[\W_]", "", typed.lower())
    for kind in (*KINDS, PEOPLE, GIVING):
        if wanted in {kind, kind.removesuffix("s")}:
            return kind
    raise ArgumentTypeError(f"“{typed}” is not a kind of list. Choose {', '.join((*KINDS, PEOPLE, GIVING))}")


def _pair(typed: str) -> tuple[str, str]:
    column, equals, name = words(typed).rpartition("=")
    if not equals:
        raise ArgumentTypeError(f"“{typed}” does not say which column is which field. Write it as Column=field")
    return column.strip(), name.strip()


def _import(options: Namespace) -> None:
    with OrganisationFile.open(options.file, today=date.today()) as opened:
        read = _read(options)
        try:
            result = _try(opened, read, options) if options.dry_run else _keep(opened, read, options)
        except ImportRefused as refused:
            if options.json:
                print_json(_answer(read, ImportResult(0, 0, problems=refused.problems, notes=refused.notes), options))
                raise
            raise Refused("\n".join((str(refused), *refused.notes))) from refused
    _report(read, result, options)


def _try(opened: OrganisationFile, read: Source, options: Namespace) -> ImportResult:
    with opened.read() as session:  # what is done in it is not kept
        return _bring_in(session, read, options)


def _keep(opened: OrganisationFile, read: Source, options: Namespace) -> ImportResult:
    """Bring in after a backup, which is let go again when nothing came of it."""
    backup, added = opened.backup_before("import"), 0
    try:
        with opened.action(f"Bring in {words(options.source.name)}") as session:
            result = _bring_in(session, read, options)
        added = result.added
    finally:
        if not added:
            backup.unlink(missing_ok=True)
    return result


def _read(options: Namespace) -> Source:
    if options.kind == GIVING:
        awards = read_awards(options.source, recipient=options.recipient, today=date.today())
        return Source(GIVING, len(awards.found), awards, sum(award.amount_awarded or 0 for award in awards.awards))
    book = read_book(options.source)
    name, layout = _layout(book, options)
    table = read_rows(book, KINDS[name], layout, today=date.today())
    wrong = {problem.row for problem in table.problems}
    amount = AMOUNTS.get(name, "")
    amounts = [row.values.get(amount) for row in table.rows if row.number not in wrong]
    return Source(
        name,
        len(table.rows),
        table,
        sum(pence for pence in amounts if isinstance(pence, int)) if amount else None,
        {
            "sheet": layout.sheet,
            "header_row": layout.header_row,
            "columns": dict(layout.columns),
            "unused": list(table.unused),
        },
    )


def _layout(book: Book, options: Namespace) -> tuple[str, Layout]:
    """The kind of list and where it is. A list of people is one of freelancers by day rates, of posts by salaries."""
    for name in ("freelancers", "posts") if options.kind == PEOPLE else (options.kind,):
        try:
            layout = guess_layout(
                book, KINDS[name], sheet=options.sheet, header_row=options.header_row, columns=dict(options.map)
            )
        except FileProblem:
            if options.kind != PEOPLE:
                raise
            continue
        needed = {one.name for one in KINDS[name].fields if one.required}
        if options.kind != PEOPLE or needed <= set(layout.columns.values()):
            return name, layout
    raise Refused(
        f"{book.path.name} is not a list of people that can be brought in. It needs a column with full-time salaries, "
        "for posts, or with day rates, for freelancers."
    )


def _bring_in(session: Session, read: Source, options: Namespace) -> ImportResult:
    skip, today = options.skip_problems, date.today()
    if isinstance(read.content, Awards):
        return import_awards(session, read.content, options.recipient or "", today=today, skip_problem_rows=skip)
    return import_table(session, read.content, today=today, skip_problem_rows=skip)


def _report(read: Source, result: ImportResult, options: Namespace) -> None:
    if options.json:
        print_json(_answer(read, result, options))
        return
    verb = "Would add" if options.dry_run else "Added"
    print(f"{verb} {result.added:,}; already there: {result.already_there:,}.")
    if options.dry_run and read.about:
        print(f"Read from sheet “{read.about['sheet']}”, with the headings in row {read.about['header_row']}:")
        print(*(f"  {heading} = {name}" for heading, name in read.about["columns"].items()), sep="\n")
    if read.total:
        print(f"In all {format_money(read.total)}.")
    for line in (*map(str, result.problems), *result.notes):
        print(line)


def _answer(read: Source, result: ImportResult, options: Namespace) -> dict[str, Any]:
    nowhere: Mapping[str, Any] = {"sheet": None, "header_row": None, "columns": {}, "unused": []}
    return {
        "kind": read.kind,
        "source": words(str(options.source)),
        **nowhere,
        **read.about,
        "found": read.found,
        "total": decimal(read.total),
        "added": result.added,
        "already_there": result.already_there,
        "problems": [_problem(problem) for problem in result.problems],
        "notes": list(result.notes),
        "dry_run": options.dry_run,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "sentence": str(problem),
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "field": problem.field,
    }


def _export(options: Namespace) -> None:
    must_end_with(options.target, f".{options.kind}")
    with reading(options.file) as session:
        if options.kind == "json":
            write_open_form(options.target, to_open_form(session))
        else:
            write_xlsx(options.target, [OutSheet(each.name, each.headings, each.rows) for each in as_tables(session)])
    print(f"Wrote {options.target}")


def _schema(options: Namespace) -> None:
    must_end_with(options.target, ".json")
    write_open_form(options.target, schema())
    print(f"Wrote {options.target}")
