"""The words of the columns about what is paid for: costs, posts, freelancers and who bears them. Data only."""

from collections.abc import Mapping
from dataclasses import replace

from app.money import LIMIT_PENCE
from app.services.rows.field import (
    FTE,
    IMPORT_KEY,
    NOTE,
    PAID_LATER,
    PROJECT,
    RISE,
    VAT,
    Field,
    Fields,
    money,
    named,
    number,
    time,
)
from app.typed_dates import DaySense

_POOL = Field("Overhead pool", asked="Overhead pool, if core")
_COST = time() | RISE | {"pool": _POOL, "note": NOTE, "import_key": IMPORT_KEY}

FIELDS: Mapping[str, Fields] = {
    "pool_setting": {
        "pool": replace(_POOL, asked=""),
        "driver": Field("Shared by"),
        "included": Field("Shared over projects"),
        "unallocated": Field("Not for any project", 0, LIMIT_PENCE),
        "serves_premises": Field("Serves premises and office first"),
        "serves_central": Field("Serves central functions first"),
        "serves_governance": Field("Serves governance first"),
        "serves_fundraising": Field("Serves fundraising first"),
        "floor_space": number("Floor space", 0, 10_000_000),
    },
    "cost_line": _COST
    | {
        "name": named(),
        "category": Field("Category"),
        "amount": money("Amount", hint="Each time, before VAT"),
        "frequency": Field("How often"),
        "payment_lag": PAID_LATER,
        "vat": VAT,
        "vat_recoverable": Field("VAT can be recovered"),
        "notice_months": number("Months of notice", 0, 120),
        "break_on": Field("Cannot end before"),
    },
    "post": _COST
    | {
        "title": named("Job title"),
        "person": Field("Person"),
        "salary": money("Full-time salary", short="Salary", hint="A year, full time"),
        "fte": FTE,
        "pension_basis": Field("Pension", imported="pension"),
        "pension": Field("Employer pension rate", 0, 10_000, imported="pension_percent"),
        "nic_category": Field("NI category", asked="National Insurance category", imported="ni_category"),
        "service_start": Field("Service began", sense=DaySense.PAST),
        "holder_id": Field(
            "Held by", hint="Posts that one person holds are one job for National Insurance, notice and redundancy."
        ),
        "born": Field("Date of birth"),
        "notice_weeks": number("Weeks of notice", 0, 104),
        "week_hours": Field("Full-time hours a week", 1, 16_800, imported="full_time_hours"),
    },
    "freelancer": _COST
    | {
        "name": named(),
        "role": Field("Role"),
        "day_rate": money("Day rate"),
        "days": Field("Days a month", 0, 3_100, imported="days_per_month"),
        "payment_lag": PAID_LATER,
    },
    "split": {
        "cost_line_id": Field("Cost line"),
        "post_id": Field("Post"),
        "freelancer_id": Field("Freelancer"),
        "project_id": PROJECT,
        "share": number("Share", 1, 10_000),
    },
    "month_amount": {
        "cost_line_id": Field("Cost line"),
        "income_line_id": Field("Income line"),
        "month": Field("Calendar month"),
        "pence": Field("Amount", -LIMIT_PENCE, LIMIT_PENCE),
    },
}
