"""The words of the screen for every stored table and column, and what rows may hold together. Data only."""

from collections.abc import Mapping

from app.services.rows.field import Field
from app.services.rows.subjects import costs, documents, grants, library, outcomes, people, plans

FIELDS: Mapping[str, Mapping[str, Field]] = {
    table: fields
    for subject in (plans, outcomes, documents, library, grants, costs, people)
    for table, fields in subject.FIELDS.items()
}
"""What is known of every column, by table and column."""

ORDERED: Mapping[str, tuple[str, str]] = {
    "organisation": ("policy_months_low", "policy_months_high"),
    "own_measure": ("lowest", "highest"),
    "benefit": ("from_year", "to_year"),
    "policy": ("begins_on", "expires_on"),
} | dict.fromkeys(
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
    "month_amount": ("cost_line_id", "income_line_id"),
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
    "month_amount": (("cost_line_id", "month"), ("income_line_id", "month")),
    "funder": (("name",),),
    "grant": (("import_key",),),
    "document": (("title",), ("uid",)),
    "section": (("document_id", "key"),),
    "figure_use": (("section_id", "token"),),
    "attachment": (("uid",),),
    "library_answer": (("title",), ("uid",)),
    "answer_wording": (("library_answer_id", "sha256"),),
    "evidence": (("uid",),),
    "citation": (("section_id", "token"),),
    "own_word": (("word",),),
    "own_measure": (("name",), ("uid",)),
    "policy": (("name",),),
    "score": (("outcome_id", "pair"),),
    "option_rating": (("project_option_id", "success_factor_id"),),
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

SAME_PROJECT: Mapping[str, tuple[str, str]] = {
    "benefit": ("project_id", "project_option_id"),
    "option_rating": ("project_option_id", "success_factor_id"),
}
"""The two columns of a table that have to lead to one and the same project; either may be empty."""
