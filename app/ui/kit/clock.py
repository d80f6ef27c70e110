"""The day that the window goes by: the one it was given, as tests do, or that of the computer's clock."""

from datetime import date


def present_day(given: date | None = None) -> date:
    """Today; asked for anew each time, since a window stays open over midnight."""
    return given or date.today()
