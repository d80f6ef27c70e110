"""What can be said on the command line about single rows of a list, and what a refused list may be told."""

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Iterable

from app.cli.common import Parser
from app.exchange.lists.answers import Answers, HiddenRows
from app.exchange.lists.rows import Table
from app.problems import Problem
from app.text import plural, quoted, whole_text
from app.work.import_reading import Reading

_MOST_ROWS = 100_000


def add_options(bring: Parser) -> None:
    """Put these options into the grammar of `import`."""
    bring.add_argument(
        "--leave-out", type=_rows, action="append", default=[], metavar="ROWS", help="rows that stay out, such as 4,7-9"
    )
    bring.add_argument(
        "--keep",
        type=_rows,
        action="append",
        default=[],
        metavar="ROWS",
        help="rows that come in, total or not",
    )
    bring.add_argument(
        "--hidden", choices=("in", "out"), help="whether rows that are hidden in the file come in; asked when left out"
    )
    bring.add_argument("--funder", type=whole_text, default="", metavar="NAME", help="funder of grants that name none")


def answers_of(options: Namespace) -> Answers:
    """What the command line says."""
    return Answers(
        kept=frozenset().union(*options.keep),
        left_out=frozenset().union(*options.leave_out),
        hidden=HiddenRows(options.hidden or HiddenRows.ASK),
        funder=options.funder.strip(),
    )


def ways_on(found: Reading, problems: Iterable[Problem]) -> list[str]:
    """Which options bring a refused list in, a sentence each."""
    problems, lines = tuple(problems), []
    table = found.content if isinstance(found.content, Table) else None
    wrong = {problem.row for problem in problems}
    if table is not None and table.asked:
        row = min(table.asked)
        lines.append(f"Say of a row that is asked about: --keep {row} brings it in, --leave-out {row} does not.")
    if table is not None and table.unseen:
        lines.append("For all hidden rows: --hidden in brings them in, --hidden out does not.")
    if None in wrong:
        lines += [line for problem in problems if (line := _way_to_a_column(problem))]
    elif rest := found.usable_count(problems):
        lines.append(f"To leave these out and bring in the other {plural(rest, 'row')}, add --skip-problems.")
    return lines


def _way_to_a_column(problem: Problem) -> str:
    if problem.row is not None or not problem.field:
        return ""
    if problem.field == "funder":
        return "One funder for all: --funder NAME."
    return f'Say which column it is: --map "HEADING={problem.field}".'


def where_read(table: Table) -> list[str]:
    """The sheet, the row of headings, and what each column is taken for."""
    layout = table.layout
    first = f"Read from sheet {quoted(layout.sheet)}, with the headings in row {layout.header_row}:"
    return [first, *(f"  {heading} = {name}" for heading, name in layout.columns.items())]


def _rows(typed: str) -> frozenset[int]:
    """Numbers of rows, with runs: `4,7-9`."""
    rows: set[int] = set()
    for part in typed.split(","):
        match = re.fullmatch(r"\s*(\d{1,7})\s*(?:-\s*(\d{1,7})\s*)?", part, re.ASCII)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 0 < first <= last or last - first > _MOST_ROWS:
            raise ArgumentTypeError(f"{quoted(typed)} is not rows. Write them as 4 or 4,7-9")
        rows.update(range(first, last + 1))
    return frozenset(rows)
