"""The shares of one cost over the projects, in per cent, with what is left for core beside them as one types."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.money import format_hundredths
from app.places import field_of
from app.problems import Refused
from app.ui.kit.cards import LinkButton, empty
from app.ui.kit.line_fields import PercentEdit
from app.ui.kit.words import Words
from app.ui.pages.costs.summary import quiet_scroll

_WHOLE = 10_000


class SharesEditor(QWidget):
    """A field for each project. Together they may come to 100%; the rest is core."""

    changed = Signal(object)
    """All shares as pairs of project id and basis points, once one of them was accepted."""
    projects_asked = Signal()
    """There are no projects yet, and the user wants to add one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(field_of("split", "share"))
        self._fields: dict[int, PercentEdit] = {}
        self._names: dict[int, str] = {}
        self._record: object = None
        self._problem = Words("", role="problem", parent=self)
        self._problem.hide()
        self._sum = Words("", role="", parent=self)
        self._add = LinkButton("Add a project", self)
        self._add.clicked.connect(self.projects_asked)
        inside = QWidget(self)
        self._grid = QGridLayout(inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._sum)
        column.addWidget(self._problem)
        column.addWidget(self._add)
        column.addWidget(quiet_scroll(inside, self), 1)

    def set_projects(self, names: Mapping[int, str]) -> None:
        """The projects there are, by id; what is being typed stays while they are the same."""
        self._add.setVisible(not names)
        if dict(names) == self._names:
            self._reckon()
            return
        self._names, self._fields, self._record = dict(names), {}, None
        empty(self._grid)
        for at, (project, name) in enumerate(names.items()):
            self._grid.addWidget(Words(name, parent=self), at, 0)
            self._grid.addWidget(self._field(project, name), at, 1)
        self._grid.setRowStretch(len(names), 1)
        self._reckon()

    def set_shares(self, record: object, shares: Mapping[int, int]) -> None:
        """Show the shares of a record; shown again, what is being typed stays."""
        same, self._record = record == self._record, record
        for project, field in self._fields.items():
            share = shares.get(project) or None
            (field.refresh_value if same else field.set_value)(share)
        if not same:
            self._say("")
        self._reckon()

    def edit_first(self) -> None:
        """Begin to type at the first project that has no share yet."""
        fields = list(self._fields.values())
        free = next((field for field in fields if not field.value()), fields[0] if fields else None)
        if free is not None:
            free.setFocus()
            free.selectAll()

    def problem(self) -> str:
        """The sentence that stands by the shares, or nothing."""
        return self._problem.text()

    @Slot()
    def _reckon(self) -> None:
        """Say what the typed shares come to; what cannot be read yet counts as nothing."""
        if not self._names:
            self._sum.setText("There are no projects yet, so everything is core.")
            return
        total = sum(_typed(field) for field in self._fields.values())
        left = _WHOLE - total
        rest = f"{format_hundredths(-left)}% too much" if left < 0 else f"core {format_hundredths(left)}%"
        self._sum.setText(f"Shared: projects {format_hundredths(total)}%, {rest}")

    def _field(self, project: int, name: str) -> PercentEdit:
        field = PercentEdit(self)
        field.setFixedWidth(78)
        field.setAccessibleName(f"Share of {name}")
        field.setPlaceholderText("0%")
        field.textChanged.connect(self._reckon)
        field.committed.connect(lambda _value: self._commit(field))
        field.problem_changed.connect(self._say)
        self._fields[project] = field
        return field

    def _commit(self, field: PercentEdit) -> None:
        shares = {project: each.value() or 0 for project, each in self._fields.items()}
        counted = {project: share for project, share in shares.items() if isinstance(share, int)}
        total = sum(counted.values())
        if total > _WHOLE:
            field.refuse(
                f"The shares add up to {format_hundredths(total)}%. Together they can be 100% at most. Lower one."
            )
            return
        self.changed.emit(tuple((project, share) for project, share in counted.items() if share))

    @Slot(str)
    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def _typed(field: PercentEdit) -> int:
    try:
        value = field.kind().parse(field.text())
    except Refused:
        return 0
    return value if isinstance(value, int) else 0
