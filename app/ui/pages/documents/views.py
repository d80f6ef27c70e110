"""A document as the editor shows it: rows of the outline, the box that is written, figures as chips."""

from collections.abc import Iterator, Mapping, Sequence

from app.documents.building.build import headings_by_key, text_blocks
from app.documents.building.figures import is_gone
from app.documents.checks.lack import Lack
from app.documents.facts.catalogue import OWN
from app.documents.kinds.kind import Box
from app.documents.tree.counting import count_words
from app.documents.tree.plain import plain_text
from app.documents.tree.tree import Figure
from app.places import name_of
from app.ui.pages.documents.checks import ABOUT_KEY
from app.ui.pages.documents.editor.values import (
    BoxView,
    ChipValue,
    FigureOffer,
    Limit,
    OutlineRow,
    Progress,
    StaleFigure,
)
from app.work.documents import OpenDocument

SHOWN_KEY = "shown"
"""The row of the outline with the ticks of the parts."""
_ASKS_OWN = "A section of your own. Say what it is about in its first line."


def outline_rows(opened: OpenDocument) -> tuple[OutlineRow, ...]:
    """What can be gone to: the settings, each text under its section, the user's own sections, and what is shown."""
    return tuple(_rows(opened))


def box_view(opened: OpenDocument, key: str) -> BoxView:
    """The box with this key, or the own section. Raises KeyError for a key that is none."""
    for box in opened.kind.boxes:
        if box.key == key:
            heading = headings_by_key(opened.kind, opened.stored)[key]
            return BoxView(key, heading, box.asks, Limit(box.most, box.least), box.example)
    own = {each.key: each for each in opened.stored.own}[key]
    return BoxView(key, own.heading, _ASKS_OWN)


def chips(opened: OpenDocument, key: str) -> Mapping[str, ChipValue]:
    """The figures in a text as they stand there, by their token."""
    live = opened.facts.figures
    found: dict[str, ChipValue] = {}
    for use in opened.stored.uses:
        if use.key == key:
            now = live.get(use.figure)
            changed = now.text if now is not None and now.text != use.seen else ""
            name = now.name if now is not None else use.figure
            found[use.token] = ChipValue(use.figure, name, use.seen, changed, gone=is_gone(use, opened.facts))
    return found


def offers(opened: OpenDocument) -> tuple[FigureOffer, ...]:
    """The figures that can be put into a text: the user's own first, those that the kind names, then the others."""
    own = [figure for figure in opened.facts.figures if figure.startswith(OWN)]
    first = own + [figure for figure in opened.kind.figures if figure in opened.facts.figures]
    others = [figure for figure in opened.facts.figures if figure not in first]
    return tuple(_offer(opened.facts.figures[figure]) for figure in (*first, *others))


def stale_figures(opened: OpenDocument) -> tuple[StaleFigure, ...]:
    """The figures in all texts that say something else now, each once."""
    live = opened.facts.figures
    found: dict[tuple[str, str], list[str]] = {}
    for use in opened.stale:
        found.setdefault((use.figure, use.seen), []).append(use.token)
    return tuple(
        StaleFigure(tuple(tokens), live[figure].name, seen, live[figure].text)
        for (figure, seen), tokens in found.items()
        if figure in live
    )


def _offer(figure: Figure) -> FigureOffer:
    return FigureOffer(figure.id, figure.name, figure.text)


def _rows(opened: OpenDocument) -> Iterator[OutlineRow]:
    troubled = {lack.key for lack in opened.lacks}
    yield OutlineRow(ABOUT_KEY, name_of("documents.about"))
    for section in opened.kind.sections:
        boxes = [item for item in section.items if isinstance(item, Box)]
        if boxes:
            yield OutlineRow(f"section:{section.key}", section.heading, section=True)
        for box in boxes:
            yield _row(opened, box.key, box.heading or section.heading, box.most, troubled)
    if opened.stored.own:
        yield OutlineRow("section:own", "Sections of your own", section=True)
    for own in opened.stored.own:
        yield _row(opened, own.key, own.heading, 0, troubled)
    if opened.kind.built:
        yield OutlineRow(SHOWN_KEY, name_of("documents.shown"))


def _row(opened: OpenDocument, key: str, heading: str, most: int, troubled: set[str]) -> OutlineRow:
    count = count_words(plain_text(text_blocks(key, opened.stored, opened.facts)))
    progress: Progress = "empty" if not count else "trouble" if key in troubled else "written"
    return OutlineRow(key, heading, progress, f"{count} of {most}" if most and count else "")


def lacks_of(lacks: Sequence[Lack], key: str) -> tuple[Lack, ...]:
    """Those about one text."""
    return tuple(lack for lack in lacks if lack.key == key)
