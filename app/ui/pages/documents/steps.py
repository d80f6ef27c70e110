"""What Ctrl+K offers for an open document: what its menu and its buttons do, also by other words for the same."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.ui.desk.page import Step
from app.ui.kit.cards import Button

if TYPE_CHECKING:
    from app.ui.pages.documents.desk import WritingDesk


def steps_with(send: Button, writing: "WritingDesk") -> tuple[Step, ...]:
    """A step for each button that can be pressed now, also where its card is not shown at the moment."""
    return tuple(step for button, step in _steps(send, writing) if button.isEnabled() and not button.isHidden())


def _steps(send: Button, writing: "WritingDesk") -> Iterator[tuple[Button, Step]]:
    versions, own, delete = writing.versions, writing.figures.own, writing.about.delete
    yield send, Step("Mark as sent", send.click, "send email")
    yield versions.keep, Step("Keep a version now", versions.keep.click, "save")
    yield versions.open, Step("See versions and what changed", versions.open.click)
    yield own, Step("Your own numbers", own.click, "figures")
    yield writing.add_section, Step("Add a section", writing.add_section.click)
    yield delete, Step("Delete this document", delete.click)
