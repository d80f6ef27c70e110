"""Every page of the window, its parts and its cards: the stable id and the one name of each, and what is edited there.

An id is written `page`, `page.part`, `page.card` or `page.part.card`. Two more ways to say where lead through the
stored tables: `rows:grant` is where the rows of a table are shown, `field:grant.end` where one of its columns is
edited. A user's settings file remembers ids, so an id stays when its name changes. Texts take a name from `name_of`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HOME = "home"
_ROWS, _FIELD = "rows:", "field:"


@dataclass(frozen=True, slots=True)
class Place:
    """A page, a part of one (its pages share a switch or tabs), or a card.

    `edits` names the stored tables whose rows are edited here: the forms here are those of the first. `table.column`
    stands for a single column that is edited apart from the others of its table.
    """

    id: str
    name: str
    edits: tuple[str, ...] = ()
    is_part: bool = False
    also: str = ""
    """Other words that people look for when they mean it."""

    @property
    def page(self) -> str:
        """The id of the page that it is, or lies on."""
        return self.id.partition(".")[0]

    @property
    def is_card(self) -> bool:
        """Whether it is neither a page nor a part of one."""
        return bool(self.around) and not self.is_part

    @property
    def key(self) -> str:
        """The last piece of the id, by which a page knows its own parts."""
        return self.id.rpartition(".")[2]

    @property
    def around(self) -> str:
        """The id of what it lies in; nothing around a page."""
        return self.id.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a reference leads: a place, and there the rows of a table or one column of it, where it names them."""

    place: Place
    table: str = ""
    column: str = ""


def _part(identifier: str, name: str, *edits: str) -> Place:
    return Place(identifier, name, edits, is_part=True)


def _place(identifier: str, name: str, *edits: str, also: str = "") -> Place:
    return Place(identifier, name, edits, also=also)


PLACES: Sequence[Place] = (
    _place(HOME, "Home"),
    _place("home.chart", "Free cash, month by month"),
    _place("home.due", "Next 90 days"),
    _place("home.cover", "Core costs covered"),
    _place("home.attention", "Needs attention"),
    _place("home.held", "What you hold"),
    _place("grants", "Funding"),
    _part("grants.list", "Grants and contracts", "grant", "funder", "organisation.bid_hour_cost"),
    _place("grants.list.about", "What it is"),
    _place("grants.list.money", "Money and dates"),
    _place("grants.list.payments", "Payments", "instalment"),
    _place("grants.list.budget", "What it pays for", "budget_line"),
    _place("grants.list.reports", "Reports due", "grant_report"),
    _place("grants.list.effort", "Effort and worth"),
    _place("grants.list.check", "Should we bid?", "bid_answer"),
    _place("grants.list.notes", "Notes"),
    _part("grants.income", "Other income", "income_line"),
    _place("costs", "Costs"),
    _part("costs.cost_line", "Costs", "cost_line", "split", "month_amount"),
    _place("costs.cost_line.more", "Details of a cost"),
    _place("costs.cost_line.in_full", "In full, with overheads"),
    _part("costs.post", "Posts", "post"),
    _place("costs.post.more", "Details of a post"),
    _place("costs.post.in_full", "In full, with overheads"),
    _part("costs.freelancer", "Freelancers", "freelancer"),
    _place("costs.freelancer.more", "Details of a freelancer"),
    _place("costs.freelancer.in_full", "In full, with overheads"),
    _part("costs.full", "Full cost"),
    _place("costs.full.pools", "How overheads are shared", "pool_setting"),
    _place("costs.full.recovery", "What each funder pays towards full cost"),
    _place("people", "People"),
    _part("people.people", "People"),
    _place("people.people.list", "People", "person"),
    _place("people.people.posts", "Who holds which post"),
    _part("people.supervision", "Supervision"),
    _place("people.supervision.year", "Sessions of the year"),
    _place("people.supervision.cover", "Who has cover today"),
    _place("people.supervision.plans", "Plans", "supervision_plan"),
    _place("people.supervision.held", "What was held", "supervision_session"),
    _part("people.training", "Training"),
    _place("people.training.matrix", "Training held"),
    _place("people.training.courses", "Courses", "course"),
    _place("people.training.needs", "Who needs them", "course_need"),
    _place("people.training.records", "What was done and booked", "training_record"),
    _part("people.money", "Money"),
    _place("people.money.years", "Budget, planned, spent", "people_budget"),
    _place("people.money.paying", "Who pays, on confirmed income"),
    _part("people.duties", "Duties"),
    _place("people.duties.list", "Duties", "duty"),
    _place("projects", "Projects", "project"),
    _place("projects.years", "What it delivers each year", "project_year"),
    _place("projects.prices", "What you charge for it", "price"),
    _place("projects.options", "Options you weighed", "project_option"),
    _place("projects.risks", "Risks", "project_risk"),
    _place("projects.notes", "Notes"),
    _place("runway", "Runway"),
    _part("runway.what_if", "What if"),
    _place("runway.what_if.trying", "What if …"),
    _place("runway.what_if.chart", "Free cash, month by month"),
    _place("runway.what_if.compare", "Side by side"),
    _place("runway.what_if.changes", "What changes in it", "scenario", "scenario_change"),
    _part("runway.funds", "By fund"),
    _part("runway.likely", "How likely"),
    _place("runway.likely.drawn", "Assumptions"),
    _place("runway.likely.fan", "Free cash, as it may go"),
    _place("runway.likely.short", "Likelihood of being short"),
    _place("runway.likely.bids", "How much each bid matters"),
    _part("runway.ends", "What ends"),
    _place("runway.ends.safe", "To stay safe"),
    _place("runway.ends.cliff", "Costs that lose their funding"),
    _place("runway.ends.unspent", "Unspent when a grant ends"),
    _place("documents", "Documents", "section", "figure_use", "own_number", also="PDF Word print send report"),
    _place("documents.begin", "Write a document"),
    _place("documents.report", "Write a report for a funder"),
    _place("documents.about", "About this document", "document"),
    _place("documents.shown", "What is shown"),
    _place("documents.outline", "Outline"),
    _place("documents.checks", "Before this goes out"),
    _place("documents.figures", "Figures"),
    _place("documents.versions", "Versions and what was sent"),
    _place("organisation", "Settings"),
    _place("organisation.who", "Who you are", "organisation", "attachment"),
    _place("organisation.balances", "What you hold", "fund", "organisation.balance_date"),
    _place("organisation.reserves", "Reserves policy", "organisation"),
    _place("organisation.risks", "Free reserves and your risks", "organisation"),
    _place("organisation.closing", "If you had to close", "organisation", "obligation"),
    _place("organisation.allowance", "Employment Allowance", "organisation"),
    _place("organisation.file", "This file"),
    _place("organisation.appearance", "Appearance"),
    _place("organisation.rates", "Rates", "rate_override"),
)
"""In the order of the list and of the screen. A page's id is also the name of its module in `app.ui.pages`."""

PAGES: Sequence[Place] = tuple(place for place in PLACES if not place.around)
_BY_ID = {place.id: place for place in PLACES}


def name_of(place: str) -> str:
    """What a page, part or card is called. Raises KeyError for an id that is none: a mistake in the program."""
    return _BY_ID[place].name


def also_of(place: str) -> str:
    """Other words that people look for when they mean a page. Raises KeyError like `name_of`."""
    return _BY_ID[place].also


def parts_of(page: str) -> tuple[tuple[str, str], ...]:
    """The parts of a page for its switch, each by its key and its name."""
    return tuple((place.key, place.name) for place in PLACES if place.is_part and place.around == page)


def outwards(place: Place) -> Iterator[Place]:
    """A place and what it lies in, from the inside out."""
    yield place
    while place.around:
        place = _BY_ID[place.around]
        yield place


def trail(place: Place) -> str:
    """The name with those of what it lies in, such as `Reserves policy · Settings`; what is called the same, once."""
    return " · ".join(dict.fromkeys(each.name for each in outwards(place)))


def rows_of(table: str) -> str:
    """The reference to where the rows of a stored table are shown."""
    return _ROWS + table


def field_of(table: str, column: str) -> str:
    """The reference to where a column of a stored table is edited."""
    return f"{_FIELD}{table}.{column}"


def spots(reference: str) -> tuple[Spot, ...]:
    """Where a reference leads: each place that a field may stand in, all on one page; otherwise the one place.

    Raises KeyError for a reference that leads nowhere: a mistake in the program.
    """
    if reference.startswith(_FIELD):
        table, _, column = reference.removeprefix(_FIELD).partition(".")
        return tuple(Spot(place, table, column) for place in _edit(f"{table}.{column}") or _known(table))
    if reference.startswith(_ROWS):
        table = reference.removeprefix(_ROWS)
        return (Spot(_known(table)[0], table),)
    return (Spot(_BY_ID[reference]),)


def _known(table: str) -> tuple[Place, ...]:
    found = _edit(table)
    if not found:
        raise KeyError(table)
    return found


def _edit(what: str) -> tuple[Place, ...]:
    return tuple(place for place in PLACES if what in place.edits)
