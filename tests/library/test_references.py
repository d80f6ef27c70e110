"""References as they are printed."""

from pathlib import Path

import pytest

from app.library.references import reference, references
from tests.library import STUDY, library_in


@pytest.mark.parametrize(
    ("old", "new", "printed"),
    [
        (
            "",
            "",
            "Ash A, Birch B (2020). Walking in one town. Journal of Walks 3(2):1-9. https://doi.org/10.1000/walks.2020",
        ),
        (
            'title = "Walking in one town"',
            'title = "Does walking help?"',
            "Ash A, Birch B (2020). Does walking help? Journal of Walks 3(2):1-9. https://doi.org/10.1000/walks.2020",
        ),
        (
            "Ash A, Birch B",
            "Ash A, et al.",
            "Ash A, et al. (2020). Walking in one town. Journal of Walks 3(2):1-9. https://doi.org/10.1000/walks.2020",
        ),
        (
            'authors = "Ash A, Birch B"',
            'missing = ["authors"]',
            "Walking in one town (2020). Journal of Walks 3(2):1-9. https://doi.org/10.1000/walks.2020",
        ),
        (
            "year = 2020",
            'missing = ["year"]',
            "Ash A, Birch B (no date). Walking in one town. Journal of Walks 3(2):1-9. https://doi.org/10.1000/walks.2020",
        ),
        (
            'address = "doi:10.1000/walks.2020"',
            'missing = ["address"]',
            "Ash A, Birch B (2020). Walking in one town. Journal of Walks 3(2):1-9.",
        ),
        (
            '"Journal of Walks 3(2):1-9"',
            '"Ash A, Birch B"',
            "Ash A, Birch B (2020). Walking in one town. https://doi.org/10.1000/walks.2020",
        ),
        (
            "doi:10.1000/walks.2020",
            "isbn:978-0-7287-1554-7",
            "Ash A, Birch B (2020). Walking in one town. Journal of Walks 3(2):1-9. ISBN 978-0-7287-1554-7",
        ),
    ],
)
def test_a_reference_is_printed_in_one_style(tmp_path: Path, old: str, new: str, printed: str) -> None:
    library = library_in(tmp_path, evidence=STUDY.replace(old, new, 1) if old else STUDY)
    assert reference(library.evidence["walking-2020"]) == printed


def test_each_is_printed_once_and_by_author(tmp_path: Path) -> None:
    later = STUDY.replace("walking-2020", "elm-2021").replace("Ash A, Birch B", "aspen C")
    library = library_in(tmp_path, evidence=later + STUDY)
    cited = [library.evidence[key] for key in ("elm-2021", "walking-2020", "elm-2021")]
    assert [line.partition(" ")[0] for line in references(cited)] == ["Ash", "aspen"]
    assert references([]) == ()
