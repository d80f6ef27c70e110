"""`import --as budget`: a budget workbook as people lay it out, with months, quarters or years across.

`--json` prints {kind, source, sheets: [{sheet, taken, why, header_row, months, blocks: [{name, side}], unit,
columns_left}], rows: [{sheet, row, name, becomes, why, pattern, total, months: {month: amount}, state, section}],
total_in, total_out, sheet_total_in, sheet_total_out, differences: [{sentence, side, sheet, rows, says, adds_up}],
problems: [{sentence, code, sheet, row, column, field, choices}], questions: the same, answered by a guess, posts:
{said, worked_out, still}, added, already_there, changed, updated, notes, refused, dry_run}. `becomes` is cost, post,
freelancer, income, grant or left_out; `state` is new, there, changed, unclear or null. It is printed for a budget that
is refused because of a question, too.
"""

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Container
from typing import Any, get_args

from app.cli.common import Parser, decimal, print_json
from app.exchange.budget.told import WORKBOOK, Place, RowTold, SheetTold, Told
from app.exchange.budget.understood import Becomes, BudgetRow, Question, Understanding
from app.money import format_money
from app.problems import Refused
from app.services.imports.budget import CHANGED, NEW, THERE, BudgetOutcome, BudgetResult
from app.services.imports.budget_rows import BudgetChoices
from app.text import listed, plural, quoted, shorten, whole_text
from app.work.budget import BudgetTrial, bring_in_budget, try_budget, workbook_of
from app.work.import_reading import Source
from app.work.opening import open_to_change

_BECOMES: tuple[str, ...] = get_args(Becomes)
_MOST_WAYS = 20
_ROW = re.compile(r"(?:(?P<sheet>.*)!)?(?P<row>\d{1,7})")


def add_budget_options(bring: Parser) -> None:
    """The options that only a budget needs."""
    group = bring.add_argument_group("a budget")
    group.add_argument(
        "--answer",
        type=_answer,
        action="append",
        default=[],
        metavar="CODE[@SHEET!ROW]=VALUE",
        help="the answer to a question about the budget; may be repeated",
    )
    group.add_argument(
        "--row",
        dest="budget_rows",
        type=_row,
        action="append",
        default=[],
        metavar="[SHEET!]ROW=WHAT",
        help=f"what a row becomes: {', '.join(_BECOMES)}; may be repeated",
    )
    group.add_argument("--first-year", type=int, metavar="YYYY", help="the year in which the budget's months begin")
    group.add_argument(
        "--grants", choices=["agreed", "applied-for"], default="agreed", help="whether its grants are awarded"
    )
    group.add_argument(
        "--income", choices=["sure", "hoped-for"], default="sure", help="whether its other income is certain"
    )
    group.add_argument(
        "--employer-costs",
        choices=["within", "beside"],
        help="of staff lines made posts: whether the amounts have them",
    )


def import_budget_file(options: Namespace) -> None:
    """Bring in a budget, or say what that would do."""
    source = Source(options.source)
    with open_to_change(options.file) as opened:
        workbook = workbook_of(opened, source, today=options.today)
        understanding = workbook.understand(_told(options, [sheet.name for sheet in workbook.understand().sheets]))
        choices = _choices(options)
        update = _every_row(understanding) if options.update else frozenset()
        trial = try_budget(opened, understanding, choices, update)
        result = trial.result
        if result is not None and not options.dry_run:
            result = bring_in_budget(opened, source, understanding, choices, update=update)[1]
    if options.json:
        print_json(_answer_of(understanding, BudgetTrial(result, trial.refusal), options))
    if result is None:
        raise Refused(_refusal(understanding, trial.refusal))
    if not options.json:
        print(*_report(understanding, result, options), sep="\n")


def _answer(typed: str) -> tuple[tuple[str, str], str]:
    key, equals, value = whole_text(typed).rpartition("=")
    code, _, where = key.partition("@")
    if not equals or not code:
        raise ArgumentTypeError(f"“{typed}” does not say which question is answered how. Write it as code=value")
    return (code.strip(), where.strip()), value.strip()


def _row(typed: str) -> tuple[str, str]:
    where, _, becomes = whole_text(typed).rpartition("=")
    if not _ROW.fullmatch(where) or becomes not in _BECOMES:
        raise ArgumentTypeError(f"“{typed}” does not say what a row becomes. Write it as Sheet1!12=left_out")
    return where, becomes


def _told(options: Namespace, names: list[str]) -> Told:
    """What the options tell about the workbook's sheets and rows. Raises Refused for a sheet that it has not."""
    known = {name.casefold(): name for name in names}
    only = _sheet_name(options.sheet, known) if options.sheet else None

    def place(where: str) -> Place:
        found = _ROW.fullmatch(where)
        if found is None:
            return Place(_sheet_name(where, known)) if where else WORKBOOK
        return Place(_sheet_name(found["sheet"], known) if found["sheet"] else only or names[0], int(found["row"]))

    sheets = {
        name: SheetTold(
            taken=None if only is None else name == only,
            header_row=options.header_row if name == (only or names[0]) else None,
            year=options.first_year,
        )
        for name in names
    }
    rows = {place(where): RowTold(becomes=becomes) for where, becomes in options.budget_rows}
    return Told({(code, place(where)): value for (code, where), value in options.answer}, sheets, rows)


def _sheet_name(typed: str, known: dict[str, str]) -> str:
    name = known.get(typed.strip().strip("'").casefold())
    if name is None:
        there = listed([quoted(each) for each in known.values()])
        raise Refused(f"The workbook has no sheet {quoted(typed)}. It has {there}.")
    return name


def _choices(options: Namespace) -> BudgetChoices:
    return BudgetChoices(
        grants_agreed=options.grants == "agreed",
        income_sure=options.income == "sure",
        restriction=options.restriction,
        oncosts_within={"within": True, "beside": False}.get(options.employer_costs),
    )


def _every_row(understanding: Understanding) -> Container[Place]:
    return frozenset(row.place for row in understanding.rows)


def _refusal(understanding: Understanding, sentence: str) -> str:
    """Why nothing came in, and how each question is answered here."""
    asked = [f"{question.sentence}\n  {_how(question)}" for question in understanding.open_questions]
    if not asked:
        return sentence
    return "\n".join((f"Nothing was brought in: {plural(len(asked), 'question')} to answer first.", *asked))


def _how(question: Question) -> str:
    place = question.place
    where = f"@{place.sheet}!{place.row}" if place.row else f"@{place.sheet}" if place.sheet else ""
    if question.choices:
        ways = [f'--answer "{question.code}{where}={each.value}"  {each.label}' for each in question.choices]
        more = [f"and {plural(len(ways) - _MOST_WAYS, 'more answer')}"] if len(ways) > _MOST_WAYS else []
        return "\n  ".join((*ways[:_MOST_WAYS], *more))
    if not place.row:
        return "put it right in the file"
    return f'--row "{place.sheet}!{place.row}=left_out"  leaves the row out; or put the cell right in the file'


def _report(understanding: Understanding, result: BudgetResult, options: Namespace) -> list[str]:
    verb = "Would add" if options.dry_run else "Added"
    new, there, changed = map(result.how_many, (NEW, THERE, CHANGED))
    lines = [
        f"{verb} {new:,}; already there: {there:,}; changed: {changed:,}.",
        f"In the budget: {format_money(understanding.total_in)} in, {format_money(understanding.total_out)} out.",
    ]
    for sheet in understanding.sheets:
        state = "Read" if sheet.taken else "Left out"
        lines.append(f"{state}: sheet {quoted(sheet.name)}. {sheet.why}".strip())
        if sheet.columns_left:
            lines.append(f"  Columns left out: {', '.join(map(shorten, sheet.columns_left))}.")
    if options.dry_run:
        lines += [_row_line(row) for row in understanding.rows]
    lines += [difference.sentence for difference in understanding.differences]
    lines += [question.sentence for question in understanding.questions]
    if result.posts.said:
        said, cost = format_money(result.posts.said), format_money(result.posts.worked_out)
        lines.append(f"Posts: {said} a year in the budget, {cost} with National Insurance and pension.")
    return [*lines, *result.notes]


def _row_line(row: BudgetRow) -> str:
    amount = f" {format_money(row.total)}" if row.total else ""
    return f"  {row.sheet}!{row.row} {row.becomes}{amount}: {row.name}. {row.why}"


def _answer_of(understanding: Understanding, trial: BudgetTrial, options: Namespace) -> dict[str, Any]:
    result = trial.result
    outcomes = {outcome.place: outcome for outcome in result.rows} if result else {}
    changed = result.how_many(CHANGED) if result else 0
    return {
        "kind": options.kind,
        "source": whole_text(str(options.source)),
        "sheets": [
            {
                "sheet": sheet.name,
                "taken": sheet.taken,
                "why": sheet.why,
                "header_row": sheet.header_row,
                "months": [str(month) for month in sheet.months],
                "blocks": [{"name": name, "side": side} for name, side in sheet.blocks],
                "unit": sheet.unit,
                "columns_left": list(sheet.columns_left),
            }
            for sheet in understanding.sheets
        ],
        "rows": [_row_answer(row, outcomes.get(row.place)) for row in understanding.rows],
        "total_in": decimal(understanding.total_in),
        "total_out": decimal(understanding.total_out),
        "sheet_total_in": decimal(understanding.sheet_total_in),
        "sheet_total_out": decimal(understanding.sheet_total_out),
        "differences": [
            {
                "sentence": each.sentence,
                "side": each.side,
                "sheet": each.sheet,
                "rows": list(each.rows),
                "says": decimal(each.says),
                "adds_up": decimal(each.adds_up),
            }
            for each in understanding.differences
        ],
        "problems": [_question(question) for question in understanding.open_questions],
        "questions": [_question(question) for question in understanding.questions if not question.must],
        "posts": None
        if result is None
        else {
            "said": decimal(result.posts.said),
            "worked_out": decimal(result.posts.worked_out),
            "still": list(result.posts.still),
        },
        "added": result.how_many(NEW) if result else 0,
        "already_there": result.how_many(THERE) if result else 0,
        "changed": changed,
        "updated": changed if options.update else 0,
        "notes": list(result.notes) if result else [],
        "refused": trial.refusal or None,
        "dry_run": options.dry_run,
    }


def _row_answer(row: BudgetRow, outcome: BudgetOutcome | None) -> dict[str, Any]:
    return {
        "sheet": row.sheet,
        "row": row.row,
        "name": row.name,
        "becomes": row.becomes,
        "why": row.why,
        "pattern": row.pattern,
        "total": decimal(row.total),
        "months": {str(month): decimal(pence) for month, pence in sorted(row.months.items())},
        "state": outcome.state if outcome else None,
        "section": row.section,
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "sentence": question.sentence,
        "code": question.code,
        "sheet": question.place.sheet,
        "row": question.place.row or None,
        "column": "",
        "field": "",
        "choices": [{"value": each.value, "label": each.label} for each in question.choices],
    }
