"""Commands that need no file: one statutory figure, or a whole table of them.

The figures stand in `app.services.figures`, with what each prints as JSON. With `--batch` each row of a
table is one sum: its columns are named like the options, an option that is given stands for every row without one, and
the answers follow as columns of their own, with the sentence of a refused row in `error`.
"""

import os
import re
from argparse import Namespace
from decimal import Decimal
from pathlib import Path

from app.cli.common import Commands, Parser, WrongUsage, add_command, add_today_option, must_end_with, print_json
from app.exchange.files.sheets import read_book
from app.exchange.files.writing import write_csv
from app.exchange.lists.cell_text import as_text
from app.problems import Refused
from app.services.figures.catalogue import FIGURES
from app.services.figures.figure import ASKED_ON, Figure, Lines, Row, Value, option
from app.services.organisation.rates import load_rates

_BELOW_ZERO = re.compile(r"-\d+(\.\d+)?", re.ASCII)


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    calc = commands.add_parser("calc", help="work out one statutory figure, or a table of them")
    figures = calc.add_subparsers(title="figures", metavar="FIGURE", required=True)
    for figure in FIGURES:
        command = add_command(figures, figure.name, _calc, figure.about)
        command.set_defaults(figure=figure)
        for name, column in figure.columns.items():
            command.add_argument(option(name), dest=name, default="", help=column.about)
        add_today_option(command)
        command.add_argument("--batch", type=Path, metavar="IN.csv", help="one sum for each row of a table")
        command.add_argument("--out", type=Path, metavar="OUT.csv", help="where the answers of a batch go")
        command.add_argument("--json", action="store_true", help="print the answer as one JSON object")


def _calc(options: Namespace) -> None:
    figure: Figure = options.figure
    typed = {column: getattr(options, column).strip() for column in figure.columns}
    given: Row = {ASKED_ON: options.today.isoformat()} | typed
    if options.batch or options.out:
        if not (options.batch and options.out):
            raise WrongUsage("A batch needs both files: --batch IN.csv --out OUT.csv.")
        must_end_with(options.out, ".csv")
        _batch(figure, given, options)
        return
    missing = [" or ".join(map(option, columns)) for columns in figure.missing(given)]
    if missing:
        raise WrongUsage(f"Still needed: {', '.join(missing)}.")
    answer = {**figure.work_out(given, load_rates()), "note": figure.note(given, load_rates())}
    if options.json:
        print_json({name: _plain(value) for name, value in answer.items()})
    else:
        lines = {name: _shown(value) for name, value in answer.items()}
        print("\n".join(f"{name}: {value}" for name, value in lines.items() if value))


def _batch(figure: Figure, given: Row, options: Namespace) -> None:
    """Answer every row; a row that is refused has its sentence in the error column."""
    sheet = read_book(options.batch).sheets[0]
    rows = [[as_text(cell).strip() for cell in row] for row in sheet.rows]
    headings = rows[0] if rows else []
    names = [re.sub(r"[\s_-]+", "_", heading.lower()) for heading in headings]
    if not set(names) & set(figure.columns):
        raise Refused(f"{options.batch.name} needs a first row with the headings {', '.join(figure.columns)}.")
    kept = [at for at, name in enumerate(names) if name not in {*figure.answers, "error"}]
    filled = [row for row in rows[1:] if any(row)]
    asked: list[Row] = [
        {**given, **{name: cell for name, cell in zip(names, row, strict=False) if cell}} for row in filled
    ]
    answered = [_answer(figure, values) for values in asked]
    columns = [headings[at] for at in kept] + [*figure.answers, "error"]
    repeated = [[row[at] if at < len(row) else "" for at in kept] for row in filled]
    table = [[_cell(text) for text in (*row, *answer)] for row, answer in zip(repeated, answered, strict=True)]
    replaced = ", which was replaced" if os.path.exists(options.out) else ""  # noqa: PTH110 - which says no to a name too long
    write_csv(options.out, columns, table, mark=False)
    rates, refused = load_rates(), sum(bool(answer[-1]) for answer in answered)
    notes = sorted(
        {figure.note(row, rates) for row, answer in zip(asked, answered, strict=True) if not answer[-1]} - {""}
    )
    if options.json:
        print_json({"out": str(options.out), "answered": len(answered) - refused, "refused": refused, "notes": notes})
        return
    print(f"Answered {len(answered) - refused} of {len(answered)} rows in {options.out}{replaced}", *notes, sep="\n")


def _answer(figure: Figure, values: Row) -> list[str]:
    try:
        answer = figure.work_out(values, load_rates())
    except Refused as refusal:
        return [*("" for _ in figure.answers), str(refusal)]
    return [*(_shown(answer[name]) for name in figure.answers), ""]


def _cell(text: str) -> str | Decimal:
    """A cell of the answers: a number below zero is a number, since text that begins so would be marked as text."""
    return Decimal(text) if _BELOW_ZERO.fullmatch(text) else text


def _plain(value: Value) -> str | float | bool | None:
    """An answer for JSON: a number that is not money is a number."""
    if isinstance(value, Decimal):
        return float(value)
    return str(value) if isinstance(value, Lines) else value


def _shown(value: Value) -> str:
    """An answer as text."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
