"""What every entry of the library has, whatever it is about."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Nation = Literal["england", "wales", "scotland", "northern_ireland"]
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern_ireland")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry with a stable id, and whether what it says was found in its source.

    `last_checked` is the day on which that was looked at. Where it is not verified, `doubt` says what was not, in
    sentences: nothing of the entry is shown or printed without them.
    """

    id: str
    last_checked: date
    verified: bool
    doubt: str = ""
