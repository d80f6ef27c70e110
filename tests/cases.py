"""Files that others made, each with what is known about it, in a folder beside this one; or they are not there."""

from pathlib import Path

import pytest

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases"
needs_cases = pytest.mark.needs_cases
"""Marks a test that reads them: without them it is skipped, in one line for all (see `conftest.py`)."""
