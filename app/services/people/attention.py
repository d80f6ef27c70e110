"""What people give cause to look at: supervision, courses and duties that nobody sees to, in few lines."""

from collections.abc import Iterator
from datetime import date

from app.dates import FinancialYear, Month
from app.planning.people.dependence import NOBODY, dependence
from app.planning.people.supervision import cover, supervision_year
from app.planning.people.training import EXPIRED, MISSING, matrix
from app.planning.plan.people import People
from app.services.people.words import cover_sentence
from app.services.plan.situation import Situation
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say
from app.text import plural, some_of


def people_left_out(now: Situation) -> Iterator[AttentionItem]:
    """Who has nobody, what is overdue, which courses are missing or out of date, and duties that nobody does."""
    people, today = now.plan.people, now.today
    names = {person.id: person.name for person in people.people}
    covered = cover(people, today)
    left_out = [person for each in covered for person in each.nobody]
    if left_out:
        yield AttentionItem("amber", cover_sentence(covered), "person", left_out[0])
    year = FinancialYear.containing(Month.of(today), now.plan.year_start_month)
    late = [each for each in supervision_year(people, year, today) if each.overdue]
    if late:
        count = sum(each.overdue for each in late)
        words = f"**{plural(count, 'supervision session')}** {'is' if count == 1 else 'are'} overdue"
        whose = some_of([names[person] for person in dict.fromkeys(each.person for each in late)])
        yield AttentionItem("amber", say(f"{words}: {{whose}}.", whose=whose), "supervision_plan", late[0].plan)
    yield from _courses_wanting(people, today)
    for duty in dependence(people, today).duties:
        if duty.state == NOBODY:
            yield AttentionItem("amber", say("Nobody does {duty}. Name someone.", duty=duty.duty), "duty", duty.id)


def _courses_wanting(people: People, today: date) -> Iterator[AttentionItem]:
    names = {person.id: person.name for person in people.people}
    cells = [cell for cell in matrix(people, today) if cell.booked is None]
    for course in people.courses:
        for state, template in (
            (EXPIRED, "{course} has run out for {whose}. Book it again."),
            (MISSING, "{course} is needed and not booked for {whose}."),
        ):
            whose = [names[cell.person] for cell in cells if (cell.course, cell.state) == (course.id, state)]
            if whose:
                sentence = say(template, course=course.name, whose=some_of(whose))
                yield AttentionItem("amber", sentence, "course", course.id)
