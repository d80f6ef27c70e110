"""What there is to say about one stored row: what it lacks to count in full, or that it is a first guess."""

from dataclasses import dataclass

from app.places import field_of
from app.services.said.wording import Spans


@dataclass(frozen=True, slots=True)
class RowRemark:
    """`lacks` says it in a few words beside the row (`no amount`), `sentence` in full, with what to do.

    `column` is the field that wants filling in, or nothing where it is none of the row's own. `place`, as `app.places`
    writes it, is where it is mended, if that is not this field.
    """

    table: str
    id: int
    column: str
    lacks: str
    sentence: Spans
    place: str = ""

    @property
    def way(self) -> str:
        """The reference to where it is mended."""
        return self.place or field_of(self.table, self.column)
