"""HTML that is pasted from Word, a web page or a spreadsheet: its paragraphs, lists, tables and bold words.

Everything else is left behind: pictures, colours, letters, addresses. Nothing is fetched, as nothing here can fetch.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from app.documents.tree.tree import ListBlock, Paragraph, Runs, Text
from app.ui.editor.carried.lines import Block, Cell, table_from
from app.ui.editor.runs import Words, merged, parted

_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_TEXT_BLOCKS = {"address", "blockquote", "center", "dd", "dl", "dt", "figcaption", "hr", "li", "ol", "p", "pre", "ul"}
_AREAS = {"article", "aside", "body", "div", "fieldset", "figure", "footer", "form", "header", "main", "nav", "section"}
_TABLE = {"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"}
_BLOCKS = _HEADINGS | _TEXT_BLOCKS | _AREAS | _TABLE
_UNPRINTED = {"head", "script", "style", "template", "title"}
_SILENT = _UNPRINTED | {"applet", "del", "iframe", "math", "noscript", "object", "select", "svg", "textarea"}
_BREAKS = {"br", "hr", "wbr"}
_VOID = _BREAKS | {"area", "base", "col", "embed", "img", "input", "link", "meta", "param", "source", "track"}
_IMPLIED = {"dd", "dt", "li", "p", "td", "th", "tr"}
_AROUND = {"body", "dl", "ol", "table", "ul"}
_MOST_COLUMNS = 50
_WEIGHT = re.compile(r"(?<![\w-])font-weight\s*:\s*([a-z]+|\d+)", re.IGNORECASE)
_WORD_LIST = re.compile(r"mso-list\s*:\s*l\d+", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_MARKER = re.compile(r"mso-list\s*:\s*ignore", re.IGNORECASE)
_NUMBERED = re.compile(r"\(?(?:\d+|[a-z]{1,4})[.)]", re.IGNORECASE)


def from_html(html: str) -> tuple[Block, ...]:
    """The blocks of an HTML text, or of a part of one; it never fails, whatever is in it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found()


@dataclass(slots=True)
class _Open:
    """An element that is not closed yet."""

    tag: str
    strong: bool
    silent: bool = False
    marker: bool = False


@dataclass(slots=True)
class _Items:
    numbered: bool
    items: list[Runs] = field(default_factory=list)
    from_word: bool = False
    """Told by Word's own paragraphs, not by elements of a list."""


class _Reader(HTMLParser):
    """Collects words until a paragraph ends, and paragraphs until a list, a cell or a table does."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[Block] = []
        self._open: list[_Open] = []
        self._words = Words()
        self._items: _Items | None = None
        self._lists = self._tables = 0
        self._rows: list[list[Cell]] = []
        self._at = -1
        """Which of the last row's cells the words are in."""
        self._fresh_item = False
        self._marker = ""

    def found(self) -> tuple[Block, ...]:
        """What was read, with what was never closed."""
        self._end_paragraph()
        self._end_list()
        if self._tables:
            self._tables = 0
            self._end_table()
        return tuple(self._blocks)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        style = facts.get("style", "")
        if tag == "body":
            self._open.clear()
        if tag in _IMPLIED:
            self._close_implied(tag)
        if tag == "br" and not self._is_silent():
            self._words.line_break()
        if tag in _BLOCKS:
            self._begin_block(tag, style)
            self._begin_cell(tag, facts.get("colspan", ""))
        if tag in _VOID:
            return
        silent = tag in _SILENT or bool(_HIDDEN.search(style))
        self._open.append(_Open(tag, self._weight(tag, style), silent, bool(_MARKER.search(style))))
        self._words.keeps_lines = any(each.tag == "pre" for each in self._open)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        at = next((at for at in range(len(self._open) - 1, -1, -1) if self._open[at].tag == tag), None)
        if at is None:
            return
        if tag in _BLOCKS:
            self._end_paragraph()
        del self._open[at:]
        self._words.keeps_lines = any(each.tag == "pre" for each in self._open)
        if tag in {"ul", "ol"}:
            self._lists = max(self._lists - 1, 0)
            if not self._lists:
                self._end_list()
        elif tag == "table":
            self._tables = max(self._tables - 1, 0)
            if not self._tables:
                self._end_table()

    def handle_data(self, data: str) -> None:
        if any(each.marker for each in self._open):
            self._marker += data.strip()
        elif not self._is_silent():
            self._words.add(data, strong=bool(self._open) and self._open[-1].strong)

    def _is_silent(self) -> bool:
        return any(each.silent for each in self._open)

    def _weight(self, tag: str, style: str) -> bool:
        told = _WEIGHT.search(style)
        if told is not None and told[1].lower() != "inherit":
            weight = told[1].lower()
            return int(weight) >= 600 if weight.isdigit() else weight in {"bold", "bolder"}
        return tag in {"b", "strong"} or tag in _HEADINGS or (bool(self._open) and self._open[-1].strong)

    def _close_implied(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag in _AROUND:
                return
            if self._open[at].tag == tag:
                self.handle_endtag(tag)
                return

    def _begin_block(self, tag: str, style: str) -> None:
        self._end_paragraph()
        of_word = tag == "p" and bool(_WORD_LIST.search(style))
        if self._items is not None and self._items.from_word and not of_word:
            self._end_list()
        if of_word and not self._tables and not self._lists:
            self._items = self._items or _Items(numbered=False, from_word=True)
            self._fresh_item = True
        elif tag in {"ul", "ol"}:
            self._lists += 1
            if self._lists == 1 and not self._tables:
                self._items = _Items(numbered=tag == "ol")
        elif tag == "li":
            self._fresh_item = True
        elif tag == "table":
            self._tables += 1

    def _begin_cell(self, tag: str, columns: str) -> None:
        """A row or a cell of the outermost table; a cell over several columns leaves the others empty."""
        if self._tables == 1 and tag == "tr":
            self._rows.append([])
        elif self._tables == 1 and tag in {"td", "th"}:
            self._rows = self._rows or [[]]
            empty = min(int(columns), _MOST_COLUMNS) - 1 if columns.isdecimal() else 0
            self._rows[-1] += [[] for _ in range(1 + max(empty, 0))]
            self._at = -1 - max(empty, 0)

    def _end_paragraph(self) -> None:
        """Hand the words so far to the cell, the list or the text that they are in."""
        runs = self._words.taken()
        marker, self._marker = self._marker, ""
        if not runs:
            return
        if self._tables:
            if not self._rows or not self._rows[-1]:
                self._rows.append([[]])
                self._at = -1
            self._rows[-1][self._at].extend(parted(runs))
        elif self._items is not None:
            self._add_item(self._items, tuple(Text(run.text.replace("\n", " "), run.strong) for run in runs), marker)
        else:
            self._blocks += [Paragraph(each) for each in parted(runs)]

    def _add_item(self, items: _Items, runs: tuple[Text, ...], marker: str) -> None:
        if items.from_word and not items.items:
            items.numbered = bool(_NUMBERED.match(marker))
        if self._fresh_item or not items.items:
            items.items.append(runs)
        else:
            items.items[-1] = merged((*items.items[-1], Text(" "), *runs))
        self._fresh_item = False

    def _end_list(self) -> None:
        if self._items is not None and self._items.items:
            self._blocks.append(ListBlock(tuple(self._items.items), self._items.numbered))
        self._items = None

    def _end_table(self) -> None:
        rows, self._rows = self._rows, []
        self._blocks += table_from([row for row in rows if any(row)])
