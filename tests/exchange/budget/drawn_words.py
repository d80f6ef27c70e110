"""The words and headings of budgets drawn at random."""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random

from tests.exchange.budget.drawn import Value

IN_WORDS = ("INCOME", "Income", "Receipts", "Funding", "Money in", "Incoming", "Income:", "1. Income", "INCOME (£)")
OUT_WORDS = ("EXPENDITURE", "Expenditure", "Costs", "Payments", "Outgoings", "Money out", "Spending", "2. Expenditure")
IN_SECTIONS = {
    "Grants": ("Lottery community fund", "Henry Smith grant", "Town council grant", "Garfield Weston Foundation"),
    "Contracts": ("Council contract", "NHS ICB commissioned service", "SLA with borough"),
    "Earned income": ("Room hire", "Ticket sales", "Cafe sales", "Training sold to others", "Workshop fees"),
    "Donations and fundraising": ("Donations", "Gift Aid", "Summer fair", "Friends scheme", "Sponsored walk"),
    "Other income": ("Bank interest", "Sundry income", "Membership subs"),
}
OUT_SECTIONS = {
    "Staff": ("Manager", "Youth worker", "Employer's NI", "Pension", "Administrator (pt)", "Sessional staff"),
    "Premises": ("Rent", "Gas & electric", "Water", "Cleaning", "Repairs", "Insurance"),
    "Office costs": ("Phones and broadband", "Stationery", "Postage", "Software", "Printing"),
    "Activities": ("Art materials", "Trips", "Refreshments", "Volunteer expenses", "Freelance facilitators", "Minibus"),
    "Governance": ("Independent examination", "AGM", "Bank charges", "Trustee expenses"),
}
MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
LONG = (
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "January",
    "February",
    "March",
)


def time_heads(random: Random, kind: str, year: int, columns: int, *, with_year: bool) -> list[Value]:
    """The headings of a budget's columns of amounts; with the year in them, or without."""
    match kind:
        case "months":
            return _months(random, year, with_year=with_year)
        case "quarters":
            return _quarters(random, year, with_year=with_year)
        case "years":
            form = random.choice(("{0}/{2}", "{1}/{2}", "{0}-{2}", "FY{2}", "Budget {0}/{2}"))
            return [form.format(year + at, (year + at) % 100, (year + at + 1) % 100) for at in range(columns)]
        case _:
            pair = f"{year}/{(year + 1) % 100}"
            heads = (pair, f"Budget {pair}", f"{year}-{(year + 1) % 100} (£)")
            plain = ("Budget", "Amount", "£", "Annual budget", "Amount (£)", "Total")
            return [random.choice(heads if with_year else plain)]


def _months(random: Random, year: int, *, with_year: bool) -> list[Value]:
    if not with_year:
        return list(random.choice((MONTHS, LONG, tuple(name.upper() for name in MONTHS))))
    years = [year if at < 9 else year + 1 for at in range(12)]
    forms: Sequence[Callable[[int], Value]] = (
        lambda at: f"{MONTHS[at]}-{years[at] % 100}",
        lambda at: f"{LONG[at]} {years[at]}",
        lambda at: f"{years[at]}-{(at + 3) % 12 + 1:02d}",
        lambda at: date(years[at], (at + 3) % 12 + 1, 1),
        lambda at: f"{MONTHS[at]} '{years[at] % 100}",
    )
    form = random.choice(forms)
    return [form(at) for at in range(12)]


def _quarters(random: Random, year: int, *, with_year: bool) -> list[Value]:
    if with_year:
        form = random.choice((f"Q{{}} {year}/{(year + 1) % 100}", f"Q{{}} FY{(year + 1) % 100}"))
        return [form.format(at) for at in range(1, 5)]
    spans = ("Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar")
    forms = ("Q{0}", "{1}", "Quarter {0}", "Q{0} ({1})")
    form = random.choice(forms)
    return [form.format(at, span) for at, span in enumerate(spans, start=1)]
