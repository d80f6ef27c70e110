"""The Runway page in the whole window, as a person comes to it."""

from typing import cast

from app.ui.pages.runway.page import RunwayPage
from tests.ui.whole_window import Window, settle


def page_of(place: Window, part: str = "") -> RunwayPage:
    """The Runway page, at one of its parts where one is named."""
    page = cast("RunwayPage", place.shell.go("runway"))
    if part and page.part.value() != part:
        page._choose_part(part)
    settle()
    return page
