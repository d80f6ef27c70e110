"""What a grant's budget line can pay for, in words that people can choose from."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.choices import CostCategory
from app.services.columns import stored_table
from app.services.fields import ONE_OF

TARGETS = ONE_OF["budget_line"]
"""The columns of a budget line that name its target; one of them is filled in."""


def target_labels(session: Session) -> Mapping[tuple[str, object], str]:
    """Every possible target, by (column, value), with its label: costs, posts, freelancers, projects, categories."""
    labels: dict[tuple[str, object], str] = {}
    cost = stored_table("cost_line")
    for row_id, name in session.execute(select(cost.c.id, cost.c.name).order_by(cost.c.name)):
        labels["cost_line_id", row_id] = name
    post = stored_table("post")
    for row_id, title, person in session.execute(select(post.c.id, post.c.title, post.c.person).order_by(post.c.title)):
        labels["post_id", row_id] = f"{title} ({person})" if person else title
    freelancer = stored_table("freelancer")
    query = select(freelancer.c.id, freelancer.c.name, freelancer.c.role).order_by(freelancer.c.name)
    for row_id, name, role in session.execute(query):
        labels["freelancer_id", row_id] = f"{name}, {role}" if role else name
    project = stored_table("project")
    for row_id, name in session.execute(select(project.c.id, project.c.name).order_by(project.c.name)):
        labels["project_id", row_id] = f"Everything for {name}"
    for category in CostCategory:
        labels["category", category] = f"All {category.label[:1].lower()}{category.label[1:]}"
    return labels
