"""How other income says at once whether it is certain and how likely it is."""

from app.ui.kit.kinds import Kind
from app.ui.kit.short_kinds import whole_percent

_SURE = {"certain", "sure", "confirmed", "yes", "100", "100%"}


def likelihood() -> Kind:
    """Whether an income is certain and its likelihood in whole per cent, as a pair: `Certain` or `60%`."""
    uncertain = whole_percent()

    def read(text: str) -> tuple[bool, int]:
        if text.strip().casefold() in _SURE:
            return True, 100
        percent = uncertain.read(text)
        return False, percent if isinstance(percent, int) else 0

    def show(value: object) -> str:
        certain, percent = value if isinstance(value, tuple) else (True, 100)
        return "Certain" if certain else f"{percent}%"

    return Kind("percent", read, show, show, optional=False, empty=(True, 100))
