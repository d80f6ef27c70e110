"""What goes wrong, in plain sentences: an action refused, or one row of a file that cannot be used."""

from dataclasses import dataclass


class Refused(Exception):
    """An action that cannot be done; its text is the whole sentence shown to the user.

    Raise it (or a named subclass) only when the world or the user's input stands in the way.
    A mistake in the program raises something else.
    """


@dataclass(frozen=True)
class Problem:
    """One thing in a file or a form that could not be used, and what to do about it.

    `row` is the row number as a spreadsheet shows it (from 1); `column` the heading or letter; `field`
    what the program wanted from it. Each is left out where it has no meaning.
    """

    sentence: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    field: str = ""

    def __str__(self) -> str:
        place = [
            self.file,
            f"sheet “{self.sheet}”" if self.sheet else "",
            f"row {self.row}" if self.row is not None else "",
            f"column “{self.column}”" if self.column else "",
        ]
        where = ", ".join(part for part in place if part)
        return f"{where}: {self.sentence}" if where else self.sentence
