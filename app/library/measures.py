"""Measures of outcomes: what each is for, how it is scored, and who may use its words. No questionnaire is in here."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from app.library.entries import Entries
from app.library.entry import Entry

Wording = Literal["may ship", "ask", "licensed"]
"""Who may have the words of a measure: anyone; only with the owner's written agreement; licence holders alone."""

WORDING: tuple[Wording, ...] = ("may ship", "ask", "licensed")

Shown = Literal["on", "off", "totals", "own words", "not at all"]
"""`off` until a lead person has read the risk. `totals` takes scores without words, `not at all` takes none."""

SHOWN: tuple[Shown, ...] = ("on", "off", "totals", "own words", "not at all")

Better = Literal["higher", "lower", "by scale", "your own"]
BETTER: tuple[Better, ...] = ("higher", "lower", "by scale", "your own")

Way = Literal["higher", "lower"]
WAYS: tuple[Way, ...] = ("higher", "lower")

Risk = Literal["low", "medium", "high", "unrated"]
RISKS: tuple[Risk, ...] = ("low", "medium", "high", "unrated")


@dataclass(frozen=True, slots=True)
class Band:
    """Scores that share a name. It describes a group of people; it is no diagnosis."""

    least: int
    most: int
    name: str


@dataclass(frozen=True, slots=True)
class Scale:
    """What one score is entered for, the least and most that it can be, and which way is better."""

    key: str
    name: str
    least: int
    most: int
    better: Way
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure(Entry):
    """A measure, with the scales that scores are entered for; without scales, its range was not found or is your own.

    `change` is the smallest change that a publication calls real or that matters, `points` the same in points: one
    figure, or the lowest and highest of several standards. An empty text was not found.
    """

    name: str
    what: str
    better: Better
    scoring: str
    ages: str
    wording: Wording
    shown: Shown
    when: str
    when_not: str
    risk: Risk
    source: str
    scales: tuple[Scale, ...] = ()
    items: str = ""
    range: str = ""
    decimals: int = 0
    bands_source: str = ""
    change: str = ""
    points: tuple[int, ...] = ()
    recall: str = ""
    licence: str = ""
    copyright_line: str = ""
    minutes: str = ""
    risk_note: str = ""
    wording_at: str = ""

    @property
    def may_ship_wording(self) -> bool:
        """Whether the words of the measure may be inside a program. False wherever anyone has to be asked."""
        return self.wording == "may ship"

    @property
    def takes_scores(self) -> bool:
        """Whether scores may be entered at all, even as totals."""
        return self.shown != "not at all"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule for measuring honestly, whichever measure is used."""

    id: str
    text: str


def read_measure(entries: Entries) -> Measure:
    """One entry. Raises Refused, naming it, for whatever is wrong in it."""
    vouched = entries.vouched()
    better = entries.choice("better", BETTER)
    found = Measure(
        **vouched,
        name=entries.needed("name"),
        what=entries.needed("what"),
        better=better,
        scoring=entries.needed("scoring"),
        ages=entries.needed("ages"),
        wording=entries.choice("wording", WORDING),
        shown=entries.choice("shown", SHOWN),
        when=entries.needed("when"),
        when_not=entries.needed("when_not"),
        risk=entries.choice("risk", RISKS),
        source=entries.needed("source"),
        scales=tuple(
            _scale(Entries(table, f"{entries.place}, scale {number}"), better)
            for number, table in enumerate(entries.tables("scale"), start=1)
        ),
        items=entries.text("items"),
        range=entries.text("range"),
        decimals=entries.number("decimals", 0),
        bands_source=entries.text("bands_source"),
        change=entries.text("change"),
        points=entries.numbers("points"),
        recall=entries.text("recall"),
        licence=entries.text("licence"),
        copyright_line=entries.text("copyright_line"),
        minutes=entries.text("minutes"),
        risk_note=entries.text("risk_note"),
        wording_at=entries.text("wording_at"),
    )
    entries.done()
    keys = [scale.key for scale in found.scales]
    if len(set(keys)) < len(keys):
        raise entries.refused("Two of its scales have one key. Give each its own.")
    if found.wording != "may ship" and found.shown in {"on", "off"}:
        raise entries.refused("Its words may not ship, so it is shown as “totals”, in “own words” or “not at all”.")
    return found


def read_rule(entries: Entries) -> Rule:
    """One rule. Raises Refused for whatever is wrong in it."""
    rule = Rule(entries.key("id"), entries.needed("text"))
    entries.done()
    return rule


def _scale(entries: Entries, better: Better) -> Scale:
    scale = Scale(
        key=entries.key("key"),
        name=entries.needed("name"),
        least=entries.number("least"),
        most=entries.number("most"),
        better=better if better in WAYS else entries.choice("better", WAYS),
        bands=tuple(
            _band(Entries(table, f"{entries.place}, band {number}"))
            for number, table in enumerate(entries.tables("bands"), start=1)
        ),
    )
    entries.done()
    if scale.least >= scale.most:
        raise entries.refused(f"“least” is {scale.least} and “most” {scale.most}. The least has to be the smaller.")
    ends = [(band.least, band.most) for band in scale.bands]
    if any(not scale.least <= least <= most <= scale.most for least, most in ends):
        raise entries.refused(f"A band lies outside {scale.least} to {scale.most}, or ends before it begins.")
    if any(after[0] != before[1] + 1 for before, after in pairwise(ends)):
        raise entries.refused("Its bands overlap or leave scores out. Let each begin where the one before ends.")
    return scale


def _band(entries: Entries) -> Band:
    band = Band(entries.number("least"), entries.number("most"), entries.needed("name"))
    entries.done()
    return band
