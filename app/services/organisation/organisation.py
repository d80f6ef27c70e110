"""Who the organisation is: a new file's first rows, its details, its balances, and the six answers to begin with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.dates import format_date
from app.models.choices import FundKind, LegalForm, Nation, PolicyCosts
from app.problems import Refused
from app.services.plan.first_answers import FIRST_COSTS, FIRST_INCOME
from app.services.rows import records

THE_ROW = 1
"""There is one organisation in a file, and this is its id."""

GENERAL_FUND = "General fund"
_REGISTERS = {Nation.SCOTLAND: "GB-SC", Nation.NORTHERN_IRELAND: "GB-NIC"}


@dataclass(frozen=True, slots=True)
class Details:
    """The organisation as it is stored: policy in hundredths of a month, amounts in pence, parts in basis points."""

    name: str
    legal_form: LegalForm
    nation: Nation
    charity_number: str
    company_number: str
    org_id: str
    year_start_month: int
    balance_date: date | None
    policy_months_low: int | None
    policy_months_high: int | None
    policy_costs: PolicyCosts
    policy_text: str
    claims_allowance: bool
    allowance_used: int
    mostly_public_work: bool
    sole_director_only: bool
    fixed_assets: int
    programme_investments: int
    replace_months: int
    leave_year_month: int | None
    holiday_untaken: int
    bid_hour_cost: int | None
    address: str
    email: str
    phone: str
    web: str
    logo_id: int | None


@dataclass(frozen=True, slots=True)
class StartAnswers:
    """What someone says to see a first runway: amounts in pence, income and costs a month.

    `balance` is the unrestricted money at the end of `balance_date`; `monthly_income` what may be spent on anything,
    apart from grants and contracts, and `income_until` the day to which it is agreed, or None; `policy_months` the
    reserves aimed at, in hundredths of a month of running costs, or None.
    """

    name: str
    legal_form: LegalForm = LegalForm.CHARITY
    nation: Nation = Nation.ENGLAND
    year_start_month: int = 4
    balance_date: date | None = None
    balance: int = 0
    monthly_income: int = 0
    income_until: date | None = None
    monthly_costs: int = 0
    policy_months: int | None = None


def new_organisation(
    session: Session,
    name: str,
    legal_form: LegalForm = LegalForm.CHARITY,
    nation: Nation = Nation.ENGLAND,
    *,
    year_start_month: int = 4,
    balance_date: date | None = None,
    balance: int = 0,
) -> int:
    """Write the organisation's single row and its general fund, whose id is returned. Raises Refused."""
    if records.rows(session, "organisation"):
        raise Refused("This file already belongs to an organisation. Make a new file for another one.")
    answers = {
        "name": name,
        "legal_form": legal_form,
        "nation": nation,
        "year_start_month": year_start_month,
        "balance_date": balance_date,
    }
    records.add(session, "organisation", answers)
    return records.add(session, "fund", {"name": GENERAL_FUND, "kind": FundKind.GENERAL, "balance": balance})


def start_mine(session: Session, answers: StartAnswers) -> None:
    """Write a first plan from the six answers: the organisation, its money, one income line and one cost line.

    The two lines begin on the first day of the forecast, are called what they are, and are meant to be replaced.
    Raises Refused naming the answer to correct.
    """
    if answers.balance_date is None:
        raise Refused("Balance date is empty. Type the day of a bank statement, such as 31/3/2027.")
    new_organisation(
        session,
        answers.name,
        answers.legal_form,
        answers.nation,
        year_start_month=answers.year_start_month,
        balance_date=answers.balance_date,
        balance=answers.balance,
    )
    if answers.policy_months is not None:
        policy = {"policy_months_low": answers.policy_months, "policy_months_high": answers.policy_months}
        records.change(session, "organisation", THE_ROW, policy)
    start = forecast_start(answers.balance_date)
    if answers.monthly_income:
        income = {
            "name": FIRST_INCOME,
            "amount": answers.monthly_income,
            "start": start,
            "end": agreed_until(answers),
        }
        records.add(session, "income_line", income)
    if answers.monthly_costs:
        records.add(session, "cost_line", {"name": FIRST_COSTS, "amount": answers.monthly_costs, "start": start})


def agreed_until(answers: StartAnswers) -> date | None:
    """The last day of regular income. Raises Refused where it lies before the first day of the forecast."""
    until, start = answers.income_until, answers.balance_date and forecast_start(answers.balance_date)
    if until is not None and start is not None and until < start:
        raise Refused(
            f"Your regular income is agreed until {format_date(until)}, before the forecast begins on "
            f"{format_date(start)}. Type a later day, or leave the income at 0."
        )
    return until


def details(session: Session) -> Details:
    """The organisation's own row. Raises Refused when the file has none yet."""
    found = records.rows(session, "organisation")
    if not found:
        raise Refused("This file has no organisation yet. Give its name first.")
    return Details(**found[0].values)


def set_balances(session: Session, on: date, balances: Mapping[int, int]) -> None:
    """Say what each fund held, in pence, at the end of a day; funds not named keep what they had. Raises Refused."""
    records.change(session, "organisation", THE_ROW, {"balance_date": on})
    records.apply(session, "fund", [(fund, {"balance": pence}) for fund, pence in balances.items()])


def forecast_start(balance_date: date) -> date:
    """The first day of the forecast: the day after the balance date."""
    return balance_date + timedelta(days=1)


def first_month_of_year(session: Session) -> int:
    """The month, from 1 to 12, in which the financial year begins; April before anything is known."""
    owner = records.rows(session, "organisation")
    return int(owner[0]["year_start_month"]) if owner else 4


def own_identifier(session: Session) -> str:
    """The identifier that was typed, or else that of its charity or company number, such as GB-CHC-1000147.

    Empty where none of them is known.
    """
    owner = records.rows(session, "organisation")
    if not owner:
        return ""
    charity, company = ("".join(owner[0][name].split()).upper() for name in ("charity_number", "company_number"))
    if owner[0]["org_id"]:
        return str(owner[0]["org_id"])
    if charity:
        return f"{_REGISTERS.get(owner[0]['nation'], 'GB-CHC')}-{charity.removeprefix('NIC')}"
    return f"GB-COH-{company}" if company else ""
