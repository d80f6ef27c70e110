"""Statutory figures of the user's own, laid over a rate pack's data before it is read.

A figure is named by its subject and its field, as the pack has them (`employer_nic`, `secondary_threshold.month`); a
single figure by `figures` and its name, with its nation after a point where it has one (`audit.scotland`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from app.dates import add_months, format_date
from app.planning.law.rate_entries import fields_in
from app.planning.law.rate_figures import SUBJECT, figures_apart, name_in_pack
from app.problems import Refused
from app.text import listed

OWN_SOURCE = "Your own figure"
_OWN = "own: "
TAX_YEAR_SUBJECTS = frozenset(
    {"employer_nic", "earnings_limits", "employment_allowance", "pension", "pension_periods", "apprenticeship_levy"}
)
_LAST_YEAR = 2100
_NOT_FIGURES = frozenset({"sources", "words", "bank_holidays"})
_WHOLE = frozenset({"living_wage_age", "waiting_days", "most_days"})
_SHARES = frozenset({"rate", "employer_minimum", "total_minimum", "earnings_percent"})

Data = Mapping[str, Any]
Table = Mapping[str, Any]


class OverrideRefused(Refused, ValueError):
    """A figure of the user's own that names nothing known, or holds at a time that it cannot."""


@dataclass(frozen=True, slots=True)
class Override:
    """A figure of the user's own: its value in hundredths, from `start` to `end` (None: on), and where it is from."""

    subject: str
    field: str
    start: date
    end: date | None
    value: int
    source: str = ""


def subjects_of(data: Data) -> tuple[str, ...]:
    """The subjects of a pack of which a figure can be replaced."""
    return tuple(subject for subject in data if subject not in _NOT_FIGURES)


def fields_of(data: Data, subject: str) -> tuple[str, ...]:
    """The figures of a subject, in the order of the pack."""
    entries = figures_apart(data).get(subject, ())
    named = [name_in_pack(entry) for entry in entries] if subject == SUBJECT else []
    return tuple(dict.fromkeys(named or [field for entry in entries for field in fields_in(entry)]))


def check_override(data: Data, override: Override) -> None:
    """Refuse an override that cannot be used. Raises OverrideRefused with a sentence that says what can be."""
    subjects = subjects_of(data)
    if override.subject not in subjects:
        raise OverrideRefused(
            f"“{override.subject}” is not a figure that is known here. Choose {listed(subjects, 'or')}."
        )
    fields = fields_of(data, override.subject)
    if override.field not in fields:
        raise OverrideRefused(
            f"“{override.field}” is not a figure of {override.subject}. Choose {listed(fields, 'or')}."
        )
    _check_days(data, override)
    if override.field in _WHOLE and override.value % 100:
        raise OverrideRefused(f"“{_called(data, override)}” is a whole number. Type one such as 21.")
    if override.field in _SHARES and override.value > 10_000:
        raise OverrideRefused(f"“{_called(data, override)}” is a per cent. Type one from 0 to 100.")


def laid_over(data: Data, overrides: Iterable[Override]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """A pack's data with the user's own figures in it, and a sentence for each that cannot be used.

    They count as settled: `own` names them in each entry, with the source of each. Past the last entry of a subject
    its figures are carried forward, as not verified, to where the last override of it ends; one without an end holds
    on through them.
    """
    changed, problems = figures_apart(data), []
    good: dict[str, list[Override]] = {}
    for override in sorted(overrides, key=lambda each: each.start):
        try:
            check_override(data, override)
        except OverrideRefused as refused:
            problems.append(str(refused))
        else:
            good.setdefault(override.subject, []).append(override)
    sources = dict(changed["sources"])
    for subject, own in good.items():
        changed[subject] = _laid(changed[subject], own, per_name=subject == SUBJECT)
        sources |= {_source_key(override): override.source or OWN_SOURCE for override in own}
    return {**changed, "sources": sources}, tuple(problems)


def _check_days(data: Data, override: Override) -> None:
    if override.end is not None and override.end < override.start:
        raise OverrideRefused(f"It holds to {format_date(override.end)}, which is before it begins. Check both days.")
    whole_years = (override.start.month, override.start.day) == (4, 6) and (
        override.end is None or (override.end.month, override.end.day) == (4, 5)
    )
    if max(override.start, override.end or override.start).year > _LAST_YEAR:
        raise OverrideRefused(f"Figures can be kept up to the year {_LAST_YEAR}. Check the days.")
    if override.subject in TAX_YEAR_SUBJECTS and not whole_years:
        raise OverrideRefused(
            f"“{_called(data, override)}” holds for whole tax years. Begin on a 6 April and, if it ends, end on a 5 "
            "April."
        )
    first = min(entry["from"] for entry in _entries_of(data, override))
    if override.start < first:
        raise OverrideRefused(
            f"“{_called(data, override)}” is known from {format_date(first)}. Begin on that day or later."
        )


def _called(data: Data, override: Override) -> str:
    """The words of a figure, or its name in the pack where it has none."""
    field = override.field.partition(".")[0] if override.subject == SUBJECT else override.field
    return str(data.get("words", {}).get(f"{override.subject}.{field}", (f"{override.subject} {override.field}",))[0])


def _entries_of(data: Data, override: Override) -> list[Table]:
    entries = figures_apart(data)[override.subject]
    if override.subject != SUBJECT:
        return list(entries)
    return [entry for entry in entries if name_in_pack(entry) == override.field]


def _laid(entries: Sequence[Table], own: Sequence[Override], *, per_name: bool) -> list[Table]:
    if not per_name:
        return _over(entries, [(override.field, override) for override in own])
    laid: list[Table] = [entry for entry in entries if name_in_pack(entry) not in {each.field for each in own}]
    for name in dict.fromkeys(each.field for each in own):
        of_name = [entry for entry in entries if name_in_pack(entry) == name]
        laid += _over(of_name, [("value", each) for each in own if each.field == name])
    return laid


def _over(entries: Sequence[Table], own: Sequence[tuple[str, Override]]) -> list[Table]:
    """The entries of one subject, cut where an override begins or ends, with its value in those it holds in."""
    ordered = sorted(entries, key=lambda entry: entry["from"])
    last = ordered[-1]
    horizon = max(override.end or _a_year_from(override.start) for _, override in own)
    if horizon > last["to"]:
        ordered.append({**last, "from": last["to"] + timedelta(days=1), "to": horizon, "verified": False})
    cuts = {override.start for _, override in own}
    cuts |= {override.end + timedelta(days=1) for _, override in own if override.end}
    parts = [part for entry in ordered for part in _cut(entry, cuts)]
    for field, override in own:
        parts = [_with(part, field, override) if _holds(override, part) else part for part in parts]
    return parts


def _cut(entry: Table, days: Iterable[date]) -> list[Table]:
    starts = [entry["from"], *sorted(day for day in days if entry["from"] < day <= entry["to"])]
    ends = [*(day - timedelta(days=1) for day in starts[1:]), entry["to"]]
    return [{**entry, "from": start, "to": end} for start, end in zip(starts, ends, strict=True)]


def _holds(override: Override, part: Table) -> bool:
    return override.start <= part["from"] and (override.end is None or part["to"] <= override.end)


def _with(part: Table, field: str, override: Override) -> Table:
    """The part of an entry with the figure in it; where no figure of the pack is left, its sources go too."""
    name, _, inner = field.partition(".")
    value: Any = override.value // 100 if field in _WHOLE else Decimal(override.value) / 100
    filled = {**part, name: {**part.get(name, {}), inner: value} if inner else value}
    own = {**part.get("own", {}), field: _source_key(override)}
    theirs = set(fields_in(filled)) - set(own)
    kept = part["source"] if theirs else [key for key in part["source"] if key.startswith(_OWN)]
    return {**filled, "own": own, "source": list(dict.fromkeys([*kept, _source_key(override)]))}


def _source_key(override: Override) -> str:
    return f"{_OWN}{override.source or OWN_SOURCE}"


def _a_year_from(start: date) -> date:
    return add_months(start, 12) - timedelta(days=1)
