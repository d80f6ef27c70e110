"""A sentence about something that needs a look, and the record that it opens."""

from dataclasses import dataclass
from typing import Literal

from app.services.said.wording import Spans


@dataclass(frozen=True, slots=True)
class AttentionItem:
    """A sentence about something to look at; red is wrong as it stands, amber will be. `table` and `id` open it.

    `place`, as `app.places` writes it, is where it is mended, if that is not the row as a whole.
    """

    level: Literal["red", "amber"]
    sentence: Spans
    table: str
    id: int
    place: str = ""
