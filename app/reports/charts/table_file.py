"""The table behind a chart or a forecast as a CSV file."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from app.replacing import replacing


def write_table(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows, heading first, as UTF-8 that spreadsheets recognise. Raises Refused where it cannot be written.

    The rows hold months, figures and the program's own words; text that a user typed does not belong here.
    """
    with replacing(path) as beside, beside.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(rows)
