"""What the rows of every stored table are called, one and several, and which column names a row."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Noun:
    """What one row of a table is called, several of them, and the column that names a row.

    `short` is one and several where it is plain whose they are: the payments in the panel of a grant.
    """

    one: str
    many: str
    name: str = ""
    short: tuple[str, str] = ("", "")


NOUNS: Mapping[str, Noun] = {
    "organisation": Noun("organisation", "organisations", "name"),
    "pool_setting": Noun("overhead pool", "overhead pools", "pool"),
    "obligation": Noun("closing cost or commitment", "closing costs and commitments", "name"),
    "rate_override": Noun("rate of your own", "rates of your own", "field"),
    "fund": Noun("fund", "funds", "name"),
    "project": Noun("project", "projects", "name"),
    "project_year": Noun("project year", "project years", "year", ("year", "years")),
    "project_option": Noun("option", "options", "name"),
    "project_risk": Noun("risk", "risks", "risk"),
    "cost_line": Noun("cost line", "cost lines", "name"),
    "freelancer": Noun("freelancer", "freelancers", "name"),
    "person": Noun("person", "people", "name"),
    "duty": Noun("duty", "duties", "name"),
    "post": Noun("post", "posts", "title"),
    "split": Noun("share", "shares"),
    "income_line": Noun("income line", "income lines", "name"),
    "month_amount": Noun("month’s amount", "amounts by month", "month"),
    "funder": Noun("funder", "funders", "name"),
    "grant": Noun("grant", "grants", "title"),
    "instalment": Noun("payment", "payments"),
    "budget_line": Noun("budget line", "budget lines"),
    "grant_report": Noun("report", "reports", "title"),
    "bid_answer": Noun("answer of a bid check", "answers of bid checks", "question"),
    "supervision_plan": Noun("supervision plan", "supervision plans", "name"),
    "supervision_session": Noun("supervision session", "supervision sessions", short=("session", "sessions")),
    "course": Noun("course", "courses", "name"),
    "course_need": Noun("need for a course", "needs for courses", short=("need", "needs")),
    "training_record": Noun("training record", "training records"),
    "people_budget": Noun("budget for people", "budgets for people", "year"),
    "scenario": Noun("scenario", "scenarios", "name"),
    "scenario_change": Noun("change of a scenario", "changes of scenarios", short=("change", "changes")),
    "price": Noun("price", "prices", "name"),
    "document": Noun("document", "documents", "title"),
    "section": Noun("text of a document", "texts of documents", "key", ("text", "texts")),
    "figure_use": Noun("figure in a text", "figures in texts", "figure", ("figure", "figures")),
    "own_number": Noun("number of your own", "numbers of your own", "figure"),
    "attachment": Noun("file", "files", "name"),
    "milestone": Noun("milestone", "milestones", "name"),
    "success_factor": Noun("critical success factor", "critical success factors", "words"),
    "option_rating": Noun("rating of an option", "ratings of options", short=("rating", "ratings")),
    "benefit": Noun("benefit", "benefits", "name"),
    "own_measure": Noun("measure of your own", "measures of your own", "name", ("measure", "measures")),
    "outcome": Noun("outcome", "outcomes", "name"),
    "score": Noun("pair of scores", "pairs of scores", "pair"),
    "policy": Noun("policy or insurance", "policies and insurances", "name", ("policy", "policies")),
    "library_answer": Noun("answer of the library", "answers of the library", "title", ("answer", "answers")),
    "answer_wording": Noun("wording of an answer", "wordings of answers", short=("wording", "wordings")),
    "evidence": Noun("piece of evidence", "pieces of evidence", "claim"),
    "citation": Noun("citation", "citations"),
    "own_word": Noun("word of your own", "words of your own", "word", ("word", "words")),
}


def short_noun(table: str) -> tuple[str, str]:
    """One and several of a table in their short form, or in the only one they have."""
    noun = NOUNS[table]
    one, many = noun.short
    return one or noun.one, many or noun.many
