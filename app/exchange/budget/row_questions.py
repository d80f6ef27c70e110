"""What must be asked about single rows, each a sentence with its choices."""

import re

from app.exchange.budget.strips import ReadRow
from app.exchange.budget.told import Place
from app.exchange.budget.understood import Becomes, Choice, Question
from app.exchange.files.cells import column_letter
from app.exchange.lists.headings import plain
from app.exchange.tables.line_words import is_grant, is_oncost
from app.exchange.tables.lines import Line
from app.exchange.tables.names import Side, contradicts, is_refund, name_side
from app.exchange.tables.total_words import is_left_over
from app.money import format_money
from app.text import quoted

AS_COST = Choice("cost", "A cost")
AS_INCOME = Choice("income", "Income")
AS_GRANT = Choice("grant", "A grant or contract")
AS_NOTHING = Choice("left_out", "Leave it out")
AS_TOTAL = Choice("left_out", "It is a total")
ROW_CODES = (
    "side",
    "below_zero",
    "no_sum",
    "maybe_total",
    "unread",
    "oncosts",
    "after_totals",
    "balance",
    "remark",
    "oncost_note",
)
"""The codes of questions about a row whose answer is what the row becomes."""
REMARKS = ("remark", "oncost_note")
"""Of these the codes of what remarks say, whatever else is known of their rows."""


def side_questions(row: ReadRow, name: str, total: int, becomes: Becomes) -> list[Question]:
    """Which way a row's money goes, where nothing says so, its name says the opposite, or it is below zero."""
    side, place, how = row.context.side, row.place, row.context.how
    if not total:
        return []
    if how == "after":
        ask = f"{quoted(name)} in row {place.row} is under the totals, so it is left out. What is it?"
        return [Question("after_totals", ask, place, (AS_NOTHING, AS_COST, AS_INCOME, AS_GRANT), must=False)]
    if not side:
        ask = f"Is {quoted(name)} in row {place.row} money in or money out?"
        return [Question("side", ask, place, (AS_COST, AS_INCOME, AS_GRANT, AS_NOTHING))]
    if total < 0 and not _is_opposite(name, side):
        return [_below_zero(place, name, total, side, becomes)]
    if (total < 0 or contradicts(name, side)) and how not in {"told", "word"} and not is_refund(name):
        return [_contradiction(row, name, side)]
    return []


def _is_opposite(name: str, side: Side) -> bool:
    """Whether a row of money in sounds like a cost: below zero it is one, most likely."""
    return side == "in" and name_side(name)[0] == "out" and not is_refund(name)


def _below_zero(place: Place, name: str, total: int, side: Side, becomes: Becomes) -> Question:
    lowers = "lowers your costs" if side == "out" else "lowers your income"
    choices = (Choice(becomes, "Keep it so"), AS_INCOME if side == "out" else AS_COST, AS_NOTHING)
    ask = f"Row {place.row} {quoted(name)} is below zero: it {lowers} by {format_money(-total)}. Is that right?"
    return Question("below_zero", ask, place, choices, must=False)


def _contradiction(row: ReadRow, name: str, side: Side) -> Question:
    sounds = "income" if side == "out" else "a cost"
    block = row.context.block or row.context.section
    stands = f"is under {quoted(block)}" if block else f"is with money {side}"
    choices = (AS_COST, AS_GRANT if is_grant(name, "") else AS_INCOME, AS_NOTHING)
    return Question(
        "side",
        f"Row {row.place.row} {quoted(name)} {stands} but sounds like {sounds}. Which is it?",
        row.place,
        choices,
    )


def no_sum(place: Place, name: str, *, must: bool) -> Question:
    """A row that is named like a total and adds nothing up."""
    ask = f"Row {place.row} {quoted(name)} is called a total but adds nothing up. Is it one?"
    return Question("no_sum", ask, place, (AS_TOTAL, AS_COST, AS_INCOME, AS_GRANT), must=must)


def maybe_total(place: Place, name: str) -> Question:
    """A row that may add others up by chance or by its name."""
    ask = f"Is {quoted(name)} in row {place.row} a total of other rows, or a line of its own?"
    return Question("maybe_total", ask, place, (AS_TOTAL, AS_COST, AS_INCOME, AS_GRANT))


def balance_questions(row: ReadRow, name: str, total: int) -> tuple[Question, ...]:
    """A row within a block that is named like money held already."""
    if not total or row.context.how != "block" or is_left_over(name):
        return ()
    ask = f"{quoted(name)} in row {row.place.row} sounds like money held already, so it is left out. What is it?"
    return (Question("balance", ask, row.place, (AS_NOTHING, AS_COST, AS_INCOME, AS_GRANT), must=False),)


def unread(line: Line, place: Place) -> list[Question]:
    """What stands where an amount should be and is none."""
    asked = []
    if still_open := next((cell.text for _, cell in line.marks if cell.kind == "open"), ""):
        says = f"Row {place.row} {quoted(line.name)} says {quoted(still_open)}."
        ask = f"{says} Nothing is counted there yet: type an amount."
        asked.append(Question("open_amount", ask, place, must=False))
    for column, cell in line.marks:
        where = f"cell {column_letter(column)}{place.row}"
        if cell.kind == "error":
            ask = f"The formula in {where} has no result. Type its amount, or save the file again."
            return [*asked, Question("no_result", ask, place)]
        if cell.kind in {"words", "date", "percent"}:
            return [*asked, _not_an_amount(cell.text, where, place)]
    return asked


def _not_an_amount(text: str, where: str, place: Place) -> Question:
    """Words with figures in them may mean an amount; words alone are a remark in the wrong place."""
    if any(letter.isdigit() for letter in text):
        ask = f"{quoted(text)} in {where} cannot be read as an amount. What does the row come to?"
        return Question("unread", ask, place, (AS_NOTHING,))
    return Question(
        "unread", f"{quoted(text)} in {where} is not an amount, so nothing is counted there.", place, must=False
    )


_UNSETTLED = re.compile(
    r"\b(?:not (?:yet )?(?:confirmed|agreed|secured|certain)|unconfirmed|tbc|to be (?:confirmed|agreed)"
    r"|subject to|pending|awaiting|provisional)\b"
)


def remarked(place: Place, text: str, becomes: Becomes) -> list[Question]:
    """A remark that says that money is not settled, which no figure shows."""
    if not _UNSETTLED.search(plain(text)):
        return []
    says = f"Row {place.row} says {quoted(text)}."
    if becomes == "left_out":
        return [Question("remark", f"{says} Look at the rows that it is about.", place, must=False)]
    choices = (Choice(becomes, "Keep it so"), AS_NOTHING)
    return [Question("remark", f"{says} It is counted all the same. Is that right?", place, choices, must=False)]


def costs_of_staff(place: Place, name: str, note: str) -> list[Question]:
    """A remark at a staff line about employer's costs: whether they are in it matters once it is a post."""
    if not note or not is_oncost(note):
        return []
    ask = f"Row {place.row} {quoted(name)} says {quoted(note)}. It comes in as a cost of that amount. Is that right?"
    choices = (Choice("cost", "Keep it so"), Choice("post", "Make it a post"))
    return [Question("oncost_note", ask, place, choices, must=False)]
