"""Names that tell rows apart."""

from collections.abc import Iterable


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """The wanted name, or with (2), (3) and so on after it where another row has it, whatever its capitals."""
    used = {name.casefold() for name in taken}
    name, count = wanted, 1
    while name.casefold() in used:
        count += 1
        name = f"{wanted} ({count})"
    return name
