"""Tests of `app.library`."""

from pathlib import Path

from app.library.loading import Library

STUDY = """
[[evidence]]
id = "walking-2020"
topics = ["nature"]
claim = "Walking helps."
population = "adults"
setting = "England"
design = "cohort"
limit = "One town."
direction = "mixed"
authors = "Ash A, Birch B"
year = 2020
title = "Walking in one town"
publisher = "Journal of Walks 3(2):1-9"
address = "doi:10.1000/walks.2020"
seen = "abstract"
verified = true
last_checked = 2026-11-30
"""

MEASURE = """
[[measure]]
id = "calm"
name = "Calm scale"
what = "Calm"
better = "higher"
scoring = "Add the four."
ages = "adults"
wording = "ask"
shown = "totals"
when = "Always."
when_not = "Never."
risk = "low"
source = "Manual, 2020"
verified = true
last_checked = 2026-11-30

[[measure.scale]]
key = "total"
name = "Total"
least = 0
most = 10
bands = [{ least = 0, most = 4, name = "low" }, { least = 5, most = 10, name = "high" }]
"""

TERM = """
[sources]
paper = "A paper, 2020"

[[term]]
id = "care"
term = "Care"
side = "health"
plain = "Looking after someone."
other = "Community says help."
match = ["care"]
source = ["paper"]
verified = true
last_checked = 2026-11-30
"""

SWAP = """
[[swap]]
id = "ring"
from = "community"
community = "We ring."
health = "We follow up."
true_if = "You do."
source = ["paper"]
verified = true
last_checked = 2026-11-30
"""

POLICY = """
[sources]
paper = "A paper, 2020"

[[policy]]
id = "cover"
name = "Cover"
kind = "insurance"
duty = "buyer"
who = "Everyone."
review_months = 12
review_from = "Policy year"
expiry_blocks = true
blocks_why = "Pass or fail."
limit_rate = "figures.public_liability"
source = ["paper"]
verified = true
last_checked = 2026-11-30
"""

RULE = '[[rule]]\nid = "pairs"\ntext = "Count pairs."\n'

FILES = {"evidence": STUDY, "measures": RULE + MEASURE, "glossary": TERM + SWAP, "policies": POLICY}
"""The smallest library there is: one entry of each kind."""


def library_in(folder: Path, **files: str) -> Library:
    """A library of a folder, with these files in place of the smallest."""
    for name, text in (FILES | files).items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return Library(folder)


def told(library: Library) -> list[str]:
    """What is wrong with a library, each as one sentence with its file."""
    return [str(problem) for problem in library.problems]
