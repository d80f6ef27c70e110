"""What an action is called in messages, in the history and by undo: built here from verb, noun, name and what.

A label says the verb, the row as `the project “Choir”`, and after a colon what of it: the label of a column, just as
the screen and the history write it, so that nothing has to be bent to stand inside a sentence.
"""

from collections.abc import Sequence
from datetime import date

from app.dates import Month, format_date
from app.models.choices import Driver, Frequency, GrantKind, Stage
from app.services.rows.fields import FIELDS
from app.services.rows.nouns import NOUNS, short_noun
from app.text import plural, quoted


def add(table: str, name: str) -> str:
    """`Add the project “Choir”`."""
    return _about("Add", table, name)


def add_all(table: str, names: Sequence[str]) -> str:
    """`Add the project “Choir”`, or `Add 3 projects`."""
    return add(table, names[0]) if len(names) == 1 else f"Add {_counted(table, len(names))}"


def change(table: str, name: str, column: str, heading: str = "") -> str:
    """`Change the grant “Choir”: Programme`; a name or a title is renamed.

    A column that a page works out goes by its `heading`, and the organisation, of which there is one, without a name.
    """
    if column == NOUNS[table].name and column in {"name", "title"} and name:
        return _about("Rename", table, name)
    field = FIELDS[table].get(column)
    return f"{_about('Change', table, name)}: {field.label if field else heading}"


def set_months(table: str, name: str, months: Sequence[Month]) -> str:
    """`Change the cost line “Rent”: April 2026`, or `… : 12 months` where several were pasted."""
    what = months[0].label if len(months) == 1 else plural(len(months), "month")
    return f"{_about('Change', table, name)}: {what}"


def go_by(name: str, frequency: Frequency, before: Frequency) -> str:
    """What became of a line whose frequency was changed to or from amounts by month, and what stays as it was."""
    if frequency is Frequency.BY_MONTH:
        return f"{quoted(name)} now goes by month, with the amounts it had"
    if before is Frequency.BY_MONTH:
        return f"{quoted(name)} is now “{frequency.label}”; its amounts by month are kept for later"
    return ""


def share(name: str, shares: str) -> str:
    """`“Youth worker” is now 30% Befriending · 70% Core`."""
    return f"{quoted(name)} is now {shares}"


def delete(table: str, names: Sequence[str]) -> str:
    """`Delete the post “Director”`, or `Delete 3 posts`."""
    return _about("Delete", table, names[0]) if len(names) == 1 else f"Delete {_counted(table, len(names))}"


def paste(table: str, count: int) -> str:
    """`Paste 12 cost lines`: new rows and changed ones."""
    return f"Paste {_counted(table, count)}"


def bring_in(table: str, count: int | None, file: str, *, updated: int = 0) -> str:
    """`Bring in 12 cost lines from costs.xlsx`; without a count `Bring in costs.xlsx`.

    `updated` counts rows that were there: `Update 2 grants from bids.xlsx`, `Bring in 1 grant, update 2, from x.csv`.
    """
    if count is None:
        return f"Bring in {file}"
    if updated and not count:
        return f"Update {_counted(table, updated)} from {file}"
    return f"Bring in {_counted(table, count)}{f', update {updated:,},' if updated else ''} from {file}"


def bring_in_budget(file: str) -> str:
    """`Bring in the budget Budget 2026-27.xlsx`: lines, posts and grants at once."""
    return f"Bring in the budget {file}"


def duplicate(table: str, name: str) -> str:
    """`Duplicate the cost line “Rent”`."""
    return _about("Duplicate", table, name)


def add_grant(kind: GrantKind, title: str) -> str:
    """`Add the contract “Choir”`: a contract is one of the grants, but nobody calls it so."""
    return f"Add the {kind.inside} {quoted(title)}"


def move_grant(title: str, stage: Stage) -> str:
    """`Move the grant “Choir” to “Awarded”`."""
    return f"{_about('Move', 'grant', title)} to “{stage.label}”"


def plan_payments(title: str) -> str:
    """`Plan the payments of the grant “Choir”`."""
    return f"Plan the payments of {the('grant', title)}"


def answer_bid_check(title: str, question: str) -> str:
    """`Answer for the grant “Choir”: Would you have the people?`."""
    return f"Answer for {the('grant', title)}: {question}"


def put_into_forecast(price: str) -> str:
    """`Put the price “Sessions” into the forecast`."""
    return f"{_about('Put', 'price', price)} into the forecast"


def keep_scenario(name: str) -> str:
    """`Keep the scenario “Bad year”`."""
    return _about("Keep", "scenario", name)


def begin_document(kind: str) -> str:
    """`Begin a document: business case`; `kind` is what the kind is called inside a sentence."""
    return f"Begin a document: {kind}"


def write_text(document: str, heading: str) -> str:
    """`Write the document “Choir: business case”: The need`."""
    return f"{_about('Write', 'document', document)}: {heading}"


def insert_figure(document: str, heading: str, figure: str) -> str:
    """`Write the document “Choir: business case”: The need, with “Full cost”`."""
    return f"{write_text(document, heading)}, with “{figure}”"


def use_answer(document: str, heading: str, answer: str) -> str:
    """`Write the document “Choir: business case”: The need, with the answer “What we do”`."""
    return f"{write_text(document, heading)}, with {the('library_answer', answer)}"


def update_answer(answer: str, document: str) -> str:
    """`Update the answer “What we do” from the document “Choir: business case”`."""
    return f"{_about('Update', 'library_answer', answer)} from {the('document', document)}"


def keep_answer(answer: str) -> str:
    """`Keep the answer “What we do”`."""
    return _about("Keep", "library_answer", answer)


def cite(document: str, heading: str, source: str) -> str:
    """`Write the document “Choir: business case”: The need, citing “Kiely 2022”`."""
    return f"{write_text(document, heading)}, citing “{source}”"


def add_section(document: str, heading: str) -> str:
    """`Add the section “Our partners” to the document “Choir: business case”`."""
    return f"Add the section “{heading}” to {the('document', document)}"


def remove_section(document: str, heading: str) -> str:
    """`Delete the section “Our partners” of the document “Choir: business case”`."""
    return f"Delete the section “{heading}” of {the('document', document)}"


def show_part(document: str, part: str) -> str:
    """`Change what the document “Choir: business case” shows: Cash`."""
    return f"Change what {the('document', document)} shows: {part}"


def keep_version(document: str) -> str:
    """`Keep a version of the document “Choir: business case”`."""
    return f"Keep a version of {the('document', document)}"


def update_figures(document: str) -> str:
    """`Update the document “Choir: business case”: figures`."""
    return f"{_about('Update', 'document', document)}: figures"


def send_document(title: str) -> str:
    """`Send the document “Choir: report”`: only the day in a grant's report is undone, never what was sent."""
    return f"Send {the('document', title)}"


def withdraw_document(title: str) -> str:
    """`Withdraw the document “Choir: report”`."""
    return f"Withdraw {the('document', title)}"


def restore_version(title: str, number: int) -> str:
    """`Bring back version 3 of the document “Choir: report”`."""
    return f"Bring back version {number} of {the('document', title)}"


def update_balances(day: date) -> str:
    """`Update the balances to 30 November 2026`."""
    return f"Update the balances to {format_date(day)}"


def share_all_by(driver: Driver) -> str:
    """`Share everything by “Headcount”`."""
    return f"Share everything by “{driver.label}”"


def share_in_steps(*, on: bool) -> str:
    """Whether overheads are shared over each other before they are shared over projects."""
    return "Share overheads in steps" if on else "Share overheads over projects only"


def set_aside(what: str, year: str) -> str:
    """`Budget for training in 2026-27`."""
    return f"{FIELDS['people_budget']['kind'].label} {what} in {year}"


def set_aside_for_years() -> str:
    """Several budgets that were pasted."""
    return "Budgets for several years"


def take_over(whom: str) -> str:
    """`Add 3 people in posts`: they become people of the list; its step is called the same."""
    return f"Add {whom}"


def record_session(plan: str, person: str = "") -> str:
    """`Record a session of the supervision plan “Monthly”: Ann`; without a person, of everybody in it."""
    return f"Record a session of {the('supervision_plan', plan)}: {person or 'the group'}"


def record_course(course: str) -> str:
    """`Record the course “First aid” as done`."""
    return f"{_about('Record', 'course', course)} as done"


def book_course(course: str) -> str:
    """`Book the course “First aid”`."""
    return _about("Book", "course", course)


def the(table: str, name: str) -> str:
    """`the project “Choir”`; a row without a name goes by its noun."""
    one, _ = short_noun(table)
    return f"the {one} {quoted(name)}" if name else f"the {one}"


def _about(verb: str, table: str, name: str) -> str:
    return f"{verb} {the(table, name)}"


def _counted(table: str, count: int) -> str:
    return plural(count, *short_noun(table))
