"""What a built part is: an id and a name, the facts that it needs, and the blocks that it makes of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from app.documents.facts.facts import Facts
from app.documents.tree.tree import Block

Needs = Literal["case", "money", "account"]
"""A group of facts: `Facts.case`, `Facts.money` or `Facts.account`."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that is made from facts: `id` as kind files name it, `name` as the outline shows it.

    `build` is only called where the group it `needs` is there. It returns the blocks without a heading, since the kind
    says what is printed over them, and nothing at all where it has nothing to say: the heading is then left out too.
    """

    id: str
    name: str
    needs: Needs | None
    build: Callable[[Facts], tuple[Block, ...]]

    def blocks(self, facts: Facts) -> tuple[Block, ...]:
        """What is printed; nothing where the facts that it needs are not there."""
        if self.needs is not None and getattr(facts, self.needs) is None:
            return ()
        return self.build(facts)
