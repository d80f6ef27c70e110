"""The figures of a document: what each text prints for them, which are stale, and which the document rests on."""

from collections.abc import Iterable, Iterator, Mapping

from app.documents.building.stored import StoredDocument, Use
from app.documents.building.walking import runs_in
from app.documents.facts.facts import Facts
from app.documents.tree.markup import TOKEN, Note, Placeholder, parse
from app.documents.tree.tree import Block, Figure, FigureText, Table


def used(stored: StoredDocument) -> tuple[Use, ...]:
    """The figures that stand in the texts, not those that were taken out of them since."""
    keys = dict.fromkeys(use.key for use in stored.uses)
    there = {(key, token) for key in keys for token in tokens_in(stored.body(key))}
    return tuple(use for use in stored.uses if (use.key, use.token) in there)


def tokens_in(body: str) -> tuple[str, ...]:
    """The tokens in a stored text, each once; those in notes, which are never printed, are none."""
    blocks = [block for block in parse(body) if not isinstance(block, Note)]
    return tuple(dict.fromkeys(token for block in blocks for token in _tokens(block)))


def _tokens(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        yield from (token for column in block.columns for token in TOKEN.findall(column.head))
    runs: Iterable[object] = runs_in([block])
    yield from (run.token for run in runs if isinstance(run, Placeholder))


def is_stale(use: Use, facts: Facts) -> bool:
    """Whether the figure is another now than the text prints."""
    live = facts.figures.get(use.figure)
    return live is not None and bool(use.seen) and live.text != use.seen


def is_gone(use: Use, facts: Facts) -> bool:
    """Whether what the figure was worked out from is no longer there."""
    return use.figure not in facts.figures


def printed(use: Use, facts: Facts) -> Figure | None:
    """A figure as a text prints it: the live one, or what was seen last where it has changed or gone since.

    What was seen last gets an id of its own, with the day, beside the live figure that tables print. None where the
    figure is gone and nothing was ever seen.
    """
    live = facts.figures.get(use.figure)
    if live is not None and (not use.seen or live.text == use.seen):
        return live
    if not use.seen:
        return None
    day = use.seen_on or facts.as_at
    return Figure(
        id=f"{use.figure}:{day.isoformat()}:{use.seen}",
        name=live.name if live else use.figure.partition(":")[2] or use.figure,
        text=use.seen,
        unit="words",
        value=None,
        basis="As it was when the text was written.",
        as_at=day,
    )


def printed_in(key: str, stored: StoredDocument, facts: Facts) -> Mapping[str, FigureText]:
    """What stands for each token in the text of one section."""
    found = {use.token: printed(use, facts) for use in stored.uses if use.key == key}
    return {token: FigureText(figure.text, figure.id) for token, figure in found.items() if figure is not None}


def rested_on(ids: Iterable[str], stored: StoredDocument, facts: Facts) -> tuple[Figure, ...]:
    """The figures with these ids that are known or printed, each once, in this order."""
    known = {figure.id: figure for use in stored.uses if (figure := printed(use, facts)) is not None}
    known |= facts.figures
    return tuple(known[name] for name in dict.fromkeys(ids) if name in known)
