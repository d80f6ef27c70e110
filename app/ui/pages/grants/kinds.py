"""How the values of grants and other income are typed and shown where the common kinds do not fit."""

from app.money import format_hundredths, round_half_up
from app.problems import Refused
from app.ui.kit import kinds
from app.ui.kit.kinds import Kind

_SURE = {"certain", "sure", "confirmed", "yes", "100", "100%"}


def chance() -> Kind:
    """A whole per cent from 0 to 100, shown as `60%`."""
    fine = kinds.percent()

    def read(text: str) -> int:
        points = fine.read(text)
        if not isinstance(points, int) or points % 100:
            raise Refused("Nobody knows a chance to a part of one per cent. Type a whole one, such as 60%.")
        return points // 100

    def show(value: object) -> str:
        return f"{value}%"

    return Kind("percent", read, show, show, optional=False)


def likelihood() -> Kind:
    """Whether an income is certain and its chance in whole per cent, as a pair: `Certain` or `60%`."""
    uncertain = chance()

    def read(text: str) -> tuple[bool, int]:
        if text.strip().casefold() in _SURE:
            return True, 100
        percent = uncertain.read(text)
        return False, percent if isinstance(percent, int) else 0

    def show(value: object) -> str:
        certain, percent = value if isinstance(value, tuple) else (True, 100)
        return "Certain" if certain else f"{percent}%"

    return Kind("percent", read, show, show, optional=False, empty=(True, 100))


def hours() -> Kind:
    """Time in whole minutes, typed and shown as hours: `1.5`."""
    number = kinds.hundredths(optional=False)

    def read(text: str) -> int:
        return round_half_up(_whole(number.read(text)) * 60, 100)

    def show(value: object) -> str:
        return format_hundredths(round_half_up(_whole(value) * 100, 60))

    return Kind("hundredths", read, show, show, optional=False)


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"a whole number is wanted, not {value!r}")
    return value
