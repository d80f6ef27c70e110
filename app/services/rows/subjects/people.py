"""The words of the columns about people: who they are, what they do, their supervision and training. Data only."""

from collections.abc import Mapping
from dataclasses import replace

from app.services.rows.field import PROJECT, WORKS_AS, YEAR, Field, Fields, money, named, number, time
from app.typed_dates import DaySense

_PERSON = Field("Person")
_COURSE = Field("Course")
_ROLE = Field("Role", hint="In any capitals; empty: any")
_GROUP = "How many take part; up to four count half of the time each, from five on an equal share"

FIELDS: Mapping[str, Fields] = {
    "person": time("Empty: always")
    | {
        "name": named(),
        "engagement": WORKS_AS,
        "role": Field("Role", hint="Supervision and courses can be for a role"),
        "freelancer_id": Field("Freelance fee line", hint="The freelancer among your costs"),
        "project_id": replace(PROJECT, hint="Charged with spending on someone who has neither a post nor fees"),
    },
    "duty": {
        "name": named("Duty"),
        "person_id": Field("Done by"),
        "deputy_id": Field("Who else could"),
    },
    "supervision_plan": time("The first session; a new plan begins today")
    | {
        "name": named(),
        "kind": Field("Kind of supervision", short="Kind"),
        "person_id": _PERSON,
        "role": _ROLE,
        "engagement": WORKS_AS,
        "minutes": number("Minutes a session", 1, 1_440, short="Min."),
        "sessions_a_year": number("Sessions a year", 1, 366, short="A year"),
        "group_size": number("People in a session", 1, 100, short="Group", hint=_GROUP),
        "provider": Field("Provider", short="By", hint="Who gives it"),
        "rate": money("Paid to the supervisor an hour", short="An hour"),
        "travel": money("Travel a session", short="Travel"),
        "attendance": money("Paid to each person an hour", short="Each"),
    },
    "supervision_session": {
        "supervision_plan_id": Field("Supervision plan", short="Plan"),
        "person_id": _PERSON,
        "held_on": Field("Held on", sense=DaySense.PAST),
        "minutes": number("Minutes", 1, 1_440, hint="Empty: as planned"),
    },
    "course": {
        "name": named(short="Course"),
        "provider": Field("Provider"),
        "validity_months": number("Valid for (months)", 1, 600, hint="Empty: for ever"),
        "cost": money("Cost a person"),
    },
    "course_need": {"course_id": _COURSE, "role": _ROLE, "engagement": WORKS_AS},
    "training_record": {
        "course_id": _COURSE,
        "person_id": _PERSON,
        "planned_on": Field("Booked for", sense=DaySense.AHEAD),
        "completed_on": Field("Completed on", sense=DaySense.PAST),
        "expires_on": Field("Valid until", hint="Where the certificate says so", sense=DaySense.END),
        "cost": money("Cost", hint="Empty: the price of the course"),
    },
    "people_budget": {"kind": Field("Budget for"), "year": YEAR, "amount": money("Amount")},
}
