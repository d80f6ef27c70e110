"""Measures that ship and the organisation's own, in one shape: what each is for, its scores, and who may use it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from app.library.loading import library
from app.library.measures import Measure, Risk, Scale, Shown, Wording
from app.library.search import searched
from app.models.choices import Better
from app.money import format_hundredths
from app.services.library.on_shelf import LAST_CHECKED, OnShelf, checked_words, facts_of
from app.services.rows import records
from app.services.rows.fields import FIELDS
from app.services.rows.records import Record
from app.text import begun

_LABELS = FIELDS["own_measure"]
_NO_WORDING = "Footing shows no wording of it."
_WORDING: dict[Wording, str] = {
    "may ship": f"You may use its words on these terms. {_NO_WORDING}",
    "ask": f"Ask its owner in writing before you use its words. {_NO_WORDING}",
    "licensed": f"You need a licence for its words. {_NO_WORDING}",
}
_SHOWN: dict[Shown, str] = {
    "on": "",
    "off": "Read the risk with whoever leads the work before you use it.",
    "totals": "You can enter total scores.",
    "own words": "Ask in your own words.",
    "not at all": "Its scores cannot be entered here.",
}
_RISK: dict[Risk, str] = {"low": "Low.", "medium": "Medium.", "high": "High.", "unrated": "Not rated."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Yardstick:
    """A measure. `scales` say each score in words: its name, its limits and which way is better.

    `bands` name scores, for a group and never as a diagnosis. An empty text was not found, or not said.
    """

    id: str
    name: str
    what: str
    items: str
    range: str
    scales: tuple[str, ...]
    scoring: str
    bands: tuple[str, ...]
    bands_source: str
    smallest_change: str
    recall: str
    ages: str
    minutes: str
    wording: str
    licence: str
    copyright_line: str
    wording_at: str
    when: str
    when_not: str
    risk: str
    source: str
    last_checked: date | None
    doubt: str
    row: int | None


def measures(session: Session) -> tuple[Yardstick, ...]:
    """All measures: one's own, by name, and then what ships."""
    own = records.rows(session, "own_measure", order="name")
    return (*map(_own, own), *map(_shipped, library().measures.values()))


def on_shelf(measure: Yardstick) -> OnShelf:
    """As the library shows it."""
    facts = facts_of(
        ("What it measures", measure.what),
        ("Questions", begun(measure.items)),
        ("Scores", begun(measure.range)),
        ("What you enter", "\n".join(map(begun, measure.scales))),
        ("How it is scored", measure.scoring),
        ("Bands, for a group and no diagnosis", "\n".join(measure.bands)),
        ("Where the bands come from", measure.bands_source),
        (_LABELS["smallest_change"].label, measure.smallest_change),
        (_LABELS["licence"].label, "\n".join(filter(None, (measure.licence, measure.wording)))),
        ("Line to print with it", measure.copyright_line),
        ("Where its words are", measure.wording_at),
        ("When to use it", measure.when),
        ("When not", measure.when_not),
        ("Risk", measure.risk),
        ("Who it is for", begun(measure.ages)),
        ("What time it asks about", begun(measure.recall)),
        ("Minutes to fill in", begun(measure.minutes)),
        ("Source", measure.source),
        (LAST_CHECKED, checked_words(measure.last_checked)),
    )
    own = searched("measure", measure.id, measure.name, measure.licence, measure.range, *measure.scales)
    return OnShelf(
        kind="measure",
        id=measure.id,
        name=measure.name,
        about=measure.what or measure.range,
        facts=facts,
        doubt=measure.doubt,
        row=measure.row,
        words=None if measure.row is None else own,
    )


def _shipped(entry: Measure) -> Yardstick:
    several = len(entry.scales) > 1
    return Yardstick(
        id=entry.id,
        name=entry.name,
        what=entry.what,
        items=entry.items,
        range=entry.range,
        scales=tuple(map(_scale_words, entry.scales)),
        scoring=entry.scoring,
        bands=tuple(_band_words(scale, named=several) for scale in entry.scales if scale.bands),
        bands_source=entry.bands_source,
        smallest_change=entry.change,
        recall=entry.recall,
        ages=entry.ages,
        minutes=entry.minutes,
        wording=" ".join(filter(None, (_wording_words(entry), _SHOWN[entry.shown]))),
        licence=entry.licence,
        copyright_line=entry.copyright_line,
        wording_at=entry.wording_at,
        when=entry.when,
        when_not=entry.when_not,
        risk=f"{_RISK[entry.risk]} {entry.risk_note}".rstrip(),
        source=entry.source,
        last_checked=entry.last_checked,
        doubt=entry.doubt,
        row=None,
    )


def _own(row: Record) -> Yardstick:
    change = row["smallest_change"]
    scores = f"{format_hundredths(row['lowest'])} to {format_hundredths(row['highest'])}"
    return Yardstick(
        id=row["uid"],
        name=row["name"],
        what="",
        items="",
        range=f"{scores}; {row['better'].inside}",
        scales=(),
        scoring="",
        bands=(),
        bands_source="",
        smallest_change="" if change is None else format_hundredths(change),
        recall="",
        ages="",
        minutes="",
        wording=_NO_WORDING,
        licence=row["licence"],
        copyright_line="",
        wording_at="",
        when="",
        when_not="",
        risk="",
        source="",
        last_checked=None,
        doubt="",
        row=row.id,
    )


def _wording_words(entry: Measure) -> str:
    """Who may use its words; nothing where it has neither words nor terms."""
    return _WORDING[entry.wording] if entry.licence or not entry.may_ship_wording else ""


def _scale_words(scale: Scale) -> str:
    """`Anxiety: 0 to 10, a lower score is better`."""
    better = next(each for each in Better if each.value == scale.better)
    return f"{scale.name}: {scale.least} to {scale.most}, {better.inside}"


def _band_words(scale: Scale, *, named: bool) -> str:
    """`0 to 1 very low, 2 to 3 low`, after the name of the scale where there are several."""
    bands = ", ".join(
        f"{band.least} {band.name}" if band.least == band.most else f"{band.least} to {band.most} {band.name}"
        for band in scale.bands
    )
    return f"{scale.name}: {bands}" if named else bands
