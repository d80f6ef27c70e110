"""A figure on the screen: what of it is still needed, its answers in words, and all of it as text to copy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.dates import format_date
from app.money import format_money, parse_money
from app.planning.law.rates import RatePack
from app.problems import Refused
from app.services.figures.figure import Answer, Both, Column, Figure, InputKind, Lines, Missing, Row, Value
from app.text import begun, plural

_SHOWN: Mapping[str, Callable[[str], str]] = {
    "£": lambda pounds: format_money(parse_money(pounds)),
    "%": lambda number: f"{number.rstrip('0').rstrip('.')}%",
    "date": lambda day: format_date(date.fromisoformat(day)),
}
"""How an answer with a unit is written."""


@dataclass(frozen=True, slots=True)
class Found:
    """What can be said: answers as pairs of label and text with a note, or what is needed, or why there is none."""

    answers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    needed: str = ""
    problem: str = ""


def find(figure: Figure, values: Row, rates: RatePack) -> Found:
    """Work a figure out for the screen; nothing is raised for what was typed."""
    if missing := figure.missing(values):
        return Found(needed=_still_needed(figure, missing))
    try:
        answers, note = figure.work_out(values, rates), figure.note(values, rates)
    except Missing as refused:
        return Found(needed=_still_needed(figure, [(refused.column,)]))
    except Both as refused:
        one, other = (figure.columns[name].label for name in refused.columns)
        return Found(problem=f"“{begun(one)}” and “{other}” are both filled in. Keep only one of them.")
    except Refused as refused:
        return Found(problem=str(refused))
    return Found(_in_words(figure.answers, answers), note)


def as_text(figure: Figure, values: Row, found: Found) -> str:
    """What was asked and what was answered, a line each, to be pasted elsewhere."""
    asked = [(column.label, _given(column, values.get(name, ""))) for name, column in figure.columns.items()]
    lines = [f"{begun(label)}: {text}" for label, text in (*asked, *found.answers) if text]
    return "\n".join((figure.heading, *lines, *([found.note] if found.note else [])))


def _given(column: Column, typed: str) -> str:
    """What was told, as people write it."""
    if not typed:
        return ""
    if column.kind is InputKind.MONEY:
        return _SHOWN["£"](typed)
    if column.kind is InputKind.DAY:
        return _SHOWN["date"](typed)
    return dict(column.choices).get(typed, typed)


def _in_words(told: Mapping[str, Answer], answers: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    ordered = sorted(told.items(), key=lambda each: not each[1].main)
    pairs = ((answer.label, _words(answers[name], answer.unit)) for name, answer in ordered)
    return tuple((label, text) for label, text in pairs if text)


def _words(value: Value, unit: str) -> str:
    """An answer with its unit; nothing for what there is not."""
    match value:
        case None | "":
            return ""
        case bool():
            return "Yes" if value else "No"
        case Lines():
            return "\n".join((*([f"{value.head}:"] if value.head else []), *value.lines))
        case _ if unit in _SHOWN:
            return _SHOWN[unit](str(value))
        case int() | Decimal() if unit:
            return plural(value, unit)
    return str(value)


def _still_needed(figure: Figure, missing: list[tuple[str, ...]]) -> str:
    labels = (" or ".join(figure.columns[name].label for name in names) for names in missing)
    return f"Still needed: {'; '.join(labels)}."
