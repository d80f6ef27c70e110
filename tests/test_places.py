"""Places have ids that hold together, one name each, and no name of a page is typed anywhere else."""

import ast
import re
from pathlib import Path

import pytest

from app import places
from app.places import HOME, PAGES, PLACES, field_of, name_of, outwards, parts_of, rows_of, spots, trail
from app.services.rows.fields import FIELDS

APP = Path(__file__).parent.parent / "app"
README = APP.parent / "README.md"
_NAMES = "|".join(re.escape(page.name) for page in PAGES)
_IN_A_SENTENCE = re.compile(rf"(?:[a-z,;] |[(“])(?:{_NAMES})\b")
"""A page's name with a capital where a sentence has none: after a small letter, a comma or a bracket."""
_FORMER = re.compile(
    r"(?:under|see|to|in|Open|the) (?:Grants|Core costs|Organisation)\b|\b(?:Grants|Organisation) page"
)
_PAGE_OF_README = re.compile(r"\(([A-Z][\w ]+), ([A-Z][\w ]+)\)")


def test_ids_are_one_of_a_kind_and_lie_in_one_another() -> None:
    ids = [place.id for place in PLACES]
    assert len(set(ids)) == len(ids)
    assert all(place.around in {"", *ids} for place in PLACES)
    assert ids[0] == HOME
    for place in PLACES:
        depth = place.id.count(".")
        assert place.is_part is (depth == 1 and (bool(parts_of(place.page)))), place.id
        assert depth <= 2


def test_a_place_is_known_by_its_name_and_the_ways_there() -> None:
    assert name_of("grants") == "Funding"
    assert (name_of("costs"), name_of("organisation")) == ("Costs", "Settings")
    assert parts_of("grants") == (("list", "Grants and contracts"), ("income", "Other income"))
    pools = next(place for place in PLACES if place.id == "costs.full.pools")
    assert [place.id for place in outwards(pools)] == ["costs.full.pools", "costs.full", "costs"]
    assert trail(pools) == "How overheads are shared · Full cost · Costs"
    with pytest.raises(KeyError):
        name_of("nowhere")


def test_what_can_be_gone_to_is_told_apart_by_its_words() -> None:
    trails = [trail(place) for place in PLACES]
    twice = {words for words in trails if trails.count(words) > 1}
    assert twice == {"Costs", "People", "Duties · People"}  # the first part, or the only card, of the same name


def test_every_stored_table_and_column_leads_to_one_page() -> None:
    for table, columns in FIELDS.items():
        (spot,) = spots(rows_of(table))
        assert (spot.table, spot.column) == (table, "")
        for column in columns:
            found = spots(field_of(table, column))
            assert len({spot.place.page for spot in found}) == 1, (table, column)
            assert {(spot.table, spot.column) for spot in found} == {(table, column)}
    known = {edited.partition(".")[0] for place in PLACES for edited in place.edits}
    assert known == set(FIELDS)
    for wrong in ("rows:nothing", "field:nothing.at_all", "nothing"):
        with pytest.raises(KeyError):
            spots(wrong)


def test_a_column_that_is_edited_apart_leads_there() -> None:
    assert [spot.place.id for spot in spots(field_of("organisation", "bid_hour_cost"))] == ["grants.list"]
    assert [spot.place.id for spot in spots(field_of("organisation", "balance_date"))] == ["organisation.balances"]
    assert spots("costs.full")[0].place.name == "Full cost"


def _texts(path: Path) -> list[tuple[int, str]]:
    """The texts of a module that are no docstrings; what stands around a value in one text is a text of its own."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    described = {
        id(node.value)
        for parent in ast.walk(tree)
        for node in (parent.body if isinstance(parent, ast.Module | ast.ClassDef | ast.FunctionDef) else ())
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in described
    ]


def typed_names(path: Path) -> list[str]:
    """Where a module types the name of a page in a sentence."""
    return [
        f"{path.name}:{line}: {text}"
        for line, text in _texts(path)
        if _IN_A_SENTENCE.search(text) or _FORMER.search(text)
    ]


def test_no_sentence_types_the_name_of_a_page() -> None:
    modules = [path for path in APP.rglob("*.py") if path != Path(places.__file__)]
    assert len(modules) > 200
    assert [found for path in modules for found in typed_names(path)] == []


@pytest.mark.parametrize(
    "sentence",
    ["Change it under Funding.", "see Settings", "(see Costs). ", "Go to Costs", "and Home reminds you", "Open Grants"],
)
def test_a_name_that_is_typed_is_noticed(tmp_path: Path, sentence: str) -> None:
    module = tmp_path / "sentences.py"
    module.write_text(f'"""Change it under Funding."""\nSAID = "{sentence}"\nHEADING = "Costs"\n', encoding="utf-8")
    assert typed_names(module) == [f"sentences.py:2: {sentence}"]


def test_the_readme_names_places_as_the_window_does() -> None:
    named = _PAGE_OF_README.findall(README.read_text(encoding="utf-8"))
    assert named
    for page, card in named:
        assert f"{card} · {page}" in {trail(place) for place in PLACES}
