"""Commands that bring in other programs' files and write the file out in open forms.

`import --json` prints {kind, source, sheet, header_row, columns: {heading: field}, unused: [heading], found, total,
total_a_year, total_once, added, already_there, changed, updated, changes: [{row, name, field, label, before, after}],
problems: [{sentence, sheet, row, column, field}], notes: [sentence], dry_run}. It is printed for a list that is refused
because of its rows, too. `found` counts the rows of the list (all awards of a 360Giving file, whoever received them)
and `total` adds up the amounts of those that can be used; it is null for lists of people. `total_a_year` is what costs
and income that come round come to in a year, `total_once` the rest. `changed` counts rows that are there and say
something else: `changes` has what, and `updated` how many were taken over, none without `--update`.
"""

import re
from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from app.cli.budget import add_budget_options, import_budget_file
from app.cli.common import (
    Commands,
    Parser,
    add_command,
    add_file_command,
    add_today_option,
    decimal,
    must_end_with,
    print_json,
    whole_number,
    write_word,
)
from app.cli.import_answers import add_options, answers_of, ways_on, where_read
from app.exchange.files.open_file import write_open_form
from app.exchange.files.writing import OutSheet, write_xlsx
from app.exchange.lists.rows import Table
from app.money import format_money
from app.problems import Problem, Refused
from app.services.imports.lists import LISTS
from app.services.imports.outcome import EVERYTHING, NOTHING, Change, ImportRefused, ImportResult, RowOutcome
from app.services.open_form.form import to_open_form
from app.services.open_form.schema import schema
from app.services.rows.tables import as_tables
from app.services.rows.usual import UNSAID
from app.text import quoted, whole_text
from app.work.budget import BUDGET
from app.work.import_reading import GIVING, PEOPLE, Instructions, Reading, Source, Sums, read
from app.work.importing import bring_in, try_out
from app.work.opening import open_to_change, reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    bring = add_file_command(commands, "import", _import, "bring in a spreadsheet, or grants published as 360Giving")
    kinds = ", ".join((BUDGET, *LISTS, PEOPLE, GIVING))
    bring.add_argument(
        "--as", dest="kind", type=_kind, required=True, metavar="KIND", help=f"{kinds}; people are posts or freelancers"
    )
    bring.add_argument("source", type=Path, metavar="SOURCE")
    bring.add_argument("--sheet", type=whole_text, help="the sheet to read; guessed when left out")
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
        "--recipient", type=whole_text, metavar="ORG-ID", help="the organisation whose grants are meant (360Giving)"
    )
    bring.add_argument(
        "--update", action="store_true", help="take over what the list says of rows that are there; else left alone"
    )
    bring.add_argument(
        "--restriction",
        choices=["restricted", "unrestricted"],
        default=UNSAID,
        help="what grants are that do not say it; restricted when left out",
    )
    add_options(bring)
    add_today_option(bring)
    bring.add_argument("--skip-problems", action="store_true", help="bring in the good rows and leave the others")
    bring.add_argument("--dry-run", action="store_true", help="say what would happen and change nothing")
    bring.add_argument("--json", action="store_true")
    add_budget_options(bring)
    out = add_file_command(commands, "export", _export, "write the whole file in an open form")
    out.add_argument("--as", dest="kind", choices=["json", "xlsx"], required=True)
    out.add_argument("target", type=Path, metavar="OUT")
    described = add_command(commands, "schema", _schema, "write what the open form looks like, as JSON Schema")
    described.add_argument("target", type=Path, metavar="OUT.json")


def _kind(typed: str) -> str:
    """A kind of list, also in the singular and whatever its capitals."""
    wanted = re.sub(r"[\W_]", "", typed.lower())
    for kind in (BUDGET, *LISTS, PEOPLE, GIVING):
        if wanted in {kind, kind.removesuffix("s")}:
            return kind
    raise ArgumentTypeError(f"“{typed}” is not a kind of list. Choose {', '.join((BUDGET, *LISTS, PEOPLE, GIVING))}")


def _pair(typed: str) -> tuple[str, str]:
    column, equals, name = whole_text(typed).rpartition("=")
    if not equals:
        raise ArgumentTypeError(f"“{typed}” does not say which column is which field. Write it as Column=field")
    return column.strip(), name.strip()


def _import(options: Namespace) -> None:
    if options.kind == BUDGET:
        import_budget_file(options)
        return
    source, today = Source(options.source), options.today
    with open_to_change(options.file) as opened:
        found = read(source, _instructions(options), today=today)
        skip, update = options.skip_problems, EVERYTHING if options.update else NOTHING
        try:
            if options.dry_run:
                result = try_out(opened, found, leave_out=skip, update=update, today=today)
            else:
                result = bring_in(opened, source, found, leave_out=skip, update=update, today=today).result
        except ImportRefused as refused:
            if options.json:
                nothing = ImportResult(0, 0, problems=refused.problems, notes=refused.notes)
                print_json(_answer(found, nothing, options))
                raise
            lines = (str(refused), *ways_on(found, refused.problems), *_where_read(found, options), *refused.notes)
            raise Refused("\n".join(lines)) from refused
    _report(found, result, options)


def _instructions(options: Namespace) -> Instructions:
    return Instructions(
        options.kind,
        options.sheet,
        options.header_row,
        corrections=dict(options.map),
        recipient=options.recipient or "",
        restriction=options.restriction,
        strict=True,
        answers=answers_of(options),
    )


def _report(found: Reading, result: ImportResult, options: Namespace) -> None:
    if options.json:
        print_json(_answer(found, result, options))
        return
    print(_counts(result, dry_run=options.dry_run))
    for line in (line for row in result.rows for line in _change_lines(row)):
        print(f"  {line}")
    for line in (*_where_read(found, options), *_total_words(found.sums_without(result.problems))):
        print(line)
    for line in (*map(str, result.problems), *result.notes):
        print(line)


def _counts(result: ImportResult, *, dry_run: bool) -> str:
    """`Added 3; updated: 2; already there: 4.`; rows that changed and were left alone are told with what to do."""
    parts = [f"{'Would add' if dry_run else 'Added'} {result.added:,}"]
    left = result.changed - result.updated
    parts += [f"{'would update' if dry_run else 'updated'}: {result.updated:,}"] if result.updated else []
    parts += [f"changed: {left:,}, left alone (--update takes them over)"] if left else []
    return "; ".join((*parts, f"already there: {result.already_there:,}."))


def _change_lines(row: RowOutcome) -> list[str]:
    """`Row 3, “Garden”, Stage: Waiting for a decision → Declined`."""
    return [
        f"Row {row.number}, {quoted(row.name)}, {change.label}: {change.before or 'empty'} → {change.after}"
        for change in row.changes
    ]


def _where_read(found: Reading, options: Namespace) -> list[str]:
    """What was read, for a trial; the columns that were not are told in any case."""
    if not isinstance(found.content, Table):
        return []
    unread = [found.content.columns_left_out] if found.content.unused else []
    return [*(where_read(found.content) if options.dry_run else ()), *unread]


def _total_words(sums: Sums) -> list[str]:
    """`Total £7,200 a year, and £640 once.`: amounts of different frequency are never added as they stand."""
    if sums.a_year is None or sums.once is None:
        return [f"Total {format_money(sums.total)}."] if sums.total else []
    parts = [f"{format_money(sums.a_year)} a year"] if sums.a_year else []
    parts += [f"{format_money(sums.once)} once"] if sums.once else []
    return [f"Total {', and '.join(parts)}."] if parts else []


def _answer(found: Reading, result: ImportResult, options: Namespace) -> dict[str, Any]:
    sums = found.sums_without(result.problems)
    return {
        "kind": found.kind,
        "source": whole_text(str(options.source)),
        **_where(found),
        "found": found.count,
        "total": decimal(sums.total),
        "total_a_year": decimal(sums.a_year),
        "total_once": decimal(sums.once),
        "added": result.added,
        "already_there": result.already_there,
        "changed": result.changed,
        "updated": result.updated,
        "changes": [_change(row, change) for row in result.rows for change in row.changes],
        "problems": [_problem(problem) for problem in result.problems],
        "notes": list(result.notes),
        "dry_run": options.dry_run,
    }


def _where(found: Reading) -> dict[str, Any]:
    if not isinstance(found.content, Table):
        return {"sheet": None, "header_row": None, "columns": {}, "unused": []}
    table = found.content
    return {
        "sheet": table.layout.sheet,
        "header_row": table.layout.header_row,
        "columns": dict(table.layout.columns),
        "unused": list(table.unused),
    }


def _change(row: RowOutcome, change: Change) -> dict[str, Any]:
    return {
        "row": row.number,
        "name": row.name,
        "field": change.column,
        "label": change.label,
        "before": change.before,
        "after": change.after,
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
    word = write_word(options.target)
    with reading(options.file) as session:
        if options.kind == "json":
            write_open_form(options.target, to_open_form(session))
        else:
            write_xlsx(options.target, [OutSheet(each.name, each.headings, each.rows) for each in as_tables(session)])
    print(f"{word} {options.target}")


def _schema(options: Namespace) -> None:
    must_end_with(options.target, ".json")
    word = write_word(options.target)
    write_open_form(options.target, schema())
    print(f"{word} {options.target}")
