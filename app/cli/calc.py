"""Commands that need no file: what an employer pays on top of a salary, one sum or a whole table of them.

`calc employer-nic --json` prints {employer_nic, note}; `calc employer-cost --json` prints {pay, employer_nic,
employer_pension, total, note}. The note is empty, or says whose rates were used for a year that has none yet. With
`--batch` each row of a table is one sum: its columns are named like the options, an option that is given stands for
every row without one, and the answers follow as columns of their own, with the sentence of a refused row in `error`.
"""

import re
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.cli.common import Commands, Parser, WrongUsage, add_command, must_end_with, print_json
from app.dates import FinancialYear, tax_year_label
from app.exchange.sheets import read_book
from app.exchange.values import as_text
from app.exchange.writing import write_csv
from app.money import basis_points_of, parse_money, to_decimal_text
from app.planning.employer import (
    CATEGORIES,
    PensionBasis,
    employer_cost,
    employer_nic_annual,
    employer_nic_period,
)
from app.planning.rates import Frequency
from app.problems import Refused
from app.services.rates import load_rates

Row = Mapping[str, str]

HELP = {
    "gross": "pay in one pay period, such as 1,200.50",
    "frequency": ", ".join(Frequency),
    "category": f"National Insurance category: {', '.join(CATEGORIES)}; A when left out",
    "tax_year": "such as 2026-27",
    "salary": "a full-time year's pay, such as 32,000",
    "fte": "the part of full time worked, such as 0.6; 1 when left out",
    "pension": "minimum, none, “5%% of full salary” or “3%% of qualifying earnings”; minimum when left out",
    "pension_basis": "qualifying or full, for a pension that is a bare per cent; full when left out",
}
_PENSION = re.compile(r"(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s*%?(?:\s*(?:of\s+)?(?P<basis>full|whole|qualifying).*)?")
_PER_CENT = re.compile(r"(?P<percent>\d{1,3}(?:\.\d+)?)\s*%")


@dataclass(frozen=True)
class Figure:
    """One figure that can be asked for: its name, what it needs, and how it is worked out."""

    name: str
    about: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    answers: tuple[str, ...]
    work_out: Callable[[Row], dict[str, str]]


def employer_nic(values: Row) -> dict[str, str]:
    """Employer's Class 1 National Insurance on one payment, or on a year's pay."""
    gross, frequency = _money(values, "gross"), _frequency(values)
    rates, category = load_rates().for_year(_tax_year(values)), _category(values)
    nic = (
        employer_nic_annual(gross, category, rates)
        if frequency is Frequency.ANNUAL
        else employer_nic_period(gross, frequency, category, rates)
    )
    return {"employer_nic": to_decimal_text(nic)}


def employment_cost(values: Row) -> dict[str, str]:
    """A year's pay for the part worked, employer's National Insurance on the annual basis, employer's pension."""
    basis, basis_points = _pension(values)
    pay = basis_points_of(_money(values, "salary"), _fte(values))
    cost = employer_cost(pay, _category(values), basis, basis_points, load_rates().for_year(_tax_year(values)))
    return {
        "pay": to_decimal_text(cost.salary),
        "employer_nic": to_decimal_text(cost.nic),
        "employer_pension": to_decimal_text(cost.pension),
        "total": to_decimal_text(cost.total),
    }


FIGURES = (
    Figure(
        "employer-nic",
        "employer’s National Insurance on one payment",
        ("gross", "frequency", "category", "tax_year"),
        ("gross", "frequency", "tax_year"),
        ("employer_nic",),
        employer_nic,
    ),
    Figure(
        "employer-cost",
        "what a post costs its employer in a year",
        ("salary", "fte", "tax_year", "pension", "pension_basis", "category"),
        ("salary", "tax_year"),
        ("pay", "employer_nic", "employer_pension", "total"),
        employment_cost,
    ),
)


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    calc = commands.add_parser("calc", help="work out one statutory figure, or a table of them")
    figures = calc.add_subparsers(title="figures", metavar="FIGURE", required=True)
    for figure in FIGURES:
        command = add_command(figures, figure.name, _calc, figure.about)
        command.set_defaults(figure=figure)
        for column in figure.columns:
            command.add_argument(f"--{column.replace('_', '-')}", dest=column, default="", help=HELP[column])
        command.add_argument("--batch", type=Path, metavar="IN.csv", help="one sum for each row of a table")
        command.add_argument("--out", type=Path, metavar="OUT.csv", help="where the answers of a batch go")
        command.add_argument("--json", action="store_true", help="print the answer as one JSON object")


def _calc(options: Namespace) -> None:
    figure: Figure = options.figure
    given: Row = {column: getattr(options, column).strip() for column in figure.columns}
    if options.batch or options.out:
        if not (options.batch and options.out):
            raise WrongUsage("A batch needs both files: --batch IN.csv --out OUT.csv.")
        must_end_with(options.out, ".csv")
        _batch(figure, given, options)
        return
    missing = [f"--{column.replace('_', '-')}" for column in figure.needed if not given[column]]
    if missing:
        raise WrongUsage(f"Still needed: {', '.join(missing)}.")
    answer = {**figure.work_out(given), "note": _note(given)}
    if options.json:
        print_json(answer)
    else:
        print("\n".join(f"{name}: {value}" for name, value in answer.items() if value))


def _batch(figure: Figure, given: Row, options: Namespace) -> None:
    """Answer every row; a row that is refused has its sentence in the error column."""
    sheet = read_book(options.batch).sheets[0]
    rows = [[as_text(cell).strip() for cell in row] for row in sheet.rows]
    headings = rows[0] if rows else []
    names = [re.sub(r"[\s_-]+", "_", heading.lower()) for heading in headings]
    if not set(names) & set(figure.columns):
        raise Refused(f"{options.batch.name} needs a first row with the headings {', '.join(figure.columns)}.")
    kept = [at for at, name in enumerate(names) if name not in {*figure.answers, "error"}]
    filled = [row for row in rows[1:] if any(row)]
    asked: list[Row] = [
        {**given, **{name: cell for name, cell in zip(names, row, strict=False) if cell}} for row in filled
    ]
    answered = [_answer(figure, values) for values in asked]
    columns = [headings[at] for at in kept] + [*figure.answers, "error"]
    repeated = [[row[at] if at < len(row) else "" for at in kept] for row in filled]
    table = [[*row, *answer] for row, answer in zip(repeated, answered, strict=True)]
    write_csv(options.out, columns, table, mark=False)
    refused = sum(bool(answer[-1]) for answer in answered)
    notes = sorted({_note(values) for values, answer in zip(asked, answered, strict=True) if not answer[-1]} - {""})
    if options.json:
        print_json({"out": str(options.out), "answered": len(answered) - refused, "refused": refused, "notes": notes})
        return
    print(f"Answered {len(answered) - refused} of {len(answered)} rows in {options.out}", *notes, sep="\n")


def _answer(figure: Figure, values: Row) -> list[str]:
    try:
        answer = figure.work_out(values)
    except Refused as refusal:
        return [*("" for _ in figure.answers), str(refusal)]
    return [*(answer[name] for name in figure.answers), ""]


def _note(values: Row) -> str:
    """What to know about the rates of a year, once the sum was answered."""
    year = _tax_year(values)
    rates = load_rates().for_year(year)
    if rates.start != year:
        return f"The rates for {tax_year_label(year)} are not known yet: those for {rates.label} are used."
    return "" if rates.verified else f"Some rates for {rates.label} are not settled yet: {', '.join(rates.unverified)}."


def _money(values: Row, column: str) -> int:
    amount = parse_money(_needed(values, column))
    if amount < 0:
        raise Refused(f"{_words(column).capitalize()} is below zero. Type an amount of 0 or more.")
    return amount


def _frequency(values: Row) -> Frequency:
    typed = _needed(values, "frequency")
    wanted = re.sub(r"[\s_-]", "", typed).lower()
    for frequency in Frequency:
        if wanted in {frequency.value.replace("-", ""), "yearly" if frequency is Frequency.ANNUAL else ""}:
            return frequency
    raise Refused(f"“{typed}” is not a pay period. Choose {', '.join(Frequency)}.")


def _category(values: Row) -> str:
    letter = values.get("category", "").strip().upper() or "A"
    if letter not in CATEGORIES:
        raise Refused(f"“{letter}” is not a National Insurance category known here. Choose {', '.join(CATEGORIES)}.")
    return letter


def _tax_year(values: Row) -> int:
    return FinancialYear.parse(_needed(values, "tax_year"), 4).start.year


def _fte(values: Row) -> int:
    typed = values.get("fte", "").strip() or "1"
    match = _PER_CENT.fullmatch(typed)
    try:
        basis_points = parse_money(match["percent"]) if match else _hundredths_of_per_cent(typed)
    except Refused:
        basis_points = 0
    if not 0 < basis_points <= 10_000:
        raise Refused(f"“{typed}” is not a part of full time. Type a number above 0 and up to 1, such as 0.6.")
    return basis_points


def _hundredths_of_per_cent(typed: str) -> int:
    """`0.6` as 6000. Read as money times one hundred, so that 0.375 is exact."""
    return parse_money(f"={typed}*100") if re.fullmatch(r"\d*\.?\d+", typed) else 0


def _pension(values: Row) -> tuple[PensionBasis, int]:
    """`minimum`, `none`, or a per cent of qualifying earnings or (as when nothing is said) of the full salary."""
    typed = values.get("pension", "").strip().lower() or "minimum"
    if typed in {"minimum", "none"}:
        return PensionBasis(typed), 0
    match = _PENSION.fullmatch(typed)
    if match is None or parse_money(match["percent"]) > 10_000:
        raise Refused(
            f"“{typed}” is not an employer’s pension. Type minimum, none, “5% of full salary” or "
            "“3% of qualifying earnings”."
        )
    word = (match["basis"] or values.get("pension_basis", "").strip().lower() or "full").replace("_", " ").split()[0]
    bases = {"qualifying": PensionBasis.QUALIFYING, "full": PensionBasis.FULL_SALARY, "whole": PensionBasis.FULL_SALARY}
    if word not in bases:
        raise Refused(f"“{word}” is not what a pension is reckoned on. Choose qualifying or full.")
    return bases[word], parse_money(match["percent"])


def _needed(values: Row, column: str) -> str:
    typed = values.get(column, "").strip()
    if not typed:
        raise Refused(f"The {_words(column)} is missing. Give --{column.replace('_', '-')}, or fill that column.")
    return typed


def _words(column: str) -> str:
    return column.replace("_", " ")
