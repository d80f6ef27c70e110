"""Plain text that is pasted: its paragraphs, its lists by the marks before them, and cells parted by tabs."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from app.documents.tree.tree import Column, ListBlock, Paragraph, Row, Runs, Table, words
from app.ui.editor.runs import merged

MOST_ROWS, MOST_COLUMNS = 60, 10
"""A larger table is no small table: it is pasted as lines."""

Cell = list[Runs]
"""The paragraphs of a cell."""
Block = Paragraph | ListBlock | Table
_ITEM = re.compile(r"\s*(?:(?P<bullet>[•·◦▪‣*–-])|(?P<number>\d{1,3}[.)]))\s+(?P<words>\S.*)")


def from_text(text: str) -> tuple[Block, ...]:
    """Paragraphs parted by empty lines; where there are none, each line is one."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    filled = sum(map(bool, lines))
    if filled == 1:
        return (Paragraph(words(text.strip("\r\n"))),)
    parted = "\n\n" in "\n".join(lines).strip("\n")
    return _cells(lines) or tuple(_blocks(lines, parted=parted))


def table_from(rows: Sequence[Sequence[Cell]]) -> tuple[Block, ...]:
    """Rows of cells as a small table; of one column, or too large, as paragraphs."""
    width = max((len(row) for row in rows), default=0)
    if width < 2:
        return tuple(Paragraph(runs) for row in rows for cell in row for runs in cell)
    if width > MOST_COLUMNS or not 1 < len(rows) <= MOST_ROWS:
        return tuple(Paragraph(_joined(map(_in_line, row), "\t")) for row in rows)
    lines = [[*map(_in_line, row), *[()] * (width - len(row))] for row in rows]
    heads = tuple(Column("".join(run.text for run in cell)) for cell in lines[0])
    return (Table(heads, tuple(Row(tuple(line)) for line in lines[1:])),)


def _cells(lines: Sequence[str]) -> tuple[Block, ...]:
    """Lines of cells as a spreadsheet writes them; nothing where the lines are none."""
    filled = [line for line in lines if line.strip()]
    if len(filled) < 2 or not all("\t" in line for line in filled):
        return ()
    return table_from([[[words(cell.strip())] for cell in line.split("\t")] for line in filled])


def _blocks(lines: Sequence[str], *, parted: bool) -> Iterator[Block]:
    for kind, group in groupby(lines, _kind):
        found = list(group)
        if kind in {"bullet", "number"}:
            items = tuple(words(match["words"]) for line in found if (match := _ITEM.fullmatch(line)))
            yield ListBlock(items, numbered=kind == "number")
        elif kind == "words":
            yield from (Paragraph(words(each)) for each in (["\n".join(found)] if parted else found))


def _kind(line: str) -> str:
    match = _ITEM.fullmatch(line)
    if match is None:
        return "words" if line.strip() else ""
    return "bullet" if match["bullet"] else "number"


def _in_line(cell: Cell) -> Runs:
    """The words of a cell in one line."""
    return _joined((tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs) for runs in cell), " ")


def _joined(pieces: Iterable[Runs], between: str) -> Runs:
    return merged(run for at, runs in enumerate(pieces) for run in ((*words(between), *runs) if at else runs))
