"""The leanest loop over whole pence that gives the same costs of people, as the floor to measure ours against.

It knows only what the measured plan holds: people with a project who stay, monthly supervision by the hour that began
before, and courses that everybody needs, has not done, and does again every year.
"""

from app.planning.plan.people import People

Rows = dict[int | None, list[int]]
"""Pence by project and month."""


def people_costs(people: People, months: int) -> Rows:
    """What supervision and training come to."""
    rows: Rows = {person.project: [0] * months for person in people.people}
    for plan in people.supervision:
        promised = [person for person in people.people if plan.engagement in {None, person.engagement}]
        each, odd = divmod(-(-len(promised) // plan.group_size) * plan.rate, len(promised))
        for month in range(months):
            for place, person in enumerate(promised):
                rows[person.project][month] += each + (place < odd)
    for course in people.courses:
        for person in people.people:
            row = rows[person.project]
            for month in range(0, months, course.validity_months or months):
                row[month] += course.cost
    return rows
