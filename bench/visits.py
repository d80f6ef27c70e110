"""How long the first visit to each page takes, until all of it is there, with a thousand records in the file.

The floor is a bare window's first visit to a page that shows the same records, read with bare SQL, in bare tables.
"""

import tempfile
from pathlib import Path

from bench.finding import Finding, ratio
from bench.measure import middle, sum_of
from bench.organisations import thousand_records
from bench.windows import bare, footing

RUNS = 5
LIMIT, TOGETHER_LIMIT = 20.0, 12.0


def findings() -> list[Finding]:
    """Every page but Home, which is there from the start."""
    with tempfile.TemporaryDirectory() as folder:
        file = thousand_records(Path(folder) / "thousand.footing")
        runs = [(bare(str(file)).visits[""], footing(file, "visits").visits) for _ in range(RUNS + 1)][1:]
    floor = middle([bare_visit for bare_visit, _ in runs])
    pages = {page: middle([visits[page] for _, visits in runs]) for page in runs[0][1]}
    return [
        *(ratio(f"First visit to {page}, to a bare page", took, floor, LIMIT) for page, took in pages.items()),
        ratio(
            "First visits to all pages, to as many bare pages",
            sum_of(pages.values()),
            floor * len(pages),
            TOGETHER_LIMIT,
        ),
    ]
