"""What was worked out before, kept so that a small change of a plan does not mean to work out everything again.

A change leaves the parts of a plan that it does not touch as they are, the very same objects; what depends on nothing
else is found here. Nothing is ever taken for the same because it looks alike.
"""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

_T = TypeVar("_T")
_I = TypeVar("_I")

_AT_MOST = 4
"""How many results of one step are kept: some views, before and after a change."""

_MOST_ITEMS = 20_000
"""How many items' results are kept before all are let go."""


class Reuse:
    """Results by the step that made them and by what they were made from; for one plan and what is tried on it."""

    def __init__(self) -> None:
        self._results: dict[str, deque[tuple[tuple[object, ...], tuple[object, ...], Any]]] = {}
        self._items: dict[tuple[str, int], tuple[object, tuple[object, ...], tuple[object, ...], Any]] = {}

    def get(self, step: str, same: tuple[object, ...], equal: tuple[object, ...], make: Callable[[], _T]) -> _T:
        """The result of a step, made unless it was before from the very `same` objects and from `equal` values."""
        results = self._results.setdefault(step, deque(maxlen=_AT_MOST))
        for was_same, was_equal, result in results:
            if _identical(was_same, same) and was_equal == equal:
                kept: _T = result
                return kept
        made = make()
        results.append((same, equal, made))
        return made

    def each(
        self,
        step: str,
        items: Iterable[_I],
        same: tuple[object, ...],
        equal: tuple[object, ...],
        make: Callable[[_I], _T],
    ) -> list[_T]:
        """A step's result for each item; made only for those items that it was not made for before."""
        if len(self._items) > _MOST_ITEMS:
            self._items.clear()
        found = []
        for item in items:
            was = self._items.get((step, id(item)))
            if was is None or was[0] is not item or not _identical(was[1], same) or was[2] != equal:
                was = item, same, equal, make(item)
                self._items[step, id(item)] = was
            found.append(was[3])
        return found


def _identical(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and all(one is other for one, other in zip(some, others, strict=True))
