"""Tests of `app.documents.kinds`."""

from pathlib import Path

BAKERY = Path(__file__).with_name("bakery-plan.toml")
"""The file of a kind that has everything that one can have."""
