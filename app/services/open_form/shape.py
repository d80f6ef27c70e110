"""The shape of the open JSON form: which tables it lists, what lies inside what, and what its values look like."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from app.dates import DateError, Month
from app.money import to_decimal_text
from app.problems import Refused
from app.services.rows.columns import ColumnInfo, columns
from app.services.rows.fields import ONE_OF
from app.services.rows.nouns import NOUNS
from app.text import shorten

FORMAT = "footing"


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the form: its name there, its table, the column that ties a child to its parent, its children."""

    name: str
    table: str
    link: str = ""
    children: tuple["Section", ...] = ()

    @property
    def keyed(self) -> bool:
        """Whether rows carry a key, because rows elsewhere refer to them by it."""
        return self.table in _REFERRED

    @property
    def plain(self) -> Mapping[str, ColumnInfo]:
        """The columns that are written under a name of their own, by that name."""
        hidden = {self.link, *ONE_OF.get(self.table, ())}
        return {open_name(name): info for name, info in columns(self.table).items() if name not in hidden}

    @property
    def targets(self) -> Mapping[str, ColumnInfo]:
        """The columns of which one is written as the target, by the name that they have there."""
        choices = ONE_OF.get(self.table, ())
        if self.link in choices:
            return {}
        return {open_name(name): columns(self.table)[name] for name in choices}


_REFERRED = {
    *("attachment", "fund", "project", "cost_line", "post", "freelancer"),
    *("funder", "person", "grant", "grant_report", "project_option", "success_factor"),
}

SECTIONS: tuple[Section, ...] = (
    Section("pool_settings", "pool_setting"),
    Section("obligations", "obligation"),
    Section("rates", "rate_override"),
    Section("funds", "fund"),
    Section(
        "projects",
        "project",
        children=(
            Section("years", "project_year", "project_id"),
            Section("success_factors", "success_factor", "project_id"),
            Section(
                "options",
                "project_option",
                "project_id",
                (Section("ratings", "option_rating", "project_option_id"),),
            ),
            Section("benefits", "benefit", "project_id"),
            Section("risks", "project_risk", "project_id"),
            Section("milestones", "milestone", "project_id"),
            Section("outcomes", "outcome", "project_id", (Section("scores", "score", "outcome_id"),)),
        ),
    ),
    Section(
        "cost_lines",
        "cost_line",
        children=(Section("splits", "split", "cost_line_id"), Section("months", "month_amount", "cost_line_id")),
    ),
    Section("freelancers", "freelancer", children=(Section("splits", "split", "freelancer_id"),)),
    Section("people", "person"),
    Section("duties", "duty"),
    Section("posts", "post", children=(Section("splits", "split", "post_id"),)),
    Section("income_lines", "income_line", children=(Section("months", "month_amount", "income_line_id"),)),
    Section("funders", "funder"),
    Section(
        "grants",
        "grant",
        children=(
            Section("instalments", "instalment", "grant_id"),
            Section("budget_lines", "budget_line", "grant_id"),
            Section("reports", "grant_report", "grant_id"),
            Section("bid_answers", "bid_answer", "grant_id"),
        ),
    ),
    Section(
        "supervision_plans",
        "supervision_plan",
        children=(Section("sessions", "supervision_session", "supervision_plan_id"),),
    ),
    Section(
        "courses",
        "course",
        children=(
            Section("needs", "course_need", "course_id"),
            Section("records", "training_record", "course_id"),
        ),
    ),
    Section("people_budgets", "people_budget"),
    Section("scenarios", "scenario", children=(Section("changes", "scenario_change", "scenario_id"),)),
    Section("prices", "price"),
    Section(
        "documents",
        "document",
        children=(
            Section(
                "texts",
                "section",
                "document_id",
                (Section("figures", "figure_use", "section_id"), Section("citations", "citation", "section_id")),
            ),
        ),
    ),
    Section("own_numbers", "own_number"),
    Section("own_measures", "own_measure"),
    Section("policies", "policy"),
    Section(
        "library_answers",
        "library_answer",
        children=(Section("wordings", "answer_wording", "library_answer_id"),),
    ),
    Section("evidence", "evidence"),
    Section("own_words", "own_word"),
)
"""Every list of the form, each after those that it refers to."""

ATTACHMENTS = Section("attachments", "attachment")
"""Before the organisation, whose logo is one of them."""

ORGANISATION = Section("organisation", "organisation")


def open_name(column: str) -> str:
    """A column's name in the form: a reference is named for what it refers to, and money is never in pence there."""
    if column == "pence":
        return "amount"
    return column.removesuffix("_id") if column != "org_id" else column


def name_column(table: str) -> str:
    """The column whose text names a row of a table."""
    return NOUNS[table].name


def value_out(info: ColumnInfo, value: Any) -> object:
    """A stored value as the form has it."""
    if value is None:
        return None
    match info.kind:
        case "money" | "percent" | "hundredths":
            return to_decimal_text(value)
        case "date":
            return value.isoformat()
        case "month":
            return str(value)
        case "choice":
            return value.value
        case _:
            return value


def value_in(info: ColumnInfo, value: object) -> object:
    """A value of the form as it is stored. Raises Refused with a sentence that says what was wanted."""
    if value is None and info.optional:
        return None
    found = _READ[info.kind](info, value)
    if found is None:
        raise Refused(f"{_shown(value)} cannot be used. {_WANTED[info.kind]}")
    return found


_WANTED = {
    "money": 'Write an amount in quotation marks, such as "1234.50".',
    "percent": 'Write a percentage in quotation marks, such as "60.00".',
    "hundredths": 'Write a number in quotation marks, such as "2.50".',
    "number": "Write a whole number without quotation marks.",
    "date": 'Write a date as "2027-03-31".',
    "month": 'Write a month as "2027-04".',
    "text": "Write words in quotation marks.",
    "yesno": "Write true or false.",
    "choice": "Write one of the words of the form.",
}
_DECIMAL = re.compile(r"(-?)(\d{1,15})(?:\.(\d{1,2}))?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def _decimal(_info: ColumnInfo, value: object) -> int | None:
    match = _DECIMAL.fullmatch(str(value)) if type(value) in {str, int, Decimal} else None
    if match is None:
        return None
    size = int(match[2]) * 100 + int((match[3] or "").ljust(2, "0"))
    return -size if match[1] else size


def _number(_info: ColumnInfo, value: object) -> int | None:
    return value if type(value) is int else None


def _yesno(_info: ColumnInfo, value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _text(_info: ColumnInfo, value: object) -> str | None:
    return value if isinstance(value, str) else None


def _date(_info: ColumnInfo, value: object) -> date | None:
    if not isinstance(value, str) or not _ISO.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _month(_info: ColumnInfo, value: object) -> Month | None:
    try:
        return Month.parse(value) if isinstance(value, str) else None
    except DateError:
        return None


def _choice(info: ColumnInfo, value: object) -> object:
    words = list(info.choices or ())
    if not isinstance(value, str) or value not in [word.value for word in words]:
        raise Refused(f"{_shown(value)} cannot be used. Write one of: {', '.join(word.value for word in words)}.")
    return info.python(value)


_READ: Mapping[str, Callable[[ColumnInfo, object], object]] = {
    "money": _decimal,
    "percent": _decimal,
    "hundredths": _decimal,
    "number": _number,
    "date": _date,
    "month": _month,
    "text": _text,
    "yesno": _yesno,
    "choice": _choice,
}


def _shown(value: object) -> str:
    text = "Nothing" if value is None else f"“{value}”" if isinstance(value, str) else str(value)
    return shorten(text, 60)
