"""Budgets drawn at random are read to the penny: from a real XLSX file, and from CSV."""

from pathlib import Path

import pytest

from app.exchange.budget.understood import MONEY_IN, MONEY_OUT, Understanding
from app.exchange.budget.workbook import BudgetWorkbook
from app.exchange.files.sheets import read_book
from tests.exchange.budget.books import TODAY
from tests.exchange.budget.drawing import draw
from tests.exchange.budget.drawn import Drawn, write_csv, write_xlsx

FIFTIES = range(0, 300, 50)


def read(path: Path) -> Understanding:
    return BudgetWorkbook(read_book(path), TODAY).understand()


def is_true(found: Understanding, drawn: Drawn) -> bool:
    ins = sorted(row.total for row in found.rows if row.becomes in MONEY_IN)
    outs = sorted(row.total for row in found.rows if row.becomes in MONEY_OUT)
    truly_in = sorted(line.total for line in drawn.lines if line.comes_in)
    truly_out = sorted(line.total for line in drawn.lines if not line.comes_in)
    return ins == truly_in and outs == truly_out and not [each for each in found.differences if each.side]


@pytest.mark.parametrize("first", FIFTIES)
def test_a_drawn_workbook_is_read_to_the_penny_and_nothing_must_be_asked(first: int, tmp_path: Path) -> None:
    wrong = []
    for seed in range(first, first + 50):
        drawn = draw(seed)
        found = read(write_xlsx(drawn, tmp_path))
        if not is_true(found, drawn) or found.open_questions:
            wrong.append((seed, drawn.traits, found.total_in, found.total_out, found.open_questions))
    assert wrong == []


@pytest.mark.parametrize("first", FIFTIES)
def test_a_drawn_csv_file_is_read_to_the_penny_and_at_most_its_year_is_asked(first: int, tmp_path: Path) -> None:
    wrong = []
    for seed in range(first, first + 50):
        drawn = draw(seed)
        if len(drawn.sheets) > 1:
            continue
        found = read(write_csv(drawn, tmp_path))
        asked = {question.code for question in found.open_questions} - {"no_year"}
        if not is_true(found, drawn) or asked:
            wrong.append((seed, drawn.traits, found.total_in, found.total_out, asked))
    assert wrong == []


def test_a_wrong_reading_would_be_noticed(tmp_path: Path) -> None:
    drawn = draw(1)
    found = read(write_xlsx(drawn, tmp_path))
    drawn.lines[0].amounts[0] += 1
    assert not is_true(found, drawn)
