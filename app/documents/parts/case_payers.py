"""Who pays for the service of a business case: a bar for each payer, what is asked for here, and what is missing."""

from collections.abc import Iterator

from app.documents.facts.case import BusinessCase
from app.documents.facts.case_pounds import CasePounds, pounds_of
from app.documents.parts import case_sentences as say
from app.documents.parts.paper import SCALE, WIDTH
from app.documents.tree.tree import Block, Paragraph, Picture, Together, words
from app.scenes.payers import PayerBar, PayersChart, shown_bars
from app.scenes.payers_scene import payers_scene, shows_whole_names
from app.text import one_line


def payers(case: BusinessCase) -> tuple[Block, ...]:
    """The bars, which add up to the full cost, and what they show in a sentence; nothing where there is no cost."""
    pounds = pounds_of(case)
    if pounds.full <= 0:
        return ()
    bars = tuple(_bars(case, pounds))
    chart = PayersChart(bars, "Who pays, and what is missing")
    scene = payers_scene(chart, WIDTH, scale=SCALE)
    whole = len(shown_bars(chart)) == len(bars) and shows_whole_names(scene, chart)
    picture = Picture(scene, scene.description, "" if whole else scene.description)
    return (Together((picture, Paragraph(words(say.payers(case, pounds))))),)


def _bars(case: BusinessCase, pounds: CasePounds) -> Iterator[PayerBar]:
    for payer, amount in zip(case.payers, pounds.payers, strict=True):
        if payer.certain:
            yield PayerBar(one_line(payer.name), amount, "confirmed")
        else:
            yield PayerBar(one_line(payer.name), amount, "likely", f"{payer.probability}%")
    if pounds.ask:
        buyer = one_line(case.buyer) or "The buyer"
        yield PayerBar(buyer, pounds.ask, "confirmed" if case.agreed else "asked")
    if pounds.to_find:
        yield PayerBar("Nobody yet", pounds.to_find, "missing")
