"""What can be brought in: every kind of list by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from app.exchange.lists.field import ListKind
from app.exchange.lists.grants import GRANTS
from app.exchange.lists.money import COSTS, INCOME
from app.exchange.lists.people import FREELANCERS, POSTS

KINDS: Mapping[str, ListKind] = MappingProxyType(
    {kind.name: kind for kind in (COSTS, POSTS, INCOME, GRANTS, FREELANCERS)}
)
"""Every kind of list by its name: costs, posts, income, grants, freelancers."""
