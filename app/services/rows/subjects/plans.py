"""The words of the columns about the organisation, its projects and prices, and scenarios. Data only."""

from collections.abc import Mapping
from dataclasses import replace

from app.money import LIMIT_PENCE
from app.services.rows.field import (
    FTE,
    NOTE,
    PROJECT,
    RESULTS_SHARE,
    RISE,
    VAT,
    YEAR,
    Field,
    Fields,
    money,
    named,
    number,
    time,
)
from app.typed_dates import DaySense

_TIED_UP = "Only what is part of the balances above and cannot be spent, such as a building or a loan you gave."
_REPLACE = "How long it takes to find other money for income that does not come. Footing begins with 6; say your own."
_UNTAKEN = "Of what everybody has earned. Footing begins with 100%, the most that could be owed; say your own."

FIELDS: Mapping[str, Fields] = {
    "organisation": {
        "name": named(first_asked="What is your organisation called?"),
        "legal_form": Field("Legal form", first_asked="What is it?"),
        "nation": Field("Nation", first_asked="Which nation?"),
        "charity_number": Field("Charity number"),
        "company_number": Field("Company number"),
        "org_id": Field("Organisation identifier", hint="Published grants name you by it, such as GB-CHC-1234567."),
        "year_start_month": Field(
            "First month of the financial year",
            1,
            12,
            unit="month",
            asked="Financial year begins in",
            first_asked="Your financial year begins in",
        ),
        "balance_date": Field("Balance date", first_asked="Your bank balance at the end of", sense=DaySense.BALANCE),
        "policy_months_low": Field("Reserves policy, least months", 0, 12_000, asked="At least, months"),
        "policy_months_high": Field("Reserves policy, most months", 0, 12_000, asked="At most, months"),
        "policy_costs": Field("Reserves policy, months of", asked="Months of"),
        "policy_text": Field("Reserves policy in words", asked="In words"),
        "claims_allowance": Field("Claims the Employment Allowance", asked="We claim it"),
        "allowance_used": money("Employment Allowance already used", asked="Used so far"),
        "mostly_public_work": Field(
            "Most of the work is for the public sector",
            asked="Most of our work is for the public sector",
            hint="More than half of it, by staff, time or turnover.",
        ),
        "sole_director_only": Field(
            "The only director is the only one paid",
            asked="Our only director is the only one paid",
            hint="Paid enough for employer’s National Insurance.",
        ),
        "fixed_assets": money("Tied up in buildings and equipment", hint=_TIED_UP),
        "programme_investments": money("Tied up in investments for your purpose"),
        "replace_months": number("Months to replace lost income", 0, 60, hint=_REPLACE),
        "leave_year_month": Field("First month of the leave year", 1, 12, unit="month", asked="Leave year begins in"),
        "holiday_untaken": number("Earned holiday not yet taken", 0, 10_000, hint=_UNTAKEN),
        "bid_hour_cost": money("Cost of an hour of bid writing"),
        "address": Field("Address", hint="It stands on the first page of documents, as do the lines below it."),
        "email": Field("Email"),
        "phone": Field("Phone"),
        "web": Field("Website"),
        "logo_id": Field("Logo"),
    },
    "obligation": {
        "name": named(),
        "kind": Field("When it is owed"),
        "amount": money("Amount"),
        "note": NOTE,
    },
    "rate_override": time("", "Empty: on and on")
    | {
        "subject": named("Subject"),
        "field": named("Figure"),
        "value": Field("Value", 0, LIMIT_PENCE),
        "source": Field("Source"),
    },
    "project": time("", "")
    | {
        "name": named(short="Project"),
        "summary": Field("Summary", asked="In a sentence or two"),
        "floor_space": Field(
            "Floor space",
            0,
            10_000_000,
            asked="Floor space, m²",
            hint="Shares the rent between projects. 0 where it has no room.",
        ),
        "note": replace(NOTE, hint="For yourselves: no document prints them."),
    },
    "project_year": {
        "project_id": PROJECT,
        "year": YEAR,
        "sessions": number("Sessions", 0, 1_000_000),
        "participants": number("People taking part", 0, 10_000_000),
    },
    "project_option": {
        "project_id": PROJECT,
        "name": named("Option"),
        "description": Field("What it means"),
        "yearly_cost": money("Cost a year"),
        "preferred": Field("Preferred"),
    },
    "project_risk": {
        "project_id": PROJECT,
        "risk": named("What could go wrong"),
        "likelihood": Field("Likelihood"),
        "impact": Field("Impact"),
        "mitigation": Field("What you do about it"),
        "owner": Field("Who looks after it", short="Who"),
    },
    "scenario": {"name": named(), "note": NOTE},
    "scenario_change": {
        "scenario_id": Field("Scenario"),
        "kind": Field("What changes"),
        "funder_id": Field("Funder"),
        "grant_id": Field("Grant"),
        "post_id": Field("Post"),
        "category": Field("Category"),
        "percent": Field("Per cent", -10_000, 100_000, short="By", hint="More or less, in per cent"),
        "months": number("Months late", 0, 60, short="Late", hint="How many months late"),
        "amount": money("Amount a year", short="A year", hint="Salary of a post"),
        "fte": FTE,
        "title": Field("Job title", hint="Of a post that is added"),
        **time("", "The last day of a new post"),
    },
    "price": {
        "name": named(),
        "project_id": PROJECT,
        "buyer": Field("Buyer"),
        "unit": Field("What is priced", short="For"),
        "price": money("Price"),
        "volume": number("How many a year", 1, 10_000_000, short="A year"),
        "start": Field("Start date"),
        "years": number("Years", 1, 10),
        "uplift": RISE["uplift"],
        "pattern": Field("When it is paid"),
        "results_share": RESULTS_SHARE,
        "results_expected": number("Results you count on", 0, 10_000),
        "vat": VAT,
        "vat_note": Field(
            "Note on VAT",
            hint="Charged on top of the price and passed on, so it is no income of yours. Find out whether it is due.",
        ),
        "reason": Field("Why this price"),
    },
}
