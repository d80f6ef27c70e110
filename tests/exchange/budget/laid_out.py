"""Budget workbooks laid out by hand, as small charities do it, each with what comes in and goes out in pounds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.exchange.budget.drawn import Value

MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
Rows = Sequence[Sequence[Value]]


@dataclass(frozen=True)
class LaidOut:
    """A workbook: its sheets, what truly comes in and goes out in pounds, and lines by name with what they are."""

    sheets: Mapping[str, Rows]
    comes_in: float
    goes_out: float
    becomes: Mapping[str, str] = field(default_factory=dict)


VILLAGE_HALL = LaidOut(
    {
        "Budget": [
            ["Greenfield Village Hall"],
            ["Budget for year ending 31 December 2026"],
            [],
            ["Income", "£", None, "Expenditure", "£"],
            ["Hall hire", 7200, None, "Insurance", 1250],
            ["Car boot sales", 1800, None, "Electricity", 2400],
            ["Parish council grant", 2500, None, "Water rates", 380],
            ["100 club", 1000, None, "Cleaner", 3900],
            [None, None, None, "Repairs", 2500],
            ["Total", 12500, None, "Total", 10430],
            [],
            [None, None, None, "Surplus", 2070],
        ]
    },
    12500,
    10430,
    {"Parish council grant": "grant", "Hall hire": "income", "Insurance": "cost"},
)
ADVICE_CENTRE = LaidOut(
    {
        "Core": [
            ["Advice centre core budget 2026-27"],
            [None, "Budget 26/27"],
            ["Staff costs", 72000],
            ["Manager", 38000],
            ["Adviser", 34000],
            ["Premises", 15500],
            ["Rent", 12000],
            ["Heat and light", 3500],
            ["Office", 9500],
            ["Phones", 1500],
            ["IT support", 8000],
            ["TOTAL", 97000],
        ]
    },
    0,
    97000,
    {"Staff costs": "left_out", "Manager": "cost", "Office": "left_out"},
)
FOOD_BANK = LaidOut(
    {
        "Sheet1": [
            ["Food bank budget 2026/27"],
            ["Grant from Co-op", 5000],
            ["Donations", 12000],
            ["Church collections", 3200],
            ["Lottery Awards for All", 11000],
            ["Rent of unit", 7200],
            ["Van insurance", 1450],
            ["Fuel", 2400],
            ["Food purchases", 14000],
            ["Volunteer expenses", 1800],
            ["Shelving", 2500],
        ]
    },
    31200,
    29350,
    {"Lottery Awards for All": "grant", "Shelving": "cost", "Church collections": "income"},
)
ARTS_GROUP = LaidOut(
    {
        "By fund": [
            ["Arts group 2026/27 budget"],
            [None, "Unrestricted", "ACE project", "Total"],
            ["INCOME"],
            ["Arts Council England", 0, 30000, 30000],
            ["Ticket income", 12000, None, 12000],
            ["Donations", 8000, None, 8000],
            ["Total", 20000, 30000, 50000],
            ["EXPENDITURE"],
            ["Artistic director", 10000, 15000, 25000],
            ["Venue hire", 4000, 6000, 10000],
            ["Marketing", 2000, 4000, 6000],
            ["Overheads", 3000, 5000, 8000],
            ["Total", 19000, 30000, 49000],
            ["Net", 1000, 0, 1000],
        ]
    },
    50000,
    49000,
    {"Arts Council England": "grant", "Ticket income": "income", "Net": "left_out"},
)
CASH_FLOW = LaidOut(
    {
        "Cashflow": [
            ["Cash flow forecast 2026-27"],
            ["", *MONTHS, "Total"],
            ["Opening balance", *range(5000, 6200, 100), 5000],
            ["Receipts"],
            ["Grant - council", *[1000] * 12, 12000],
            ["Hire", *[200] * 12, 2400],
            ["Total receipts", *[1200] * 12, 14400],
            ["Payments"],
            ["Wages", *[900] * 12, 10800],
            ["Rent", *[200] * 12, 2400],
            ["Total payments", *[1100] * 12, 13200],
            ["Net movement", *[100] * 12, 1200],
            ["Closing balance", *range(5100, 6300, 100), 6200],
        ]
    },
    14400,
    13200,
    {"Opening balance": "left_out", "Closing balance": "left_out", "Hire": "income"},
)
OUTLINE = LaidOut(
    {
        "Outline": [
            ["Year to 31 March 2027"],
            ["1", "INCOME", None, "Budget £"],
            ["1.1", "Grants"],
            ["1.1.1", None, "Tudor Trust", 10000],
            ["1.1.2", None, "County council", 5000],
            ["1.2", "Earned"],
            ["1.2.1", None, "Courses", 3000],
            [None, "TOTAL INCOME", None, 18000],
            ["2", "EXPENDITURE"],
            ["2.1", "People"],
            ["2.1.1", None, "Coordinator salary", 12000],
            ["2.1.2", None, "Employer's NI and pension", 1500],
            ["2.2", "Running costs"],
            ["2.2.1", None, "Insurance", 800],
            ["2.2.2", None, "Printing", 1200],
            [None, "TOTAL EXPENDITURE", None, 15500],
            [None, "SURPLUS", None, 2500],
        ]
    },
    18000,
    15500,
    {"Tudor Trust": "grant", "Courses": "income", "Coordinator salary": "cost"},
)
SEPARATE_SHEETS = LaidOut(
    {
        "Summary": [["Summary 2026/27"], ["Income", 20000], ["Expenditure", 18000], ["Surplus", 2000]],
        "Income": [["Income 2026/27", "£"], ["Grant", 15000], ["Fees", 5000], ["Total", 20000]],
        "Expenditure": [["Expenditure 2026/27", "£"], ["Wages", 12000], ["Rent", 6000], ["Total", 18000]],
    },
    20000,
    18000,
    {"Grant": "grant", "Fees": "income", "Wages": "cost"},
)
STAFF_WORKINGS = LaidOut(
    {
        "Budget": [
            ["Budget 2026/27", "£"],
            ["Income"],
            ["Contract", 60000],
            ["Expenditure"],
            ["Salaries", 46450],
            ["Rent", 9550],
            ["Total", 56000],
        ],
        "Salaries": [
            ["Salaries 2026/27"],
            ["Post", "Gross", "NI", "Pension", "Total"],
            ["Manager", 30000, 2500, 900, 33400],
            ["Worker", 12000, 700, 350, 13050],
            ["Total", 42000, 3200, 1250, 46450],
        ],
    },
    60000,
    56000,
    {"Contract": "grant", "Salaries": "cost"},
)
THREE_COLUMNS = LaidOut(
    {
        "Over 60s club": [
            ["Budget 2026/27"],
            ["", "Actual 2024/25", "Budget 2025/26", "Budget 2026/27", "Notes"],
            ["Income"],
            ["Membership", 4000, 4200, 4500, "25 members"],
            ["Coffee mornings", 4000, 4000, 4500, ""],
            ["Total income", 8000, 8200, 9000],
            ["Expenditure"],
            ["Hall", 3000, 3100, 3200],
            ["Speakers", 4000, 4300, 4500],
            ["Total expenditure", 7000, 7400, 7700],
        ]
    },
    9000,
    7700,
    {"Membership": "income", "Hall": "cost"},
)
TWO_PROJECTS = LaidOut(
    {
        "All": [
            ["Budget 2026/27"],
            [None, "£"],
            ["YOUTH PROJECT"],
            ["Income"],
            ["BBC Children in Need", 20000],
            ["Total income", 20000],
            ["Expenditure"],
            ["Youth worker", 15000],
            ["Activities", 2500],
            ["Total expenditure", 17500],
            ["Surplus", 2500],
            [],
            ["LUNCH CLUB"],
            ["Income"],
            ["Meals", 6000],
            ["Council grant", 4000],
            ["Total income", 10000],
            ["Expenditure"],
            ["Cook", 7000],
            ["Food", 2000],
            ["Total expenditure", 9000],
            ["Surplus", 1000],
            [],
            ["OVERALL SURPLUS", 3500],
        ]
    },
    30000,
    26500,
    {"BBC Children in Need": "grant", "Cook": "cost", "OVERALL SURPLUS": "left_out"},
)
PLAYGROUP = LaidOut(
    {
        "Year": [
            ["Playgroup budget 2026/27"],
            ["", "Sept", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Total"],
            ["Outgoings"],
            ["Staff", *["(1,500)"] * 12, "(18,000)"],
            ["Rent", *["(500)"] * 12, "(6,000)"],
            ["Money in"],
            ["Fees", *[2500] * 12, 30000],
        ]
    },
    30000,
    24000,
    {"Staff": "cost", "Fees": "income"},
)
CLUB_LIST = LaidOut(
    {
        "List": [
            ["2026-27 budget"],
            ["Type", "Item", "Amount", "How often"],
            ["Income", "Council grant", 3000, "quarterly"],
            ["Expense", "Rent", 500, "monthly"],
            ["Expense", "Insurance", 800, "yearly"],
            ["Expense", "Cleaner", 50, "weekly"],
        ]
    },
    12000,
    9400,
    {"Council grant": "grant", "Cleaner": "cost"},
)
ALL = {
    "a village hall, both sides beside each other": VILLAGE_HALL,
    "an advice centre, totals above their rows": ADVICE_CENTRE,
    "a food bank, a plain list of both": FOOD_BANK,
    "an arts group, funds across": ARTS_GROUP,
    "a cash flow with balances": CASH_FLOW,
    "an outline with numbers": OUTLINE,
    "sheets for each side and a summary": SEPARATE_SHEETS,
    "a budget with its workings of salaries": STAFF_WORKINGS,
    "a club with last year beside this": THREE_COLUMNS,
    "two projects under one another": TWO_PROJECTS,
    "a playgroup from September, costs in brackets": PLAYGROUP,
    "a list with how often": CLUB_LIST,
}
