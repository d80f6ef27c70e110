r"""The small markup of a stored text: reads it into blocks, writes it from blocks, and puts figures in their places.

Plain text first. An empty line parts paragraphs, a single line break is a line break. A line that begins with `- ` or
`1. ` is an item of a list, one that begins with `> ` is a note to self, lines between `|` and `|` are a table with its
head first. `**words**` are strong, `{{token}}` is a figure, strong among strong words. A backslash makes the sign
after it stand for itself, a line break too; before a letter or a digit it is a backslash.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal, cast

from app.documents.tree.tree import Column, FigureText, ListBlock, Paragraph, Row, Runs, Table, Text


@dataclass(frozen=True, slots=True)
class Note:
    """A note to self: never printed, never counted. Only in texts as they are stored."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Where a figure stands, by the token that `figure_use` maps to one. Only in texts as they are stored."""

    token: str
    strong: bool = False


Written = Paragraph | ListBlock | Table | Note
"""A block of a text as it is stored."""
_Piece = Text | Placeholder
_Kind = Literal["blank", "bullet", "number", "note", "row", "words"]

_SIGNS = re.compile(r"(\\[\W_]|\*\*|\{\{[a-z0-9-]+\}\})")
_NUMBER = re.compile(r"[0-9]+\. ")
_BAR = re.compile(r"\\[\W_]|\|")
_AMOUNT = re.compile(r"[-−+(]?£?[-−]?\d[\d,]*(?:\.\d+)?\s?%?\)?")


def parse(body: str) -> tuple[Written, ...]:
    """The blocks of a stored text. Whatever is typed can be read."""
    lines = _lines(body.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(_BLOCKS[kind](list(block)) for kind, block in groupby(lines, _kind) if kind != "blank")


def write(blocks: Iterable[Written]) -> str:
    """A text as it is stored, which reads as these blocks again; signs are escaped only where they would be taken."""
    return "\n\n".join(map(_written, blocks))


def resolved(
    blocks: Iterable[Written], figures: Mapping[str, FigureText | Text]
) -> tuple[Paragraph | ListBlock | Table, ...]:
    """A stored text as it is printed: figures in their places, no notes. A token that is nobody's stays as it is."""

    def runs(pieces: Runs) -> Runs:
        return tuple(
            _figure(piece, figures) if isinstance(piece, Placeholder) else piece
            for piece in cast("tuple[_Piece | FigureText, ...]", pieces)
        )

    return tuple(_resolved(block, runs, figures) for block in blocks if not isinstance(block, Note))


def _figure(place: Placeholder, figures: Mapping[str, FigureText | Text]) -> FigureText | Text:
    """What stands in the place of a figure, as strong as its place."""
    return replace(figures.get(place.token, Text(f"{{{{{place.token}}}}}")), strong=place.strong)


def _resolved(
    block: Paragraph | ListBlock | Table, runs: Callable[[Runs], Runs], figures: Mapping[str, FigureText | Text]
) -> Paragraph | ListBlock | Table:
    match block:
        case Paragraph():
            return replace(block, runs=runs(block.runs))
        case ListBlock():
            return replace(block, items=tuple(map(runs, block.items)))
        case Table():
            rows = tuple(replace(row, cells=tuple(map(runs, row.cells))) for row in block.rows)
            return replace(block, columns=tuple(_columns(block.columns, rows, figures)), rows=rows)


def _columns(
    columns: tuple[Column, ...], rows: tuple[Row, ...], figures: Mapping[str, FigureText | Text]
) -> Iterator[Column]:
    """The columns with figures in their heads; one after the first that holds only amounts stands to the right."""
    for at, column in enumerate(columns):
        cells = ["".join(run.text for run in row.cells[at]).strip() for row in rows]
        amounts = [_AMOUNT.fullmatch(cell) for cell in cells if cell not in {"", "-", "–"}]
        head = "".join(
            figures[piece[2:-2]].text if piece.startswith("{{") and piece[2:-2] in figures else piece
            for piece in _SIGNS.split(column.head)
        )
        yield replace(column, head=head, kind="number" if at and amounts and all(amounts) else column.kind)


# Lines: a line break that is escaped does not end one.


def _lines(text: str) -> Iterator[str]:
    parts: list[str] = []
    for part in text.split("\n"):
        parts.append(part)
        if not _escapes_next(part):
            yield "\n".join(parts)
            parts = []
    if parts:
        yield "\n".join(parts)


def _escapes_next(text: str) -> bool:
    """Whether the last sign of a text is a backslash that makes the next one stand for itself."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def _kind(line: str) -> _Kind:
    if not line.strip():
        return "blank"
    if line.startswith("- "):
        return "bullet"
    if line.startswith("> ") or line == ">":
        return "note"
    if _NUMBER.match(line):
        return "number"
    row = line.rstrip()
    is_row = len(row) > 1 and row[0] == "|" == row[-1] and not _escapes_next(row[:-1])
    return "row" if is_row else "words"


# Reading.


def _bullets(lines: list[str]) -> Written:
    return ListBlock(tuple(_runs(line[2:]) for line in lines))


def _numbers(lines: list[str]) -> Written:
    return ListBlock(tuple(_runs(_NUMBER.sub("", line, count=1)) for line in lines), numbered=True)


def _note(lines: list[str]) -> Written:
    return Note(_runs("\n".join(line[2:] for line in lines)))


def _words(lines: list[str]) -> Written:
    return Paragraph(_runs("\n".join(lines)))


def _table(lines: list[str]) -> Written:
    """A table as wide as its widest row."""
    head, *rows = ([_runs(cell) for cell in _cells(line)] for line in lines)
    width = max(map(len, (head, *rows)))
    heads = ("".join(map(_shown, cast("tuple[_Piece, ...]", runs))) for runs in _filled(head, width))
    return Table(tuple(map(Column, heads)), tuple(Row(_filled(row, width)) for row in rows))


_BLOCKS: Mapping[_Kind, Callable[[list[str]], Written]] = {
    "bullet": _bullets,
    "number": _numbers,
    "note": _note,
    "row": _table,
    "words": _words,
}


def _filled(cells: list[Runs], width: int) -> tuple[Runs, ...]:
    return (*cells, *((),) * (width - len(cells)))


def _shown(piece: _Piece) -> str:
    return piece.text if isinstance(piece, Text) else f"{{{{{piece.token}}}}}"


def _cells(line: str) -> Iterator[str]:
    inner, start = line.rstrip()[1:-1], 0
    for sign in _BAR.finditer(inner):
        if sign[0] == "|":
            yield _trimmed(inner[start : sign.start()])
            start = sign.end()
    yield _trimmed(inner[start:])


def _trimmed(cell: str) -> str:
    """A cell without the space around it; escaped space stays."""
    cell = cell.lstrip()
    cut = cell.rstrip()
    return cell[: len(cut) + 1] if _escapes_next(cut) else cut


def _runs(text: str) -> Runs:
    """Words, strong words and figures. Two stars without words between them, or without their pair, are stars."""
    signs = [sign for sign in _SIGNS.split(text) if sign]
    closing = {at for at in range(1, len(signs)) if signs[at] == "**" and _ends_word(signs[at - 1])}
    last = max(closing, default=0)
    pieces: list[_Piece] = []
    begun: int | None = None
    for at, sign in enumerate(signs):
        if begun is not None and at in closing and at > begun + 1:
            begun = None
        elif begun is None and sign == "**" and last > at + 1 and not signs[at + 1][0].isspace():
            begun = at
        elif _SIGNS.fullmatch(sign) and sign[0] == "{":
            pieces.append(Placeholder(sign[2:-2], strong=begun is not None))
        else:
            plain = sign[1:] if sign[0] == "\\" and _SIGNS.fullmatch(sign) else sign
            pieces.append(Text(plain, strong=begun is not None))
    return _merged(pieces)


def _ends_word(sign: str) -> bool:
    """Whether strong words can end after it: space would have to be escaped."""
    return not sign[-1].isspace() or bool(_SIGNS.fullmatch(sign))


def _merged(pieces: Iterable[_Piece]) -> Runs:
    """Words of one strength in one piece, none empty."""

    def strength(piece: _Piece) -> object:
        return piece.strong if isinstance(piece, Text) else piece.token

    merged: list[_Piece] = []
    for _, group in groupby(pieces, lambda piece: (type(piece), strength(piece))):
        first, *others = group
        if isinstance(first, Text):
            text = "".join(piece.text for piece in (first, *others) if isinstance(piece, Text))
            merged += [Text(text, first.strong)] if text else []
        else:
            merged += [first, *others]
    return cast("Runs", tuple(merged))


# Writing. The patterns match what would be taken for a sign: a backslash, stars that meet, a figure.

_TAKEN = r"\\(?![^\W_])|\*(?=\*)|(?<=\*)\*|\A\*|\*\Z|\{(?=\{[a-z0-9-]+\}\})"
_BEGINS, _ENDS = r"|\A\s", r"|\s\Z"
_WORDS, _ITEM, _CELL = _TAKEN, _TAKEN + r"|\n", _TAKEN + r"|\n|\|"


def _written(block: Written) -> str:
    match block:
        case Paragraph():
            return "\n".join(map(_guarded, _lines(_tied(_inline(block.runs, _WORDS)))))
        case Note():
            return "\n".join(f"> {line}" for line in _lines(_inline(block.runs, _WORDS)))
        case ListBlock():
            marks = (f"{at}. " if block.numbered else "- " for at in range(1, len(block.items) + 1))
            return "\n".join(mark + _inline(item, _ITEM) for mark, item in zip(marks, block.items, strict=True))
        case Table():
            heads = tuple(Text(column.head) for column in block.columns)
            rows = [tuple((head,) for head in heads), *(row.cells for row in block.rows)]
            return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in rows)


def _inline(runs: Runs, taken: str) -> str:
    pieces = cast("tuple[_Piece, ...]", _merged(map(_plain, runs)))
    return "".join(_stretch(list(group), taken) for _, group in groupby(pieces, lambda piece: piece.strong))


def _plain(run: object) -> _Piece:
    """Links and figures of a printed text are stored as their words."""
    return run if isinstance(run, Text | Placeholder) else Text(cast("Text", run).text, getattr(run, "strong", False))


def _stretch(pieces: Sequence[_Piece], taken: str) -> str:
    """Pieces of one strength: strong ones between stars, with space next to the stars escaped."""
    if not pieces[0].strong:
        return "".join(_sign(piece, taken) for piece in pieces)
    last = len(pieces) - 1
    edges = (taken + _BEGINS * (at == 0) + _ENDS * (at == last) for at in range(len(pieces)))
    return f"**{''.join(map(_sign, pieces, edges))}**"


def _sign(piece: _Piece, taken: str) -> str:
    return f"{{{{{piece.token}}}}}" if isinstance(piece, Placeholder) else re.sub(taken, _escaped, piece.text)


def _escaped(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _cell(runs: Runs) -> str:
    """A cell, with space at its edges escaped."""
    cell = _inline(runs, _CELL)
    if cell[:1].isspace():
        cell = f"\\{cell}"
    if cell[-1:].isspace() and not _escapes_next(cell[:-1]):
        cell = f"{cell[:-1]}\\{cell[-1]}"
    return cell


def _tied(text: str) -> str:
    """A paragraph whose empty lines are tied to it by escaped line breaks, so that they do not end it."""
    lines = text.split("\n")
    tied = lines[:1]
    for before, after in pairwise(lines):
        loose = _escapes_next(before) or (before.strip() and after.strip())
        tied.append(f"\n{after}" if loose else f"\\\n{after}")
    return "".join(tied)


def _guarded(line: str) -> str:
    """A line of a paragraph that would be read as something else, escaped."""
    kind = _kind(line)
    if kind == "number":
        return line.replace(".", "\\.", 1)
    return line if kind == "words" else f"\\{line}"
