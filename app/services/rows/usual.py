"""What a new row holds where it does not say it and another of its columns tells what is usual: for every entrance."""

from collections.abc import Mapping
from typing import Any

from app.models.choices import GrantKind, Restriction

RESTRICTION: Mapping[GrantKind, Restriction] = {
    GrantKind.GRANT: Restriction.RESTRICTED,
    GrantKind.CONTRACT: Restriction.UNRESTRICTED,
}
"""A gift usually comes with a purpose; a fee for a service is the organisation's own once the service is given."""

UNSAID: str = RESTRICTION[GrantKind.GRANT]
"""What a grant is that does not say whether it is restricted."""


def usual_values(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What follows for a new row from the values that are said; nothing for what is said itself."""
    if table != "grant" or values.get("restriction") is not None:
        return {}
    return {"restriction": RESTRICTION[values.get("kind") or GrantKind.GRANT]}
