"""Money and a grant's account for the tests of what is printed of them, with an invented organisation."""

from datetime import date

from app.dates import Month
from app.documents.facts.facts import Facts
from app.documents.facts.money import CoverLine, DueLine, EndingLine, FundLine, Money, MonthLine, SpendingLine
from app.documents.facts.money_figures import money_figures
from app.documents.facts.report import AccountHeadings, BudgetSpent, GrantAccount, Payment
from app.documents.kinds.kind import Reader
from app.documents.parts.catalogue import PARTS
from app.documents.tree.tree import Block, Table
from tests.documents.case_data import US, text

TODAY = date(2026, 11, 20)
BALANCES = date(2026, 10, 31)


def months(*pence: tuple[int, int, int], opening: int = 0, held: int = 0, over: int = 0) -> tuple[MonthLine, ...]:
    """Months from November 2026 on, each of (in, out, free cash beyond the general fund), with what funds hold."""
    lines, balance = [], opening
    for at, (received, paid, _) in enumerate(pence):
        month = Month(2026, 11).plus(at)
        closing = balance + received - paid
        free = closing - over
        lines.append(MonthLine(month, balance, received, paid, closing, held, 0, free, free < 0, month.month == 3))
        balance = closing
    return tuple(lines)


MONEY = Money(
    view="confirmed",
    runway="On confirmed income our unrestricted money lasts 2 months, to January 2027.",
    decision="To close in good order we would have to decide by 31 December 2026.",
    decide_by=date(2026, 12, 31),
    reserves="We hold 1.7 months of running costs in free reserves.",
    shortage="We would be short by £50 in February 2027.",
    balance_date=BALANCES,
    lasts="2 months",
    months_lasting=200,
    first_short=Month(2027, 2),
    lowest=(Month(2027, 4), -150_50),
    free_reserves=26_960_00,
    months_held=170,
    held="1.7 months",
    months_of="running costs",
    months=months(*[(100_00, 150_00, 0)] * 6, opening=100_00),
    funds=(FundLine("General fund", "Unrestricted, general", 100_50), FundLine("Lottery", "Restricted", 200_50)),
    ends=(EndingLine("Sound Minds", date(2027, 5, 31), Month(2027, 6), 1_166_00, 3_353_00),),
    cover=(CoverLine("2026-27", 5, 100_00, 60_00, 20_00, 20_00), CoverLine("2027-28", 12, 300_00, 100_00, 0, 200_00)),
    anybody=True,
    supervision=(DueLine(date(2026, 8, 6), "Supervision: Reflective", "1 session not held: Dev", overdue=True),),
    spending=(
        SpendingLine("Grants and contracts", "Sound Minds", 1_000_00, 400_00),
        SpendingLine("Grants and contracts", "Choir", 500_00, 600_00),
    ),
)
HEADINGS = AccountHeadings(
    grant="Grant",
    funder="Funder",
    programme="Programme",
    reference="Reference",
    purpose="Purpose",
    report="Report",
    due="Due",
    received_on="Received on",
    amount="Amount",
)
ACCOUNT = GrantAccount(
    headings=HEADINGS,
    title="Songs",
    funder="A Trust",
    reference="T-1",
    programme="",
    purpose="Weekly singing.",
    awarded=1_500_00,
    start=date(2026, 1, 1),
    end=date(2026, 12, 31),
    spent_at=BALANCES,
    lines=(BudgetSpent("Singing leader", 1_000_00, 400_40), BudgetSpent("Venue hire", 500_00, 612_30)),
    payments=(Payment(date(2026, 1, 10), 750_00, date(2026, 1, 12)), Payment(date(2026, 12, 10), 750_00, None)),
    report="Final report",
    report_due=date(2027, 1, 31),
)


def facts(money: Money | None = MONEY, account: GrantAccount | None = None, *, reader: Reader = "trustees") -> Facts:
    """The facts of a document on the day, with the figures of the money."""
    figures = {each.id: each for each in money_figures(money, TODAY)} if money else {}
    return Facts(US, TODAY, reader, money=money, account=account, figures=figures)


def blocks(name: str, known: Facts) -> tuple[Block, ...]:
    """What a part prints."""
    return PARTS[name].blocks(known)


def table_of(found: tuple[Block, ...]) -> Table:
    """The one table of some blocks."""
    (table,) = [block for block in found if isinstance(block, Table)]
    return table


def cells(table: Table) -> list[list[str]]:
    """The rows of a table as words."""
    return [[text(cell) for cell in row.cells] for row in table.rows]
