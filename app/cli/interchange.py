"""Commands that bring in other programs' files and write the file out in open forms."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from app.cli.common import Commands, add_file_command, print_json, reading
from app.exchange.fields import KINDS
from app.exchange.giving import read_awards
from app.exchange.mapping import guess_layout
from app.exchange.open_file import write_open_form
from app.exchange.rows import read_rows
from app.exchange.sheets import read_book
from app.exchange.writing import OutSheet, write_xlsx
from app.problems import Refused
from app.services.imports import ImportResult, import_awards, import_table
from app.services.open_form import to_open_form
from app.services.tables import as_tables
from app.storage.file import OrganisationFile


def add_commands(commands: "Commands[ArgumentParser]") -> None:
    """Put these commands into the grammar."""
    bring = add_file_command(commands, "import", _import, "bring in a spreadsheet, or grants published as 360Giving")
    bring.add_argument("--as", dest="kind", choices=[*KINDS, "360giving"], required=True)
    bring.add_argument("source", type=Path, metavar="SOURCE")
    bring.add_argument("--sheet", help="the sheet to read; guessed when left out")
    bring.add_argument("--header-row", type=int, help="the row with the headings, from 1; guessed when left out")
    bring.add_argument("--map", action="append", default=[], metavar="COLUMN=FIELD", help="what a column is")
    bring.add_argument("--recipient", metavar="ORG-ID", help="the organisation whose grants are meant (360Giving)")
    bring.add_argument("--skip-problems", action="store_true", help="bring in the good rows and leave the others")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    bring.add_argument("--json", action="store_true")
    out = add_file_command(commands, "export", _export, "write the whole file in an open form")
    out.add_argument("--as", dest="kind", choices=["json", "xlsx"], required=True)
    out.add_argument("target", type=Path, metavar="OUT")


def _import(options: Namespace) -> None:
    with OrganisationFile.open(options.file, today=date.today()) as opened:
        if options.dry_run:
            with opened.read() as session:  # what is done in it is not kept
                result = _bring_in(session, options)
        else:
            opened.backup_before("import")
            with opened.action(f"Bring in {options.source.name}") as session:
                result = _bring_in(session, options)
    _report(result, options)


def _bring_in(session: Session, options: Namespace) -> ImportResult:
    if options.kind == "360giving":
        awards = read_awards(options.source, recipient=options.recipient, today=date.today())
        return import_awards(
            session, awards, options.recipient or "", today=date.today(), skip_problem_rows=options.skip_problems
        )
    kind, book = KINDS[options.kind], read_book(options.source)
    layout = guess_layout(book, kind, sheet=options.sheet, header_row=options.header_row, columns=_columns(options.map))
    table = read_rows(book, kind, layout, today=date.today())
    return import_table(session, table, today=date.today(), skip_problem_rows=options.skip_problems)


def _columns(pairs: list[str]) -> dict[str, str]:
    columns = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals:
            raise Refused(f"“{pair}” does not say which column is which field. Write it as Column=field.")
        columns[column.strip()] = field.strip()
    return columns


def _report(result: ImportResult, options: Namespace) -> None:
    answer: dict[str, Any] = {
        "added": result.added,
        "already_there": result.already_there,
        "problems": [str(problem) for problem in result.problems],
        "notes": list(result.notes),
        "dry_run": options.dry_run,
    }
    if options.json:
        print_json(answer)
        return
    verb = "Would add" if options.dry_run else "Added"
    print(f"{verb} {result.added}; already there: {result.already_there}.")
    print(*answer["problems"], *answer["notes"], sep="\n", end="\n" if answer["problems"] or answer["notes"] else "")


def _export(options: Namespace) -> None:
    with reading(options.file) as session:
        if options.kind == "json":
            write_open_form(options.target, to_open_form(session))
        else:
            write_xlsx(options.target, [OutSheet(each.name, each.headings, each.rows) for each in as_tables(session)])
    print(f"Wrote {options.target}")
