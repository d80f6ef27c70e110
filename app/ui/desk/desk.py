"""What every page is given: the open file, the worker, the questions, and the way to other places."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.ui.desk.ask import Asker
from app.ui.desk.tasks import Tasks
from app.ui.desk.workspace import Workspace


class Go(Protocol):
    """Shows a place, by what `app.places` says of ids and references, and the row that is meant where one is named."""

    def __call__(self, place: str, row: int | None = None) -> object:
        """Go there."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to each page through its constructor.

    `go(place, row)` shows a page, a part or a card, the rows of a table or a field of one. `say` puts a quiet
    sentence at the foot of the window, `problem` one that asks for something to be done. `load` and `save` keep small
    texts (the widths of columns) for the next time, by key. `open_document` shows a file with the system's own program.
    `bring_in` opens the import of a spreadsheet, with the kind already chosen where one is named. `move_file` asks for
    another place for the open file. `theme` tells and
    `set_theme` changes the colours of the window on this computer: `system`, `light` or `dark`.
    """

    workspace: Workspace
    tasks: Tasks
    ask: Asker
    go: Go
    say: Callable[[str], object]
    problem: Callable[[str], object]
    load: Callable[[str], str | None]
    save: Callable[[str, str], object]
    open_document: Callable[[Path], object]
    bring_in: Callable[[str], object]
    theme: Callable[[], str]
    set_theme: Callable[[str], object]
    move_file: Callable[[], object] = lambda: None
