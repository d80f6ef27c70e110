"""What the user told about single rows, laid over what was understood: quick, since no sheet is read again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.dates import Month
from app.exchange.budget.patterns import pattern_of
from app.exchange.budget.questions import hidden_places
from app.exchange.budget.reading import Read
from app.exchange.budget.row_questions import ROW_CODES
from app.exchange.budget.told import Place, RowTold, Told
from app.exchange.budget.understood import MONEY_IN, MONEY_OUT, Becomes, BudgetRow, Choice, Question
from app.money import share_out


def corrected(rows: Sequence[BudgetRow], read: Read, told: Told) -> tuple[BudgetRow, ...]:
    """The rows with every correction, hidden rows left out, and employer's costs left out where posts hold them."""
    hidden = set(hidden_places(read, told))
    done = [_corrected(row, _told(row, told), read) for row in rows]
    done = [
        replace(row, becomes="left_out", why="Its row is hidden.", questions=())
        if row.row - 1 in hidden and row.becomes != "left_out" and told.of_row(row.place).becomes is None
        else row
        for row in done
    ]
    return tuple(_with_posts(done, told))


def _told(row: BudgetRow, told: Told) -> RowTold:
    """What is told of a row, by correction or by answering a question about it."""
    direct = told.of_row(row.place)
    if direct.becomes is not None:
        return direct
    for code in ROW_CODES:
        answer = told.answers.get((code, row.place))
        for becomes in ("cost", "post", "freelancer", "income", "grant", "left_out"):
            if answer == becomes:
                return replace(direct, becomes=becomes)
    return direct


def _corrected(row: BudgetRow, told: RowTold, read: Read) -> BudgetRow:
    if told == RowTold() or told == RowTold(side=told.side):
        return row
    questions = row.questions
    months: Mapping[Month, int] = row.months
    total, becomes, why = row.total, row.becomes, row.why
    if told.becomes is not None:
        questions = tuple(question for question in questions if question.code not in ROW_CODES)
        if _turns(row, told.becomes):
            months, total = {month: -amount for month, amount in months.items()}, -total
        becomes, why = told.becomes, "You left it out." if told.becomes == "left_out" else "You said what it is."
    if told.months is not None:
        months = {month: amount for month, amount in sorted(told.months.items()) if amount}
        total = sum(months.values())
    elif told.amount is not None:
        total = told.amount
        covered = read.months
        shares = share_out(total, [1] * len(covered)) if covered else ()
        months = {month: amount for month, amount in zip(covered, shares, strict=True) if amount}
    if told.months is not None or told.amount is not None:
        questions = tuple(
            question
            for question in questions
            if question.code not in {"open_amount", "unread", "no_result", "below_zero"}
        )
        why = f"{why} You typed its amount." if told.becomes else "You typed its amount."
    return replace(
        row,
        name=told.name if told.name is not None else row.name,
        becomes=becomes,
        why=why,
        months=months,
        total=total,
        pattern=pattern_of(months, read.months) if months != row.months else row.pattern,
        questions=questions,
    )


def _turns(row: BudgetRow, becomes: Becomes) -> bool:
    """Whether a row below zero is made the other side's: a refund among costs is income above zero."""
    if row.total >= 0:
        return False
    return (becomes in MONEY_IN and row.side == "out") or (becomes in MONEY_OUT and row.side == "in")


def _with_posts(rows: Sequence[BudgetRow], told: Told) -> list[BudgetRow]:
    """Employer's National Insurance and pension rows are in the cost of posts: left out when all staff are posts."""
    posts = [row for row in rows if row.becomes == "post"]
    if not posts:
        return list(rows)
    all_posts = not any(row.becomes == "cost" and row.could_be == "post" for row in rows)
    return [_oncost(row, all_posts=all_posts, told=told) if row.oncost else row for row in rows]


def _oncost(row: BudgetRow, *, all_posts: bool, told: Told) -> BudgetRow:
    place: Place = row.place
    answer = told.answers.get(("oncosts", place))
    if told.of_row(place).becomes is not None or answer == "cost":
        return row
    if answer == "left_out" or (all_posts and row.becomes == "cost"):
        return replace(row, becomes="left_out", in_posts=True, why="The cost of your posts has it already.")
    if row.becomes != "cost":
        return row
    ask = f"Some staff in row {row.row}’s costs are posts now. Is “{row.name}” in the cost of those posts?"
    question = Question("oncosts", ask, place, (Choice("left_out", "Yes, leave it out"), Choice("cost", "No, keep it")))
    return replace(row, questions=(*row.questions, question))
