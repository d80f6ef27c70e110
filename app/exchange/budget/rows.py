"""Each row of a sheet as the user is shown it: what it becomes, why, when its money comes, and what must be asked."""

from collections.abc import Mapping, Sequence

from app.dates import Month
from app.exchange.budget.patterns import by_month, pattern_of
from app.exchange.budget.reading import Read
from app.exchange.budget.sides import reason
from app.exchange.budget.strips import ReadRow
from app.exchange.budget.told import Place
from app.exchange.budget.understood import Becomes, BudgetRow, Choice, Part, Question
from app.exchange.files.cells import column_letter
from app.exchange.tables.amounts import PENNY, Seen, pence
from app.exchange.tables.lines import RATES, Line
from app.exchange.tables.names import Side, contradicts, could_be, is_grant, is_held, is_oncost, is_refund, name_side
from app.exchange.tables.table import Table
from app.money import format_money
from app.text import quoted

AS_COST, AS_INCOME, AS_GRANT, AS_NOTHING = (
    Choice("cost", "A cost"),
    Choice("income", "Income"),
    Choice("grant", "A grant or contract"),
    Choice("left_out", "Leave it out"),
)


def rows_of(read: Read) -> tuple[BudgetRow, ...]:
    """Every row of the sheet with anything in it. Amounts of costs that a sheet writes below zero are turned round."""
    turned = {side for side in ("in", "out") if _is_turned(read, side)}
    covered = {table.first: _covered(table) for table in read.tables}
    return tuple(_row(read, row, turned, covered.get(row.line.table.first, ())) for row in read.rows)


def _covered(table: Table) -> tuple[Month, ...]:
    return tuple(sorted({month for span in table.spans for month in span.stretch.months}))


def _is_turned(read: Read, side: str) -> bool:
    """Whether a sheet writes this side below zero: most of its rows, and what they come to."""
    lines = [row.line for row in read.lines if row.context.side == side and row.line.annual]
    below = sum(line.annual < 0 for line in lines)
    return below * 2 > len(lines) and sum(line.annual for line in lines) < 0 and (side == "out" or len(lines) > 1)


def _row(read: Read, row: ReadRow, turned: set[str], covered: Sequence[Month]) -> BudgetRow:
    line, context, verdict = row.line, row.context, row.verdict
    name = line.name or "(no name)"
    if verdict is None or not (line.has_amount or line.marks):
        part: Part = "heading" if context.is_heading else "note"
        why = "It is a heading." if context.is_heading else "It is a note."
        return BudgetRow(row.place, name, "left_out", why, part, section=context.section, note=line.note)
    amounts, said, questions = _amounts(read, row, turned)
    months, total = _months(line, amounts)
    side = context.side
    common = {
        "side": side,
        "pattern": pattern_of(months, covered),
        "total": total,
        "months": months if all(span.stretch.known for span in line.table.spans) else {},
        "section": context.section,
        "category": line.groups[-1] if line.groups else "",
        "note": line.note,
    }
    if verdict.what == "balance":
        return BudgetRow(row.place, name, "left_out", _balance_reason(name), "balance", **common)  # type: ignore[arg-type]
    if verdict.what == "total":
        asked = (_no_sum(row.place, name),) if verdict.ask else ()
        why = "It adds up other rows." if verdict.right else "It is named like a total, but is out of date."
        return BudgetRow(row.place, name, "left_out", why, "total", questions=asked, **common)  # type: ignore[arg-type]
    if not total and not any(amounts) and not questions and not any(cell.kind == "open" for _, cell in line.marks):
        why = _nothing_reason(line)
        return BudgetRow(row.place, name, "left_out", why, "line", **common)  # type: ignore[arg-type]
    becomes, why = _becomes(row, name, read.grid.name)
    asks = [*questions, *_side_questions(row, name, total, becomes)]
    if verdict.ask:
        asks.append(_maybe_total(row.place, name))
    flags = {"could_be": could_be(name), "oncost": is_oncost(name)} if side != "in" else {}
    return BudgetRow(
        row.place,
        name,
        becomes,
        " ".join([why, *said]),
        "line",
        questions=tuple(asks),
        **common,
        **flags,  # type: ignore[arg-type]
    )


def _becomes(row: ReadRow, name: str, sheet: str) -> tuple[Becomes, str]:
    why = reason(row.context, sheet)
    if row.context.side == "in":
        if is_grant(name, row.context.section):
            return "grant", f"{why} Its words sound like a grant or contract."
        return "income", why
    if row.context.side == "out":
        return "cost", why
    return "left_out", why


def _side_questions(row: ReadRow, name: str, total: int, becomes: Becomes) -> list[Question]:
    side, place = row.context.side, row.place
    if not side:
        if row.context.how == "after":
            ask = f"{quoted(name)} in row {place.row} is under the totals, so it is left out. What is it?"
            return (
                [Question("after_totals", ask, place, (AS_NOTHING, AS_COST, AS_INCOME, AS_GRANT), must=False)]
                if total
                else []
            )
        ask = f"Is {quoted(name)} in row {place.row} money in or money out?"
        return [Question("side", ask, place, (AS_COST, AS_INCOME, AS_GRANT, AS_NOTHING))] if total else []
    told = row.context.how in {"told", "word"}
    opposite = name_side(name)[0] == other_side(side) and not is_refund(name)
    if total < 0 and not (side == "in" and opposite):
        amount = format_money(-total)
        lowers = "lowers your costs" if side == "out" else "lowers your income"
        choices = (Choice(becomes, "Keep it so"), AS_INCOME if side == "out" else AS_COST, AS_NOTHING)
        ask = f"Row {place.row} {quoted(name)} is below zero, so it {lowers} by {amount}. Is that right?"
        return [Question("below_zero", ask, place, choices, must=False)]
    if total and not told and (contradicts(name, side) or total < 0) and not is_refund(name):
        block = quoted(row.context.block or row.context.section or "its block")
        sounds = "income" if side == "out" else "a cost"
        choices = (AS_COST, AS_INCOME, AS_GRANT, AS_NOTHING)
        return [
            Question(
                "side",
                f"Row {place.row} {quoted(name)} is under {block} but sounds like {sounds}. Which is it?",
                place,
                choices,
            )
        ]
    return []


def _no_sum(place: Place, name: str) -> Question:
    ask = f"Row {place.row} {quoted(name)} is named like a total but is not the sum of the rows above. Is it one?"
    return Question(
        "no_sum", ask, place, (Choice("left_out", "It is a total"), AS_COST, AS_INCOME, AS_GRANT), must=False
    )


def _maybe_total(place: Place, name: str) -> Question:
    ask = f"Is {quoted(name)} in row {place.row} a total of other rows, or a line of its own?"
    return Question("maybe_total", ask, place, (Choice("left_out", "It is a total"), AS_COST, AS_INCOME, AS_GRANT))


def _balance_reason(name: str) -> str:
    return "It is money held already, not new income." if is_held(name) else "It says what is left over."


def _nothing_reason(line: Line) -> str:
    covered = next((cell.text for _, cell in line.marks if cell.kind == "covered"), "")
    return f"It says {quoted(covered)}, so another row counts it." if covered else "No amount stands in it."


def _amounts(read: Read, row: ReadRow, turned: set[str]) -> tuple[list[int], list[str], list[Question]]:
    """The exact amount of each span with its sign as money in or money out, what to say of it, and what to ask."""
    line, side, place = row.line, row.context.side, row.place
    is_line = row.verdict is not None and row.verdict.what == "line"
    amounts = [value or 0 for value in line.values]
    said: list[str] = []
    asks: list[Question] = []
    for index, cell in line.rated:
        amounts[index], remark = _rated(line, index, cell)
        said += [remark] if remark else []
    if len(line.rated) == 1 and sum(value is not None for value in line.values) == 1:
        amounts = _for_the_whole_year(line, amounts, said)
    for index, credit in enumerate(line.credits):
        if credit and ((credit == "cr") == (side == "out")):
            amounts[index] = -amounts[index]
    if row.context.how == "sign" and side == "out" and not any(line.credits):
        amounts = [-amount for amount in amounts]
    elif side in turned:
        amounts = [-amount for amount in amounts]
        said.append("Its block is written below zero.")
    if line.times > 1 and len(amounts) == 1:
        amounts = [amounts[0] * line.times]
        said.append(f"It comes {line.times} times a year.")
    if is_line:
        asks += _unread(line, place)
    if not any(amounts) and line.total and not line.values_given:
        sign = -1 if side in turned or (row.context.how == "sign" and side == "out") else 1
        amounts = _even(line, line.total * sign)
        said.append("Only its total is given, so it is spread evenly.")
    elif (
        any(span.stretch.length == 12 for span in line.table.spans)
        and is_line
        and any(amounts)
        and line.times not in {2, 3, 4}
    ):
        said.append("The year's amount is spread evenly over its months.")
    elif any(span.stretch.length in {3, 6} for span in line.table.spans) and is_line and any(amounts):
        said.append("Each quarter's amount is in its first month.")
    if is_line and read.unit == 1000 and any(amounts):
        said.append("Amounts are in thousands of pounds.")
    return amounts, said, asks


def _even(line: Line, total: int) -> list[int]:
    parts = len(line.table.spans)
    each, over = divmod(total // PENNY if total % PENNY == 0 else pence(total), parts)
    return [(each + (at < over)) * PENNY for at in range(parts)]


def _rated(line: Line, index: int, cell: Seen) -> tuple[int, str]:
    """The amount of a span where its cell says how often it comes, such as 95 pm in a column for the year."""
    span = line.table.spans[index]
    value = line.values[index] or 0
    if not cell.rate or cell.rate == "year":
        return value, ""
    times = RATES[cell.rate] * span.stretch.length
    if times <= 12:
        return value, ""
    return value * times // 12, f"{quoted(cell.text)} is counted {times // 12} times."


def _for_the_whole_year(line: Line, amounts: list[int], said: list[str]) -> list[int]:
    """One cell that speaks of every month, or of the year, stands for all columns of months."""
    index, cell = line.rated[0]
    spans = line.table.spans
    if len(spans) < 2 or spans[index].stretch.length == 12:
        return amounts
    if cell.rate == "year":
        said.append(f"{quoted(cell.text)} is spread evenly.")
        return _even(line, amounts[index])
    if cell.rate in {"month", "week"} and spans[index].stretch.length <= 3 and index == 0:
        said.append(f"{quoted(cell.text)} is counted in every column.")
        return [amounts[index]] * len(spans)
    return amounts


def _unread(line: Line, place: Place) -> list[Question]:
    """What stands where an amount should be and is none."""
    asks = []
    open_cells = [(column, cell) for column, cell in line.marks if cell.kind == "open"]
    if open_cells:
        text = quoted(open_cells[0][1].text)
        ask = f"Row {place.row} {quoted(line.name)} says {text}. Nothing is counted there until you type an amount."
        asks.append(Question("open_amount", ask, place, must=False))
    for column, cell in line.marks:
        where = f"cell {column_letter(column)}{place.row}"
        if cell.kind == "error":
            asks.append(
                Question(
                    "no_result",
                    f"The formula in {where} has no result. Type its amount, or save the file again.",
                    place,
                )
            )
        elif cell.kind in {"words", "date", "percent"}:
            unclear = any(letter.isdigit() for letter in cell.text)
            ask = f"{quoted(cell.text)} in {where} is not an amount, so nothing is counted for it."
            if unclear:
                ask = f"{quoted(cell.text)} in {where} cannot be read as an amount. What does the row come to?"
            asks.append(Question("unread", ask, place, (AS_NOTHING,) if unclear else (), must=unclear))
            break
    return asks


def _months(line: Line, amounts: Sequence[int]) -> tuple[Mapping[Month, int], int]:
    months = by_month([span.stretch for span in line.table.spans], amounts, line.times)
    return months, sum(months.values())


def other_side(side: Side) -> Side:
    """Money out for money in, and the reverse."""
    return "out" if side == "in" else "in" if side == "out" else ""
