"""Everybody who works with the organisation, and who holds which post."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Slot

from app.services.people import edits as people_edits
from app.services.people.people import PeopleView
from app.services.rows import records
from app.text import quoted
from app.ui.desk.desk import Desk
from app.ui.desk.stored_rows import RowWords
from app.ui.kit.cards import Button
from app.ui.kit.short_kinds import short_day
from app.ui.pages.people.part import ENGAGEMENTS, PeoplePart, usual
from app.ui.table.clipboard import Change
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_WORDS = RowWords(
    "person",
    "person",
    "people",
    "Add a person",
    "Staff, freelancers, volunteers and trustees. Type a name above, or take over the names that stand in your posts.",
)


class PeopleList(PeoplePart):
    """The table of people; under it the posts with their holders; and one step that fills both from what is known."""

    tables = frozenset({"person", "post"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fees, self._projects, self._people = LiveChoices(), LiveChoices(), LiveChoices()
        self.take = Button("", self)
        self.take.clicked.connect(self.take_over)
        self.people = self.rows(_WORDS, self._columns(), usual("engagement"))
        self.posts = WrappedTable(
            TableModel(self._post_columns(), today=lambda: desk.workspace.today), name="Posts", parent=self
        )
        self.posts.rows_model().edited.connect(self._hold)
        self.posts.pasted.connect(self._hold_several)
        self.card(
            "people.people.list",
            "No notes are kept about anybody: a name, a role, and the dates.",
            self.take,
            self.people,
        )
        self._posts_card = self.card(
            "people.people.posts", "What is spent on someone is borne by the projects of their posts.", self.posts
        )
        self.column.addStretch(1)

    def refresh(self, _view: PeopleView | None) -> None:
        """Read people, posts, freelancers and projects."""
        read = self.desk.workspace.read
        people, posts = read(records.rows, "person"), read(records.rows, "post")
        self._fees.set([(None, "–"), *((row.id, row["name"]) for row in read(records.rows, "freelancer"))])
        self._projects.set([(None, "–"), *((row.id, row["name"]) for row in read(records.rows, "project"))])
        self._people.set([(None, "Nobody"), *((row.id, row["name"]) for row in people)])
        titles = {row.id: [post["title"] for post in posts if post["holder_id"] == row.id] for row in people}
        self.people.set_rows([{"id": row.id, **row.values, "posts": ", ".join(titles[row.id])} for row in people])
        self.posts.rows_model().set_rows([{"id": post.id, **post.values} for post in posts])
        self._posts_card.setVisible(bool(posts))
        named = read(people_edits.to_take_over)
        self.take.setText(f"Take over {named}")
        self.take.setAccessibleName(self.take.text())
        self.take.setVisible(bool(named) and self.can_change())

    @Slot()
    def take_over(self) -> None:
        """Make people of those named in posts and among the freelancers."""
        self.attempt.run(self.take.text(), people_edits.take_over)

    @Slot(object, str, object)
    def _hold(self, post: int, column: str, person: object) -> None:
        title = next(row["title"] for row in self._post_rows() if row["id"] == post)
        if refusal := self.attempt.run(f"Say who holds {quoted(title)}", people_edits.hold_post, post, person):
            self.posts.refuse(post, column, refusal)

    @Slot(object)
    def _hold_several(self, changes: Sequence[Change]) -> None:
        if refusal := self.attempt.run("Say who holds posts", records.apply, "post", changes):
            self.posts.refuse(changes[0][0], "holder_id", f"Nothing was pasted. {refusal}")

    def _post_rows(self) -> list[Mapping[str, Any]]:
        return [row for row in self.posts.rows_model().rows() if isinstance(row, Mapping)]

    def _columns(self) -> tuple[Column, ...]:
        day = short_day(lambda: self.desk.workspace.today)
        return (
            Column("name", "Name", editable=True, optional=False),
            Column("engagement", "Works as", "choice", 96, True, ENGAGEMENTS),
            Column("role", "Role", editable=True, hint="Supervision and courses can be for a role"),
            Column("start", "From", "date", 96, True, reader=day, hint="Empty: always"),
            Column("end", "To", "date", 96, True, reader=day, hint="Empty: goes on"),
            Column(
                "freelancer_id",
                "Paid by fees of",
                "choice",
                120,
                True,
                self._fees,
                reader=live_choice(self._fees, optional=True),
                hint="The freelancer among your costs",
            ),
            Column(
                "project_id",
                "Project",
                "choice",
                130,
                True,
                self._projects,
                reader=live_choice(self._projects, optional=True),
                hint="Bears what is spent on someone who has neither a post nor fees",
            ),
            Column("posts", "Posts", value=lambda row: row.get("posts", ""), hint="Held by this person"),
        )

    def _post_columns(self) -> tuple[Column, ...]:
        holder = live_choice(self._people, optional=True)
        changes = self.can_change()
        return (
            Column("title", "Post"),
            Column("person", "Named in the post"),
            Column("holder_id", "Held by", "choice", 220, changes, self._people, reader=holder),
        )
