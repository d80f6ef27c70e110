"""What flows down the pages: each part knows how high it is, where it can be parted, and how to draw itself."""

from abc import ABC, abstractmethod

from app.reports.pdf.paper import Paper

LEFT, TOP, BOTTOM = 68.0, 60.0, 66.0
WIDTH = 595.2756 - 2 * LEFT
HEIGHT = 841.8898 - TOP - BOTTOM
"""The margins of a page, and the room for its text, in points."""


class Part(ABC):
    """A part of the flow, laid out at the full width. Heights and air are in points."""

    before: float = 0.0
    after: float = 0.0
    with_next: bool = False
    """Whether it stays on the page of what follows it."""

    @property
    @abstractmethod
    def height(self) -> float:
        """How high it is, without the air before and after it."""

    @property
    def least(self) -> float:
        """How much of it must stand on the page on which it begins."""
        return self.height

    def parted(self, room: float, *, forced: bool = False) -> "tuple[Part, Part] | None":  # noqa: ARG002 - for those that can
        """What of it fits the room, and the rest; None where it is not to be parted there.

        Forced, it parts wherever it can, for it does not fit a page of its own.
        """
        return None

    def smaller(self, room: float) -> "Part | None":  # noqa: ARG002 - for those that can
        """Itself drawn a little smaller, so that it fits the room; None where that cannot be."""
        return None

    @abstractmethod
    def draw(self, paper: Paper, top: float) -> None:
        """Draw it at the left margin, its upper edge at the top."""
