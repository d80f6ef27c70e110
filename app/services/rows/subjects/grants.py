"""The words of the columns about income: funds, funders, grants with what belongs to them, other income. Data only."""

from collections.abc import Mapping

from app.money import LIMIT_PENCE
from app.services.rows.field import (
    IMPORT_KEY,
    LIKELIHOOD,
    NOTE,
    PROJECT,
    RESULTS_SHARE,
    RISE,
    Field,
    Fields,
    money,
    named,
    number,
    time,
)
from app.typed_dates import DaySense

_AS_THE_GRANT = "Empty: as long as the grant"
_DUE = Field("Due date", short="Due")
_FUND = Field("Fund")
_GRANT = Field("Grant")

FIELDS: Mapping[str, Fields] = {
    "fund": {
        "name": named(short="Fund"),
        "kind": Field("Kind of fund", short="Kind"),
        "balance": Field("Balance", -LIMIT_PENCE, LIMIT_PENCE, first_asked="How much was free to spend on anything?"),
        "committed": money("Committed", hint="Of a designated fund: what cannot be called off. Empty means all of it."),
        "purpose": Field("Purpose"),
    },
    "income_line": time("Of a new line that names no day: the first of this month")
    | RISE
    | {
        "name": named(),
        "category": Field("Category"),
        "amount": money("Amount"),
        "frequency": Field("How often"),
        "certainty": Field("How sure"),
        "probability": LIKELIHOOD,
        "fund_id": _FUND,
        "project_id": PROJECT,
        "received_on": Field("Received on", sense=DaySense.PAST),
        "note": NOTE,
        "import_key": IMPORT_KEY,
    },
    "funder": {
        "name": named(),
        "kind": Field("Kind of funder"),
        "org_id": Field("Organisation identifier"),
        "note": NOTE,
    },
    "grant": {
        "title": named("Title"),
        "funder_id": Field("Funder"),
        "kind": Field("Grant or contract"),
        "stage": Field("Stage"),
        "probability": LIKELIHOOD,
        "amount_applied": money("Amount asked for"),
        "amount_awarded": money("Amount awarded"),
        "deadline": Field("Deadline", sense=DaySense.AHEAD),
        "submitted_on": Field("Submitted on", sense=DaySense.PAST),
        "decision_due": Field("Decision expected", sense=DaySense.AHEAD),
        "awarded_on": Field("Awarded on", sense=DaySense.PAST),
        "start": Field("Start date", short="Starts"),
        "end": Field("End date", short="Ends", sense=DaySense.END),
        "restriction": Field("Restricted or not"),
        "purpose": Field("Purpose"),
        "fund_id": _FUND,
        "project_id": PROJECT,
        "programme": Field("Programme", hint="Which of the funder’s programmes it comes from."),
        "reference": Field("Reference", hint="The funder’s own number for it."),
        "minutes_spent": Field("Time spent on it", 0, 6_000_000, unit="minutes", asked="Hours spent on it"),
        "minutes_reporting": Field("Time for reports", 0, 6_000_000, unit="minutes", asked="Hours for reports"),
        "hour_cost": money("Cost of an hour"),
        "decision": Field(
            "Decided together with",
            hint="If one decision settles several bids, give them the same label, such as “Lottery, June”.",
        ),
        "overhead_cap": number("Overhead cap", 0, 100_000),
        "results_share": RESULTS_SHARE,
        "note": NOTE,
        "import_key": IMPORT_KEY,
    },
    "instalment": {
        "grant_id": _GRANT,
        "due": _DUE,
        "amount": money("Amount"),
        "condition": Field("Condition", hint="What has to happen first, such as a report"),
        "received_on": Field("Received on", sense=DaySense.PAST),
    },
    "budget_line": time(_AS_THE_GRANT, _AS_THE_GRANT)
    | {
        "grant_id": _GRANT,
        "amount": money("Amount"),
        "spent": money("Spent already", short="Spent", hint="Up to the balance date"),
        "cost_line_id": Field("Cost line"),
        "post_id": Field("Post"),
        "freelancer_id": Field("Freelancer"),
        "project_id": PROJECT,
        "category": Field("Category"),
        "note": NOTE,
    },
    "grant_report": {
        "grant_id": _GRANT,
        "title": named("Title", short="Report"),
        "due": _DUE,
        "sent_on": Field("Sent on", sense=DaySense.PAST),
    },
    "bid_answer": {"grant_id": _GRANT, "question": named("Question"), "met": Field("Met")},
}
