"""What there is to say about people, in sentences: who has nobody, what is overdue, missing, or rests on one person."""

from collections import Counter
from collections.abc import Iterator, Sequence

from app.dates import format_date
from app.models.choices import Engagement
from app.planning.people.dependence import ALONE, DEPUTY_LEFT, NOBODY
from app.planning.people.supervision import Cover
from app.planning.people.training import EXPIRED, EXPIRING, HELD, MISSING, NOT_NEEDED, PLANNED, TrainingCell
from app.services.people.people import PeopleView
from app.services.said.wording import Spans, say, spans
from app.text import listed, plural

STATE_WORDS = {
    NOT_NEEDED: "–",
    MISSING: "missing",
    PLANNED: "booked",
    HELD: "held",
    EXPIRING: "runs out soon",
    EXPIRED: "has run out",
}
"""How someone stands to a course, as the screen says it."""

ENGAGEMENT_WORDS = {each.value: each.label for each in Engagement}

_NOUNS = {each.value: (each.inside, f"{each.inside}s") for each in Engagement}
_ARTICLE = dict.fromkeys(_NOUNS, "a") | {Engagement.EMPLOYEE.value: "an"}

_DATED = {HELD: "held until", EXPIRING: "runs out on", EXPIRED: "ran out on"}

DUTY_WORDS = {
    NOBODY: "nobody does it",
    ALONE: "rests on one person",
    DEPUTY_LEFT: "rests on one person: the second has left",
    "shared": "two can do it",
}
"""How a duty stands, as the screen says it."""


def cell_words(cell: TrainingCell) -> str:
    """How someone stands to a course, with its date: `held until 3 June 2028`, `booked for 3 February 2027`."""
    words = STATE_WORDS[cell.state]
    if cell.until is not None and cell.state in _DATED:
        words = f"{_DATED[cell.state]} {format_date(cell.until)}"
    if cell.booked is None:
        return words
    booked = f"booked for {format_date(cell.booked)}"
    return booked if cell.state == PLANNED else f"{words}, {booked}"


def sentences(view: PeopleView) -> tuple[Spans, ...]:
    """The answers, the weightiest first."""
    if not view.people:
        return (spans("Nobody is listed yet. Add **who works with you**, paid or not, and what you promise them."),)
    return (cover_sentence(view.cover), *_overdue(view), *_training(view), *_duties(view))


def cover_sentence(cover: Sequence[Cover]) -> Spans:
    """How many have nobody who supervises them, and how these work with the organisation."""
    left_out = {each.engagement: len(each.nobody) for each in cover if each.nobody}
    whole = sum(left_out.values())
    if not whole:
        return spans("**Everybody** who works with you has somebody who supervises them.")
    have = "has" if whole == 1 else "have"
    verb = f"**{plural(whole, 'person', 'people')}** {have} nobody who supervises them: "
    return spans(f"{verb}{_who(left_out, whole)}.")


def _who(left_out: dict[str, int], whole: int) -> str:
    if len(left_out) > 1:
        return listed([plural(count, *_NOUNS[engagement]) for engagement, count in left_out.items()])
    engagement = next(iter(left_out))
    one, many = _NOUNS[engagement]
    if whole == 1:
        return f"{_ARTICLE[engagement]} {one}"
    return f"both are {many}" if whole == 2 else f"all of them {many}"


def _overdue(view: PeopleView) -> Iterator[Spans]:
    late: Counter[int] = Counter()
    for each in view.supervision:
        late[each.person] += each.overdue
    people = [person for person, count in late.items() if count]
    whole = sum(late.values())
    if len(people) == 1:
        template = f"**{plural(whole, 'supervision session')}** of {{name}} {_are(whole)} overdue."
        yield say(template, name=view.people[people[0]])
    elif people:
        words = plural(whole, "supervision session")
        yield spans(f"**{words}** of {plural(len(people), 'person', 'people')} {_are(whole)} overdue.")


def _training(view: PeopleView) -> Iterator[Spans]:
    counts = Counter(cell.state for cell in view.matrix if cell.booked is None)
    parts = [
        f"**{counts[state]}** {_are(counts[state])} {words}"
        for state, words in ((MISSING, "missing"), (EXPIRED, "out of date"))
        if counts[state]
    ]
    if counts[EXPIRING]:
        verb = "runs" if counts[EXPIRING] == 1 else "run"
        parts.append(f"**{counts[EXPIRING]}** {verb} out within 90 days")
    if parts:
        yield spans(f"Of the courses that people need {listed(parts)}, with nothing booked.")


def _duties(view: PeopleView) -> Iterator[Spans]:
    nobody = sum(duty.state == NOBODY for duty in view.dependence.duties)
    if nobody:
        verb = "is" if nobody == 1 else "are"
        yield spans(f"**{plural(nobody, 'duty', 'duties')}** {verb} done by nobody.")
    for person, duties in view.dependence.several.items():
        yield say(f"**{plural(len(duties), 'duty', 'duties')}** rest on {{name}} alone.", name=view.people[person])


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
