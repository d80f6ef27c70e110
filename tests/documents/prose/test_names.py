"""Names that do not belong are found wherever they were left, and ordinary words are never taken for one."""

from collections.abc import Callable, Collection
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.documents.prose.names import Foreign, foreign_names
from app.paths import resource
from app.spelling.spelling import british
from tests import ROOT

OWN = ("Riverbank Arts", "Choir for Carers", "The Northshire Lottery Fund", "Ashby")
FUNDERS = (
    "Weaver Trust",
    "The Hargreave & Lowe Charitable Trust",
    "St Mary's Fund",
    "Children in Need",
    "Health Foundation",
    "Garvald Community Foundation",
    "NHS Westmark Integrated Care Board",
    "Westmark Voluntary Sector Grants Programme",
    "Quillory",
    "ZORBA",
    "Elm",
    "Hope",
    "Weaver",
    "Trust",
    "The Foundation",
    "Arts",
    "A",
    "12",
    "Bank Street Surgery (Leeds) Ltd",
    "Choir for singers",
    "Open studio",
    "Volunteers' rota",
)


def found(text: str, others: Collection[str] = FUNDERS, own: Collection[str] = OWN) -> list[str]:
    return [each.name for each in foreign_names(text, own, others, british().knows)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Weaver Trust paid for this.", ["Weaver Trust"]),
        ("paid by THE WEAVER TRUST in 2024", ["Weaver Trust"]),
        ("the Weaver-Trust’s own form", ["Weaver Trust"]),
        ("We thank Hargreave and Lowe.", ["The Hargreave & Lowe Charitable Trust"]),
        ("thanks to the hargreave & lowe charitable trust", ["The Hargreave & Lowe Charitable Trust"]),
        ("with St. Mary’s Fund", ["St Mary's Fund"]),
        ("with St Marys Fund", ["St Mary's Fund"]),
        ("Children in Need gave £5,000.", ["Children in Need"]),
        ("as Garvald Community asked", ["Garvald Community Foundation"]),
        ("as Garvald’s panel asked", []),
        ("the NHSW and the WVSGP", ["Westmark Voluntary Sector Grants Programme"]),
        ("the NHS Westmark\nIntegrated Care Board", ["NHS Westmark Integrated Care Board"]),
        ("our quillory-based work", ["Quillory"]),
        ("Quillory asked", ["Quillory"]),
        ("we asked ZORBA", ["ZORBA"]),
        ("rooms at Elm and with Hope’s team", ["Elm", "Hope"]),
        ("rooms at the Elm Project", ["Elm"]),
        ("we wrote to The Foundation again", ["The Foundation"]),
        ("see the Volunteers’ rota", ["Volunteers' rota"]),
        ("as our Choir for Singers does", ["Choir for singers"]),
        ("Choir for singers meets here.", ["Choir for singers"]),
        ("paid for the Open studio and Elm, Hope and Weaver", ["Open studio", "Elm", "Hope", "Weaver"]),
        ("the grant “Weaver Trust: Warm words”", ["Weaver Trust"]),
        ("in Bank Street Surgery", ["Bank Street Surgery (Leeds) Ltd"]),
        ("Weaver Trust and Weaver Trust", ["Weaver Trust", "Weaver Trust"]),
    ],
)
def test_a_name_that_was_left_is_found(text: str, names: list[str]) -> None:
    assert found(text) == names


TRAPS = (
    "Elm trees line the road. We hope so. Hope is what people bring.",
    "Trust takes time, and the Trust board met; our Trust and the Foundation agree.",
    "The Foundation met. The Arts matter, and Arts in health too.",
    "A weaver works here. Weaver of baskets: a craft.",
    "We met on Elm Road, at Hope Street and with Bob Hope.",
    "Children in need of help, and health foundations for all.",
    "“Hope is a thing with feathers”",
    "Need: Hope and trust",
    "Hope For All\nOur Elm And Our Hope",
    "HOPE, TRUST AND THE ARTS",
    "- Hope\n- Trust\n1. Elm",
    "a garvald community and the westmark voluntary sector",
    "The Northshire Lottery pays, and so does the Northshire Lottery Fund; Riverbank, Ashby and the choir.",
    "a zorba dance, 12 people, a plan A",
    "Ask for a bank, a street and a surgery.",
    "We began a choir for singers. Open studio doors let light in; an open studio is best.",
    "Our Open Letter and Open House",
    "",
)


@pytest.mark.parametrize("text", TRAPS)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_each_is_told_with_its_words_and_their_place() -> None:
    text = "Last year Hargreave & Lowe’s panel came."
    others = ("The Hargreave & Lowe Charitable Trust",)
    (one,) = foreign_names(text, (), others, british().knows)
    assert one == Foreign(others[0], "Hargreave & Lowe’s", 10, 28)


@pytest.mark.parametrize(
    ("text", "own", "others", "names"),
    [
        ("the Northshire Lottery Fund East", ["Northshire Lottery Fund East"], ["Northshire Lottery Fund"], []),
        ("the Northshire Lottery Fund", ["Northshire"], ["Northshire Lottery Fund"], ["Northshire Lottery Fund"]),
        ("in Northshire", ["Northshire Choirs"], ["Northshire", "Northshire Fund"], []),
        ("in Northshire", [], ["Northshire Fund"], ["Northshire Fund"]),
        ("in Essex", [], ["Essex Fund"], []),
        ("in Essex", [], ["Essex"], ["Essex"]),
        ("the Weaver Trust", ["the weaver trust ltd"], ["Weaver Trust"], []),
        ("the Weaver Trust", [], ["Weaver Trust", "Weaver Trust", "Weaver"], ["Weaver Trust"]),
        ("with Sunflower Dance", [], ["Sunflower", "Sunflower Dance"], ["Sunflower Dance"]),
        (
            "as the NLCF and the BBC ask",
            [],
            ["National Lottery Community Fund", "BBC"],
            [
                "National Lottery Community Fund",
                "BBC",
            ],
        ),
        ("A BETTER NLCF BID", [], ["National Lottery Community Fund"], ["National Lottery Community Fund"]),
        ("for Age UK", [], ["Age UK"], ["Age UK"]),
        ("people of any age", [], ["Age UK"], []),
        ("the Greater Garvald Community Centre", [], ["Garvald Community Foundation"], []),
        ("", ["", " "], ["", "…", "()"], []),
    ],
)
def test_what_belongs_is_left_alone(text: str, own: list[str], others: list[str], names: list[str]) -> None:
    assert found(text, others, own) == names


@cache
def ordinary() -> tuple[str, ...]:
    """Every fiftieth lower-case word of the dictionary, and the small words that texts are made of."""
    lines = resource("spelling", "en_GB.dic").read_text(encoding="utf-8-sig").splitlines()
    stems = (line.partition("\t")[0].partition("/")[0] for line in lines)
    words = [word for word in stems if word.isalpha() and word.islower()]
    return (*words[::50], "the", "of", "and", "we", "trust", "fund", "hope", "elm", "weaver", "arts", "need", "in")


texts = st.lists(st.sampled_from(ordinary()), min_size=3, max_size=12).map(
    lambda words: f"{' '.join([words[0].capitalize(), *words[1:]])}."
)
made_up = st.from_regex(r"[BCDFGLMNPRSTV](?:[aeiou][bdfgklmnprstvz]){2,3}[ao]", fullmatch=True)
one_word = made_up.filter(lambda word: not british().knows(word))
ends = st.sampled_from(["Trust", "Community Fund", "& Lowe Foundation", "City Council", "Arts Project", ""])
names = st.builds(lambda word, end: f"{word} {end}".strip(), one_word, ends)
written = st.sampled_from([str, str.upper, str.lower, lambda name: name.replace(" ", "\n"), lambda name: f"{name}’s"])


@settings(deadline=None)
@given(texts, texts, names, written)
def test_every_name_that_is_planted_in_ordinary_text_is_found(
    before: str, after: str, name: str, write: Callable[[str], str]
) -> None:
    text = f"{before} So {write(name)} came. {after}"
    start = len(before) + 4
    assert [(each.name, each.start) for each in foreign_names(text, OWN, [*FUNDERS, name], british().knows)] == [
        (name, start)
    ]


@settings(deadline=None)
@given(st.lists(texts, min_size=1, max_size=5))
def test_ordinary_text_has_no_foreign_names(sentences: list[str]) -> None:
    assert foreign_names(" ".join(sentences), (), FUNDERS, british().knows) == ()


def test_the_texts_of_the_program_itself_hold_none() -> None:
    """README and decisions are pages of ordinary prose; none of these invented names is in them."""
    prose = "\n".join((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "DECISIONS.md"))
    assert found(prose, [name for name in FUNDERS if name != "ZORBA"], ()) == []
