"""The words of the screen for every stored table and column, and the bounds of what each may hold. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.money import LIMIT_PENCE


@dataclass(frozen=True, slots=True)
class Field:
    """A column as people know it: its label, the least and the most its number may be, and whether it may be blank.

    `filled` says that words must stand there; `unit` says how a sentence shows the number where the
    column's kind does not: `fte` for part of full time.
    """

    label: str
    low: int | None = None
    high: int | None = None
    filled: bool = False
    unit: str = ""


def _named(label: str) -> Field:
    return Field(label, filled=True)


def _money(label: str) -> Field:
    return Field(label, 0, LIMIT_PENCE)


_LAG = Field("Months until paid", 0, 24)
_PROBABILITY = Field("Probability", 0, 100)
_UPLIFT = {"uplift": Field("Yearly rise", -10_000, 100_000), "uplift_from": Field("Rise from")}
_TIME = {"start": Field("Start date"), "end": Field("End date")}
_TAIL = {"pool": Field("Overhead pool"), "note": Field("Note"), "import_key": Field("Import key")}
_COST = _TIME | _UPLIFT | _TAIL
_YEAR = Field("Year", 1900, 2199)

FIELDS: Mapping[str, Mapping[str, Field]] = {
    "organisation": {
        "name": _named("Name"),
        "legal_form": Field("Legal form"),
        "nation": Field("Nation"),
        "charity_number": Field("Charity number"),
        "company_number": Field("Company number"),
        "org_id": Field("Organisation identifier"),
        "year_start_month": Field("First month of the financial year", 1, 12),
        "balance_date": Field("Balance date"),
        "policy_months_low": Field("Reserves policy, least months", 0, 12_000),
        "policy_months_high": Field("Reserves policy, most months", 0, 12_000),
        "policy_text": Field("Reserves policy in words"),
        "claims_allowance": Field("Claims the Employment Allowance"),
        "allowance_used": _money("Employment Allowance already used"),
        "mostly_public_work": Field("More than half of the work is for the public sector"),
        "sole_director_only": Field("A director is the only employee"),
        "fixed_assets": _money("Tied up in buildings and equipment"),
        "programme_investments": _money("Tied up in investments for the purpose"),
        "replace_months": Field("Months to replace lost income", 0, 60),
        "leave_year_month": Field("First month of the leave year", 1, 12),
        "holiday_untaken": Field("Part of earned holiday not yet taken", 0, 10_000),
        "bid_hour_cost": _money("Cost of an hour of bid writing"),
    },
    "pool_setting": {
        "pool": Field("Overhead pool"),
        "driver": Field("Shared by"),
        "included": Field("Included"),
        "unallocated": Field("Not used by any project", 0, LIMIT_PENCE),
        "serves_premises": Field("Serves premises and office first"),
        "serves_central": Field("Serves central functions first"),
        "serves_governance": Field("Serves governance first"),
        "serves_fundraising": Field("Serves fundraising first"),
        "floor_space": Field("Floor space", 0, 10_000_000),
    },
    "obligation": {
        "name": _named("Name"),
        "kind": Field("When it is owed"),
        "amount": _money("Amount"),
        "note": Field("Note"),
    },
    "rate_override": {
        "subject": _named("Subject"),
        "field": _named("Figure"),
        "start": Field("Holds from"),
        "end": Field("Holds to"),
        "value": Field("Value", 0, LIMIT_PENCE),
        "source": Field("Source"),
    },
    "fund": {
        "name": _named("Name"),
        "kind": Field("Kind of fund"),
        "balance": Field("Balance", -LIMIT_PENCE, LIMIT_PENCE),
        "committed": _money("Committed"),
        "purpose": Field("Purpose"),
    },
    "project": _TIME
    | {
        "name": _named("Name"),
        "summary": Field("Summary"),
        "floor_space": Field("Floor space", 0, 10_000_000),
        "need": Field("Need"),
        "offer": Field("Offer"),
        "outcomes": Field("Outcomes"),
        "delivery": Field("Delivery"),
        "note": Field("Note"),
    },
    "project_year": {
        "project_id": Field("Project"),
        "year": _YEAR,
        "sessions": Field("Sessions", 0, 1_000_000),
        "participants": Field("Participants", 0, 10_000_000),
    },
    "project_option": {
        "project_id": Field("Project"),
        "name": _named("Option"),
        "description": Field("Description"),
        "yearly_cost": _money("Cost a year"),
        "preferred": Field("Preferred"),
    },
    "project_risk": {
        "project_id": Field("Project"),
        "risk": _named("Risk"),
        "likelihood": Field("Likelihood"),
        "impact": Field("Impact"),
        "mitigation": Field("What is done about it"),
        "owner": Field("Who looks after it"),
    },
    "cost_line": _COST
    | {
        "name": _named("Name"),
        "category": Field("Category"),
        "amount": _money("Amount"),
        "frequency": Field("How often"),
        "payment_lag": _LAG,
        "vat": Field("VAT", 0, 10_000),
        "vat_recoverable": Field("VAT can be recovered"),
        "notice_months": Field("Months of notice", 0, 120),
        "break_on": Field("Cannot end before"),
    },
    "post": _COST
    | {
        "title": _named("Job title"),
        "person": Field("Person"),
        "salary": _money("Full-time salary"),
        "fte": Field("Part of full time", 1, 10_000, unit="fte"),
        "pension_basis": Field("Pension"),
        "pension": Field("Employer pension", 0, 10_000),
        "nic_category": Field("National Insurance category"),
        "service_start": Field("Service began"),
        "holder_id": Field("Held by"),
        "born": Field("Date of birth"),
        "notice_weeks": Field("Weeks of notice by contract", 0, 104),
        "week_hours": Field("Full-time hours a week", 1, 16_800),
    },
    "freelancer": _COST
    | {
        "name": _named("Name"),
        "role": Field("Role"),
        "day_rate": _money("Day rate"),
        "days": Field("Days a month", 0, 3_100),
        "payment_lag": _LAG,
    },
    "split": {
        "cost_line_id": Field("Cost line"),
        "post_id": Field("Post"),
        "freelancer_id": Field("Freelancer"),
        "project_id": Field("Project"),
        "share": Field("Share", 1, 10_000),
    },
    "income_line": _TIME
    | _UPLIFT
    | {
        "name": _named("Name"),
        "category": Field("Category"),
        "amount": _money("Amount"),
        "frequency": Field("How often"),
        "certainty": Field("How sure"),
        "probability": _PROBABILITY,
        "fund_id": Field("Fund"),
        "project_id": Field("Project"),
        "received_on": Field("Received on"),
        "note": Field("Note"),
        "import_key": Field("Import key"),
    },
    "funder": {
        "name": _named("Name"),
        "kind": Field("Kind of funder"),
        "org_id": Field("Organisation identifier"),
        "note": Field("Note"),
    },
    "grant": _TIME
    | {
        "title": _named("Title"),
        "funder_id": Field("Funder"),
        "kind": Field("Grant or contract"),
        "stage": Field("Stage"),
        "probability": _PROBABILITY,
        "amount_applied": _money("Amount applied for"),
        "amount_awarded": _money("Amount awarded"),
        "deadline": Field("Deadline"),
        "submitted_on": Field("Submitted on"),
        "decision_due": Field("Decision expected"),
        "awarded_on": Field("Awarded on"),
        "restriction": Field("Restricted or not"),
        "purpose": Field("Purpose"),
        "fund_id": Field("Fund"),
        "project_id": Field("Project"),
        "programme": Field("Programme"),
        "reference": Field("Reference"),
        "minutes_spent": Field("Minutes spent", 0, 6_000_000),
        "minutes_reporting": Field("Minutes that reports will take", 0, 6_000_000),
        "hour_cost": _money("Cost of an hour"),
        "decision": Field("Decided together with"),
        "overhead_cap": Field("Most for overheads", 0, 100_000),
        "results_share": Field("Paid by results", 0, 10_000),
        "note": Field("Note"),
        "import_key": Field("Import key"),
    },
    "instalment": {
        "grant_id": Field("Grant"),
        "due": Field("Due date"),
        "amount": _money("Amount"),
        "condition": Field("Condition"),
        "received_on": Field("Received on"),
    },
    "budget_line": _TIME
    | {
        "grant_id": Field("Grant"),
        "amount": _money("Amount"),
        "spent": _money("Spent already"),
        "cost_line_id": Field("Cost line"),
        "post_id": Field("Post"),
        "freelancer_id": Field("Freelancer"),
        "project_id": Field("Project"),
        "category": Field("Category"),
        "note": Field("Note"),
    },
    "grant_report": {
        "grant_id": Field("Grant"),
        "title": _named("Title"),
        "due": Field("Due date"),
        "sent_on": Field("Sent on"),
    },
    "bid_answer": {"grant_id": Field("Grant"), "question": _named("Question"), "met": Field("Met")},
    "person": _TIME
    | {
        "name": _named("Name"),
        "engagement": Field("Works as"),
        "role": Field("Role"),
        "freelancer_id": Field("Freelancer"),
        "project_id": Field("Project"),
    },
    "duty": {
        "name": _named("Duty"),
        "person_id": Field("Done by"),
        "deputy_id": Field("Who else could"),
    },
    "supervision_plan": _TIME
    | {
        "name": _named("Name"),
        "kind": Field("Kind of supervision"),
        "person_id": Field("Person"),
        "role": Field("Role"),
        "engagement": Field("Works as"),
        "minutes": Field("Minutes a session", 1, 1_440),
        "sessions_a_year": Field("Sessions a year", 1, 366),
        "group_size": Field("People in a session", 1, 100),
        "provider": Field("Provider"),
        "rate": _money("Paid to the supervisor an hour"),
        "travel": _money("Travel a session"),
        "attendance": _money("Paid to each person an hour"),
    },
    "supervision_session": {
        "supervision_plan_id": Field("Supervision plan"),
        "person_id": Field("Person"),
        "held_on": Field("Held on"),
        "minutes": Field("Minutes", 1, 1_440),
    },
    "course": {
        "name": _named("Name"),
        "provider": Field("Provider"),
        "validity_months": Field("Valid for months", 1, 600),
        "cost": _money("Cost a person"),
    },
    "course_need": {"course_id": Field("Course"), "role": Field("Role"), "engagement": Field("Works as")},
    "training_record": {
        "course_id": Field("Course"),
        "person_id": Field("Person"),
        "planned_on": Field("Planned on"),
        "completed_on": Field("Completed on"),
        "expires_on": Field("Expires on"),
        "cost": _money("Cost"),
    },
    "people_budget": {"kind": Field("Budget for"), "year": _YEAR, "amount": _money("Amount")},
    "scenario": {"name": _named("Name"), "note": Field("Note")},
    "scenario_change": {
        "scenario_id": Field("Scenario"),
        "kind": Field("What changes"),
        "funder_id": Field("Funder"),
        "grant_id": Field("Grant"),
        "post_id": Field("Post"),
        "category": Field("Category"),
        "percent": Field("Per cent", -10_000, 100_000),
        "months": Field("Months late", 0, 60),
        "amount": _money("Amount a year"),
        "fte": Field("Part of full time", 1, 10_000, unit="fte"),
        "title": Field("Job title"),
        "start": Field("From"),
        "end": Field("To"),
    },
    "price": {
        "name": _named("Name"),
        "project_id": Field("Project"),
        "buyer": Field("Buyer"),
        "unit": Field("What is priced"),
        "price": _money("Price"),
        "volume": Field("How many a year", 1, 10_000_000),
        "start": Field("Start date"),
        "years": Field("Years", 1, 10),
        "uplift": Field("Yearly rise", -10_000, 100_000),
        "pattern": Field("When it is paid"),
        "results_share": Field("Paid by results", 0, 10_000),
        "results_expected": Field("Results expected", 0, 10_000),
        "vat": Field("VAT", 0, 10_000),
        "vat_note": Field("Note on VAT"),
        "reason": Field("Why this price"),
    },
    "document": {
        "title": _named("Title"),
        "kind": Field("Kind of document"),
        "project_id": Field("Project"),
        "buyer": Field("For whom"),
        "ask": Field("Amount asked for", 0, LIMIT_PENCE),
        "year": _YEAR,
        "created_on": Field("Begun on"),
    },
}

ORDERED: Mapping[str, tuple[str, str]] = {"organisation": ("policy_months_low", "policy_months_high")} | dict.fromkeys(
    (
        *("project", "cost_line", "post", "freelancer", "income_line", "grant", "budget_line"),
        *("person", "supervision_plan", "scenario_change", "rate_override"),
    ),
    ("start", "end"),
)
"""The columns of a table of which the first may not lie after the second."""

ONE_OF: Mapping[str, tuple[str, ...]] = {
    "budget_line": ("cost_line_id", "post_id", "freelancer_id", "project_id", "category"),
    "split": ("cost_line_id", "post_id", "freelancer_id"),
}
"""The columns of which exactly one is filled in."""

UNIQUE: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "pool_setting": (("pool",),),
    "fund": (("name",),),
    "project": (("name",),),
    "project_year": (("project_id", "year"),),
    "cost_line": (("import_key",),),
    "post": (("import_key",),),
    "freelancer": (("import_key",),),
    "income_line": (("import_key",),),
    "funder": (("name",),),
    "grant": (("import_key",),),
    "document": (("title",),),
    "rate_override": (("subject", "field", "start"),),
    "duty": (("name",),),
    "bid_answer": (("grant_id", "question"),),
    "supervision_plan": (("name",),),
    "supervision_session": (("supervision_plan_id", "person_id", "held_on"),),
    "course": (("name",),),
    "people_budget": (("kind", "year"),),
    "scenario": (("name",),),
    "price": (("name",),),
}
"""The columns that, together, no two rows may share."""
