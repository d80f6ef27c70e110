"""What can be brought in: every kind of list by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from app.exchange.field import Field, Kind
from app.exchange.lists_grants import GRANTS
from app.exchange.lists_money import COSTS, INCOME
from app.exchange.lists_people import FREELANCERS, POSTS

__all__ = ["KINDS", "Field", "Kind"]

KINDS: Mapping[str, Kind] = MappingProxyType({kind.name: kind for kind in (COSTS, POSTS, INCOME, GRANTS, FREELANCERS)})
"""Every kind of list by its name: costs, posts, income, grants, freelancers."""
