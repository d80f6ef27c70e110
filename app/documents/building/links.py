"""Makes links of the bare web and e-mail addresses in a text that someone typed; of nothing else.

A control character, which no file of a document can hold, ends an address.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from app.documents.tree.tree import Block, Link, ListBlock, Paragraph, Run, Runs, Table, Text

_ADDRESS = re.compile(
    r"""(?<![\w@/.-])(?:
        (?P<web>https://[^\s<>"“”\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+)
        | (?P<mail>[A-Za-z0-9][\w.+'-]*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9-]*[A-Za-z0-9])+)
    )""",
    re.VERBOSE | re.ASCII,
)
_CLOSES = ".,;:!?'’"
"""What ends a sentence or a clause and is not taken into an address."""


def linked(runs: Runs) -> Runs:
    """The same words; addresses among them lead where they say."""
    return tuple(part for run in runs for part in (_parts(run) if isinstance(run, Text) else (run,)))


def linked_block(block: Block) -> Block:
    """The same block with links."""
    if isinstance(block, Paragraph):
        return replace(block, runs=linked(block.runs))
    if isinstance(block, ListBlock):
        return replace(block, items=tuple(map(linked, block.items)))
    if isinstance(block, Table):
        return replace(block, rows=tuple(replace(row, cells=tuple(map(linked, row.cells))) for row in block.rows))
    return block


def web_link(typed: str) -> Run:
    """A web address as somebody typed it in a field for one: `www.example.org` leads to `https://www.example.org`."""
    address = typed.strip()
    if "://" not in address:
        address = f"https://{address}"
    found = _ADDRESS.fullmatch(address)
    return Link(typed.strip(), address) if found and found["web"] else Text(typed.strip())


def mail_link(typed: str) -> Run:
    """An e-mail address as somebody typed it in a field for one."""
    found = _ADDRESS.fullmatch(typed.strip())
    return Link(typed.strip(), f"mailto:{typed.strip()}") if found and found["mail"] else Text(typed.strip())


def _parts(run: Text) -> Iterator[Run]:
    at = 0
    for found in _ADDRESS.finditer(run.text):
        address = _without_end(found[0]) if found["web"] else found[0]
        if address == "https://":
            continue
        if found.start() > at:
            yield replace(run, text=run.text[at : found.start()])
        yield Link(address, address if found["web"] else f"mailto:{address}")
        at = found.start() + len(address)
    if at < len(run.text):
        yield replace(run, text=run.text[at:])


def _without_end(address: str) -> str:
    """An address without the stops after it, and without a bracket that was opened before it."""
    while address and (address[-1] in _CLOSES or (address[-1] in ")]" and _opened_before(address))):
        address = address[:-1]
    return address


def _opened_before(address: str) -> bool:
    opening, closing = ("(", ")") if address[-1] == ")" else ("[", "]")
    return address.count(closing) > address.count(opening)
