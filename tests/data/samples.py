"""The stored samples of the formats, found by name: `v1.1.footing` and `v1.1.json`; and the formats that may follow."""

from pathlib import Path

from app.models.formats import CURRENT, Version

FOLDER = Path(__file__).parent
FINGERPRINTS = FOLDER / "fingerprints.toml"

NEXT_MINOR = Version(CURRENT.major, CURRENT.minor + 1)
NEXT_MAJOR = Version(CURRENT.major + 1, 0)
"""Formats of later programs: this one reads the first and refuses the second."""


def sample_file(version: Version, folder: Path = FOLDER) -> Path:
    """The organisation file that the program of a format wrote: rows in every table that it had."""
    return folder / f"v{version}.footing"


def sample_form(version: Version, folder: Path = FOLDER) -> Path:
    """The same in the open form, as the program of that format exported it."""
    return folder / f"v{version}.json"
