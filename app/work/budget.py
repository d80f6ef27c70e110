"""A budget workbook on its way into the open file: understood, corrected, tried and brought in."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.exchange.budget.told import Place
from app.exchange.budget.understood import Understanding
from app.exchange.budget.workbook import BudgetWorkbook
from app.problems import Refused
from app.services.imports.budget import CHANGED, NEW, BudgetOutcome, BudgetResult, import_budget
from app.services.imports.budget_rows import BudgetChoices
from app.services.organisation.organisation import first_month_of_year
from app.services.rows import action_words
from app.storage.file import OrganisationFile
from app.work.import_action import import_as_one_action
from app.work.import_reading import Source, Step, unheard

BUDGET = "budget"

_NONE: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class BudgetTrial:
    """What bringing a budget in would come to, or the sentence that says why it cannot come in yet."""

    result: BudgetResult | None
    refusal: str = ""


def workbook_of(opened: OrganisationFile, source: Source, *, today: date, step: Step = unheard) -> BudgetWorkbook:
    """The workbook, its cells read once; each correction only asks it to `understand` again. Raises Refused."""
    step(f"Reading {source.name}")
    book = source.book()
    with opened.read() as session:
        first = first_month_of_year(session)
    return BudgetWorkbook(book, year_starts=first, today=today)


def try_budget(
    opened: OrganisationFile,
    understanding: Understanding,
    choices: BudgetChoices,
    update: Container[Place] = _NONE,
) -> BudgetTrial:
    """What bringing it in would come to. Changes nothing."""
    try:
        with opened.read() as session:  # what is done in it is not kept
            return BudgetTrial(import_budget(session, understanding, choices, update=update))
    except Refused as refused:
        return BudgetTrial(None, str(refused))


def bring_in_budget(
    opened: OrganisationFile,
    source: Source,
    understanding: Understanding,
    choices: BudgetChoices,
    *,
    update: Container[Place] = _NONE,
    step: Step = unheard,
) -> tuple[str, BudgetResult]:
    """Bring in what was understood, after a backup, as one action; its label and what came of it. Raises Refused."""
    label = action_words.bring_in_budget(source.name)
    store = partial(import_budget, understanding=understanding, choices=choices, update=update)
    result = import_as_one_action(
        opened,
        label,
        store,
        came=lambda found: any(_came(row, update) for row in found.rows),
        name=source.name,
        step=step,
    )
    return label, result


def _came(row: BudgetOutcome, update: Container[Place]) -> bool:
    """Whether a row was stored or had its amounts taken over."""
    return row.state == NEW or (row.state == CHANGED and row.place in update)
