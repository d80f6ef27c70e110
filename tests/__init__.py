"""Tests: the same tree as the program's, and what they share."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the whole project, from which the program is started."""
