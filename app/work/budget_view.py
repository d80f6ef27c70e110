"""A budget as it is understood, in words for the window: its rows, what is asked, and what it adds up to."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from app.exchange.budget.told import Place
from app.exchange.budget.understood import BudgetRow, BudgetSheet, Question, Understanding
from app.money import format_money
from app.services.imports.budget import BudgetOutcome, BudgetResult
from app.services.imports.budget_rows import comes_again
from app.services.rows.fields import FIELDS
from app.services.rows.nouns import NOUNS
from app.services.said.wording import Spans, spans
from app.text import begun, plural
from app.work.budget_sheets import SheetLine, adds_up, how_read, sheet_lines

AskedKey = tuple[str, Place]
"""What a question is known by: its code and its place."""

BECOMES = (
    ("cost", begun(NOUNS["cost_line"].one)),
    ("post", begun(NOUNS["post"].one)),
    ("freelancer", begun(NOUNS["freelancer"].one)),
    ("income", "Income"),
    ("grant", FIELDS["grant"]["kind"].label),
    ("left_out", "Left out"),
)
"""What a row can become, and the word for it."""

_OFTEN = {
    "monthly": "Every month",
    "quarterly": "Every quarter",
    "yearly": "Every year",
    "once": "Once",
    "by month": "Each month its own",
}
_STATES = {"new": "New", "there": "There already", "changed": "Changed", "unclear": "● Not clear which"}


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """A row of the workbook in words. `key` is for telling what is to be changed; `total` is in pence.

    `row` is the row itself. What stands in its months is put into words only for the one that is looked at: a workbook
    has thousands, and each correction shows them all again.
    """

    key: Hashable
    sheet: str
    where: str
    name: str
    becomes: str
    often: str
    total: int | None
    why: str
    state: str
    left_out: bool
    row: BudgetRow

    @property
    def detail(self) -> str:
        """All of `why`, which may be too long for its column, and what stands in its months."""
        return " ".join(filter(None, (self.why, _detail(self.row))))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about the budget. `must` ones come first; the others have been answered by a careful guess.

    `row` is the key of the row that it is about, None for a sheet or the workbook. Without `choices` the row is to be
    corrected or left out.
    """

    key: AskedKey
    sentence: str
    must: bool
    choices: tuple[tuple[str, str], ...]
    row: Hashable | None


@dataclass(frozen=True, slots=True)
class BudgetSight:
    """Everything that is shown of a budget. `several` says that more than one sheet is taken.

    `has_staff` says that rows could become posts. `asks_oncosts` says that some do and that no row of the budget has
    their employer's costs, so that these may be in the amounts.
    """

    rows: tuple[BudgetLine, ...]
    asked: tuple[Asked, ...]
    several: bool
    sheets: tuple[SheetLine, ...]
    how_read: str
    check: Spans
    differences: tuple[str, ...]
    has_staff: bool
    asks_oncosts: bool

    @property
    def ready(self) -> bool:
        """Whether nothing has to be answered first and something would come in."""
        return not any(each.must for each in self.asked) and any(not row.left_out for row in self.rows)


def sight_of(understanding: Understanding, outcomes: Mapping[Hashable, BudgetOutcome]) -> BudgetSight:
    """The budget in words; `outcomes` says of rows that were tried what becomes of them, by place."""
    several = sum(sheet.taken for sheet in understanding.sheets) > 1
    rows, sheets = understanding.rows, {sheet.name: sheet for sheet in understanding.sheets}
    coming = [row for row in rows if row.becomes != "left_out"]
    return BudgetSight(
        rows=tuple(_line(row, sheets[row.sheet], outcomes.get(row.place)) for row in rows),
        asked=tuple(_asked(question) for question in _must_first(understanding.questions)),
        several=several,
        sheets=sheet_lines(understanding),
        how_read=how_read(understanding),
        check=adds_up(understanding),
        differences=tuple(each.sentence for each in understanding.differences),
        has_staff=any(row.could_be == "post" and row.becomes == "cost" for row in coming),
        asks_oncosts=any(row.becomes == "post" for row in coming)
        and not any(row.oncost and (row.in_posts or row.becomes != "left_out") for row in rows),
    )


def what_would_happen(result: BudgetResult, *, update: bool) -> Spans:
    """Say it in a sentence such as `17 rows will be added, 3 are there already`."""
    new, there, changed, unclear = (result.how_many(state) for state in ("new", "there", "changed", "unclear"))
    if not (new or changed or unclear):
        return spans("Everything in this budget is there already." if there else "There are no rows to bring in.")
    words = [f"**{plural(new, 'row')}** will be added" if new else "**No rows** will be added"]
    words += [f"{there:,} {'is' if there == 1 else 'are'} there already"] if there else []
    if changed:
        have = "has" if changed == 1 else "have"
        then = "will be changed" if update else ("stays as it is" if changed == 1 else "stay as they are")
        words.append(f"{changed:,} {have} other amounts and {then}")
    words += [f"{unclear:,} could be one of several in your file and {_stays(unclear)} out"] if unclear else []
    return spans(f"{', '.join(words)}.")


def posts_sentence(result: BudgetResult) -> str:
    """What the posts cost beside what the budget has for them; nothing without posts."""
    posts = result.posts
    if not posts.said:
        return ""
    gap = posts.worked_out - posts.said
    more = "" if not gap else f", {format_money(abs(gap))} {'more' if gap > 0 else 'less'}"
    sentence = (
        f"Posts: {format_money(posts.said)} a year in the budget, {format_money(posts.worked_out)} worked out{more}."
    )
    if posts.still:
        sentence += f" “{posts.still[0]}” stays a cost as well, because some staff lines do."
    return sentence


def _stays(count: int) -> str:
    return "stays" if count == 1 else "stay"


def _line(row: BudgetRow, sheet: BudgetSheet, outcome: BudgetOutcome | None) -> BudgetLine:
    left_out = row.becomes == "left_out"
    change = outcome.change if outcome else None
    changes = [f"{change.label}: {change.before} → {change.after}."] if change else []
    asked = [question.sentence for question in row.questions if question.must]
    why = " ".join((*changes, *asked, row.why))
    return BudgetLine(
        key=row.place,
        sheet=row.sheet,
        where=str(row.row),
        name=row.name,
        becomes=row.becomes,
        often="" if left_out else _OFTEN.get("yearly" if comes_again(row, sheet) else row.pattern, ""),
        total=row.total if row.pattern and row.part != "balance" else None,  # balances add up to nothing
        why=why,
        state=_STATES[outcome.state] if outcome and not left_out else "",
        left_out=left_out,
        row=row,
    )


def _detail(row: BudgetRow) -> str:
    """`Apr 26 £1,200 · Jul 26 £1,200`; a row that is the same in each says it once."""
    months = sorted(row.months.items())
    if len(months) > 1 and len({pence for _, pence in months}) == 1 and row.pattern == "monthly":
        return f"{months[0][0].short} to {months[-1][0].short}, {format_money(months[0][1])} each. {row.note}".strip()
    amounts = " · ".join(f"{month.short} {format_money(pence)}" for month, pence in months)
    return f"{amounts}. {row.note}".strip() if amounts else row.note


def _must_first(questions: Iterable[Question]) -> list[Question]:
    return sorted(questions, key=lambda question: not question.must)


def _asked(question: Question) -> Asked:
    place = question.place
    choices = tuple((each.value, each.label) for each in question.choices)
    return Asked((question.code, place), question.sentence, question.must, choices, place if place.row else None)
