"""What a business case calls the lines of its cost table: an organisation's words, and those of who works alone."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.models.choices import CostCategory, Driver, Pool


@dataclass(frozen=True, slots=True)
class CostLabels:
    """Words by stored choice: what a direct cost is, what an overhead is, and by what it is shared."""

    categories: Mapping[str, str]
    pools: Mapping[str, str]
    drivers: Mapping[str, str]


_OURS = CostLabels(
    categories={category.value: category.label for category in CostCategory},
    pools={pool.value: pool.label for pool in Pool},
    drivers={driver.value: driver.inside for driver in Driver},
)
_MINE = CostLabels(
    categories={**_OURS.categories, CostCategory.STAFF.value: "My time"},
    pools={
        Pool.PREMISES.value: "Premises and equipment",
        Pool.CENTRAL.value: "Running the business",
        Pool.GOVERNANCE.value: "Accounts and planning",
        Pool.FUNDRAISING.value: "Finding work",
    },
    drivers={**_OURS.drivers, Driver.STAFF_TIME.value: "time"},
)


def cost_labels(*, alone: bool) -> CostLabels:
    """The words of an organisation, or of a sole trader, who has no staff and no trustees."""
    return _MINE if alone else _OURS
