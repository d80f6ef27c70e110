"""Choices that change while a table or a field shows them, such as the grants or the costs there are."""

from collections.abc import Iterator, Sequence
from typing import overload

from app.ui.kit import kinds
from app.ui.kit.kinds import Kind
from app.ui.kit.words import Choices


class LiveChoices(Sequence[tuple[object, str]]):
    """Choices that change while a table shows them: (value, label) pairs."""

    def __init__(self, choices: Choices = ()) -> None:
        self._choices: tuple[tuple[object, str], ...] = tuple(choices)

    def set(self, choices: Choices) -> None:
        """Offer others from now on."""
        self._choices = tuple(choices)

    def __len__(self) -> int:
        return len(self._choices)

    @overload
    def __getitem__(self, at: int) -> tuple[object, str]: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[tuple[object, str], ...]: ...
    def __getitem__(self, at: int | slice) -> tuple[object, str] | tuple[tuple[object, str], ...]:
        return self._choices[at]

    def __iter__(self) -> Iterator[tuple[object, str]]:
        return iter(self._choices)


def live_choice(choices: LiveChoices, *, optional: bool = False) -> Kind:
    """One of choices that may have changed since."""

    def show(value: object) -> str:
        return next((label for each, label in choices if each == value), "")

    return Kind("choice", lambda text: kinds.choice(choices).read(text), show, show, optional)
