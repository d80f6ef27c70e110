"""Everybody who works with the organisation, and who holds which post."""

from functools import partial

from PySide6.QtCore import Slot

from app.services.people import edits as people_edits
from app.services.people.people import PeopleView
from app.services.rows import action_words, records
from app.ui.desk.desk import Desk
from app.ui.desk.rows_editor import RowsEditor
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, empty_as_usual
from app.ui.kit.cards import Button
from app.ui.pages.people.part import PeoplePart
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_WORDS = RowWords(
    "person",
    "Add a person",
    "Staff, freelancers, volunteers and trustees. Type a name above, or use the names already in your posts.",
)


class PeopleList(PeoplePart):
    """The table of people; under it the posts with their holders; and one step that fills both from what is known."""

    tables = frozenset({"person", "post"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._fees, self._projects, self._people = LiveChoices(), LiveChoices(), LiveChoices()
        self.take = Button("", self)
        self.take.clicked.connect(self.take_over)
        self.people = self.rows(_WORDS, self._columns(), empty_as_usual("engagement"))
        self.posts = WrappedTable(
            TableModel(self._post_columns(), today=lambda: desk.workspace.today), name="Posts", parent=self
        )
        self.holders = RowsEditor(desk.workspace, self.posts, "post")
        self.card(
            "people.people.list",
            "No notes are kept about anybody: a name, a role, and the dates.",
            self.take,
            self.people,
        )
        self._posts_card = self.card(
            "people.people.posts", "Spending on someone is charged to the projects of their posts.", self.posts
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
        self.take.setText(action_words.take_over(named))
        self.take.setAccessibleName(self.take.text())
        self.take.setVisible(bool(named) and self.can_change())

    @Slot()
    def take_over(self) -> None:
        """Make people of those named in posts and among the freelancers."""
        self.desk.workspace.run(self.take.text(), people_edits.take_over)

    def _columns(self) -> tuple[Column, ...]:
        of = partial(stored_column, "person", editable=True, today=lambda: self.desk.workspace.today)
        return (
            of("name"),
            of("engagement", 96),
            of("role"),
            of("start", 96),
            of("end", 96),
            of("freelancer_id", 120, choices=self._fees, reader=live_choice(self._fees, optional=True)),
            of("project_id", 130, choices=self._projects, reader=live_choice(self._projects, optional=True)),
            Column("posts", "Posts", value=lambda row: row.get("posts", ""), hint="Held by this person"),
        )

    def _post_columns(self) -> tuple[Column, ...]:
        holder = live_choice(self._people, optional=True)
        changes = self.can_change()
        return (
            stored_column("post", "title"),
            Column("person", "Named in the post"),
            stored_column("post", "holder_id", 220, editable=changes, choices=self._people, reader=holder),
        )
