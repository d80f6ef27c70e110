"""What of the library is due: the review of answers."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.services.rows import records
from app.services.rows.checks import label_of
from app.services.said.due_item import DueItem


def due_about_answers(session: Session, today: date) -> Iterator[DueItem]:
    """Each answer with a day by which it is to be reviewed, and who looks after it."""
    for row in records.rows(session, "library_answer", order=("review_by", "id")):
        day = row["review_by"]
        if day is not None:
            title = f"{label_of('library_answer', 'review_by')}: {row['title']}"
            yield DueItem(day, day < today, "answer_review", title, row["owner"], "library_answer", row.id)
