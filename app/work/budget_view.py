"""A budget as it is understood, in words for the window: its rows, what is asked, and what it adds up to."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from app.exchange.budget.told import Place
from app.exchange.budget.understood import BudgetRow, BudgetSheet, Question, Understanding
from app.money import format_money
from app.services.imports.budget import BudgetOutcome, BudgetResult
from app.services.rows.fields import FIELDS
from app.services.rows.nouns import NOUNS
from app.services.said.wording import Spans, spans
from app.text import begun, plural

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
        """What stands in its months."""
        return _detail(self.row)


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
class SheetLine:
    """A sheet: whether it is taken, and what is to be known of it."""

    name: str
    taken: bool
    words: str


@dataclass(frozen=True, slots=True)
class BudgetSight:
    """Everything that is shown of a budget. `has_staff` says that rows could become posts, `has_posts` that some do."""

    rows: tuple[BudgetLine, ...]
    asked: tuple[Asked, ...]
    sheets: tuple[SheetLine, ...]
    check: Spans
    differences: tuple[str, ...]
    has_staff: bool
    has_posts: bool

    @property
    def ready(self) -> bool:
        """Whether nothing has to be answered first and something would come in."""
        return not any(each.must for each in self.asked) and any(not row.left_out for row in self.rows)


def sight_of(understanding: Understanding, outcomes: Mapping[Hashable, BudgetOutcome]) -> BudgetSight:
    """The budget in words; `outcomes` says of rows that were tried what becomes of them, by place."""
    several = sum(sheet.taken for sheet in understanding.sheets) > 1
    rows = understanding.rows
    coming = [row for row in rows if row.becomes != "left_out"]
    return BudgetSight(
        rows=tuple(_line(row, outcomes.get(row.place), several=several) for row in rows),
        asked=tuple(_asked(question) for question in _must_first(understanding.questions)),
        sheets=tuple(SheetLine(each.name, each.taken, _sheet_words(each)) for each in understanding.sheets),
        check=_check(understanding),
        differences=tuple(each.sentence for each in understanding.differences),
        has_staff=any(row.could_be == "post" and row.becomes == "cost" for row in coming),
        has_posts=any(row.becomes == "post" for row in coming),
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


def _apart(says: int, adds_up: int) -> str:
    """How far what a sheet says is from what its rows add up to."""
    if says == adds_up:
        return "the same"
    return f"{format_money(abs(says - adds_up))} {'more' if says > adds_up else 'less'}"


def _stays(count: int) -> str:
    return "stays" if count == 1 else "stay"


def _line(row: BudgetRow, outcome: BudgetOutcome | None, *, several: bool) -> BudgetLine:
    left_out = row.becomes == "left_out"
    state = _STATES[outcome.state] if outcome and not left_out else ""
    if outcome and outcome.change:
        state = f"{state}: {outcome.change.before} → {outcome.change.after}"
    return BudgetLine(
        key=row.place,
        where=f"{row.sheet} {row.row}" if several else str(row.row),
        name=row.name,
        becomes=row.becomes,
        often="" if left_out else _OFTEN.get(row.pattern, ""),
        total=row.total if row.pattern else None,
        why=" ".join((*(question.sentence for question in row.questions if question.must), row.why)),
        state=state,
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


def _sheet_words(sheet: BudgetSheet) -> str:
    left = f"Columns left out: {', '.join(sheet.columns_left)}." if sheet.columns_left else ""
    return " ".join(part for part in (sheet.why, left) if part)


def _check(understanding: Understanding) -> Spans:
    """Say what is in and what is out, and beside it what the sheets themselves say."""
    told = [("in", understanding.sheet_total_in, understanding.total_in)]
    told += [("out", understanding.sheet_total_out, understanding.total_out)]
    words = f"**{format_money(understanding.total_in)}** in, **{format_money(understanding.total_out)}** out."
    for side, says, adds_up in told:
        if says is not None:
            words += f" Your sheet says {format_money(says)} {side}: {_apart(says, adds_up)}."
    return spans(words)
