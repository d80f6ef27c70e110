"""Blocks as plain HTML, for what is copied into other programs: paragraphs, lists, tables and bold words."""

from collections.abc import Iterable
from html import escape

from app.documents.tree.markup import Written
from app.documents.tree.tree import ListBlock, Runs, Table, Text


def as_html(blocks: Iterable[Written]) -> str:
    """The blocks one after the other; every character of the text stands for itself."""
    return "".join(map(_block, blocks))


def _block(block: Written) -> str:
    if isinstance(block, ListBlock):
        items = "".join(_within("li", _words(item)) for item in block.items)
        return _within("ol" if block.numbered else "ul", items)
    if isinstance(block, Table):
        head = "".join(_within("th", escape(column.head)) for column in block.columns)
        rows = "".join(_within("tr", "".join(_within("td", _words(cell)) for cell in row.cells)) for row in block.rows)
        return _within("table", _within("tr", head) + rows)
    return _within("p", _words(block.runs))


def _words(runs: Runs) -> str:
    """Words with their bold; figures are words already when they leave the program."""
    texts = (run for run in runs if isinstance(run, Text))
    return "".join(_within("b", _text(run.text)) if run.strong else _text(run.text) for run in texts)


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _within(tag: str, html: str) -> str:
    return f"<{tag}>{html}</{tag}>"
