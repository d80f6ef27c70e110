"""A document is its kind, its texts and its facts put together by one set of rules."""

from dataclasses import replace

import pytest

from app.documents.building.build import NOT_WRITTEN, build
from app.documents.building.front import contact
from app.documents.building.provenance import with_provenance
from app.documents.building.stored import Own, Use
from app.documents.facts.who import Logo, Who
from app.documents.kinds.kind import Built
from app.documents.parts.catalogue import PARTS
from app.documents.parts.part import Part
from app.documents.tree.tree import FigureText, Heading, Image, Link, NewPage, Paragraph, Table, Text, words
from tests.documents.some import COST, EARLIER, TODAY, WHO, box, facts, kind, outline, printed, saying, section, stored

TWO = kind(
    section("why", "Why", box("need"), box("more", "More", optional=True)),
    section("money", "Money", Built("costs", "costs", "The costs"), Built("cash", "cash", "Cash", ("trustees",))),
    section("end", "The end", box("end", optional=True)),
)


@pytest.fixture(autouse=True)
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some parts beside those that there are."""
    for part in (
        saying("costs", "It costs."),
        saying("cash", "Cash falls."),
        saying("silent"),
        saying("lead", "In short."),
    ):
        monkeypatch.setitem(PARTS, part.id, part)


@pytest.mark.parametrize(
    "typed", ["1 Mill Lane\nNorthdale", " 1 Mill Lane, \r\n\n  Northdale\n", "1 Mill Lane, Northdale"]
)
def test_the_lines_of_an_address_become_one_with_commas(typed: str) -> None:
    assert contact(replace(WHO, address=typed)) == (Paragraph((Text("1 Mill Lane, Northdale"),), "byline"),)


def test_the_first_page_says_what_it_is_by_whom_and_when() -> None:
    who = replace(
        WHO, address="1 Mill Lane,\nNorthdale", email="us@example.org", phone="01632 960123", web="example.org"
    )
    document = build(
        TWO, stored({"need": "Bread."}), facts(who=replace(who, logo=Logo("ab", "Logo of Riverbank Arts")))
    )
    image, title, byline, contact = document.blocks[:4]
    assert isinstance(image, Image)
    assert (image.sha256, image.description) == ("ab", "Logo of Riverbank Arts")
    assert title == Heading(1, "Choir: note")
    said = "Riverbank Arts · Charitable company · charity number 1123456 · 30 November 2026"
    assert byline == Paragraph(words(said), "byline")
    assert contact == Paragraph(
        (
            Text("1 Mill Lane, Northdale"),
            Text("\n"),
            Link("us@example.org", "mailto:us@example.org"),
            Text(" · "),
            Text("01632 960123"),
            Text(" · "),
            Link("example.org", "https://example.org"),
        ),
        "byline",
    )
    assert document.title == "Choir: note"
    meta = document.meta
    assert (meta.author, meta.running, meta.as_at) == ("Riverbank Arts", "Riverbank Arts · Choir: note", TODAY)
    named = build(TWO, replace(stored(), title="riverbank arts: note"), facts())
    assert named.meta.running == "riverbank arts: note"


def test_the_byline_names_the_kind_where_the_title_does_not() -> None:
    document = build(TWO, replace(stored(), title="Choir"), facts(who=Who("Jo", "")))
    assert printed(document.blocks)[0] == "Note · Jo · 30 November 2026"
    assert sum(isinstance(each, Heading) and each.level == 1 for each in document.blocks) == 1


def test_a_needed_text_that_is_empty_says_so_and_an_optional_one_leaves_nothing() -> None:
    document = build(TWO, stored({"need": "> a note to self", "more": " \n"}), facts())
    assert outline(document) == ["Choir: note", "1 Why", "2 Money", "The costs"]
    assert Paragraph(words(NOT_WRITTEN), "caption") in document.blocks
    assert "note to self" not in str(document)


def test_a_section_with_nothing_in_it_leaves_its_heading_out_and_numbers_follow() -> None:
    silent = kind(
        section("a", "A", Built("s", "silent"), lead="lead"),
        section("b", "B", box("b")),
        section("c", "C", box("c"), numbered=False),
        section("d", "D", box("d"), lead="lead"),
    )
    document = build(silent, stored({"b": "B.", "c": "C.", "d": "D."}), facts())
    assert outline(document) == ["Choir: note", "1 B", "C", "2 D"]
    assert printed(document.blocks)[1:] == ["B.", "C.", "In short.", "D."]


def test_a_part_is_shown_to_its_readers_unless_the_user_chose() -> None:
    texts = {"need": "Bread."}
    shown = {
        name: "Cash" in outline(build(TWO, stored(texts, **choice), facts()))  # type: ignore[arg-type]
        for name, choice in {
            "commissioner": {},
            "trustees": {"reader": "trustees"},
            "wanted": {"shown": {"cash": True}},
            "unwanted": {"reader": "trustees", "shown": {"cash": False}},
        }.items()
    }
    assert shown == {"commissioner": False, "trustees": True, "wanted": True, "unwanted": False}


def test_a_part_without_its_facts_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_: object) -> tuple[Paragraph, ...]:
        raise AssertionError

    monkeypatch.setitem(PARTS, "costs", Part("costs", "Costs", "case", never))
    assert outline(build(TWO, stored({"need": "Bread."}), facts())) == ["Choir: note", "1 Why"]


def test_the_opening_stands_under_the_title_and_a_new_page_where_it_is_wanted() -> None:
    paged = kind(replace(section("a", "A", box("a")), new_page=True), opening=("lead",))
    document = build(paged, stored({"a": "A."}), facts())
    at = document.blocks.index(NewPage())
    assert document.blocks[at + 1] == Heading(2, "A", "1")
    assert printed(document.blocks[:at])[-1] == "In short."


def test_sections_of_ones_own_follow_with_numbers_and_empty_ones_do_not() -> None:
    own = (Own("own-1", "Partners", "Two schools."), Own("own-2", "Later", "> not yet"))
    document = build(TWO, stored({"need": "Bread."}, own=own), facts())
    assert outline(document)[-1] == "3 Partners"
    assert printed(document.blocks)[-1] == "Two schools."


def test_what_someone_typed_stays_what_it_is() -> None:
    typed = "<b>x</b> & {name} https://a.org =1+1"
    document = build(TWO, stored({"need": typed}), facts())
    paragraph = document.blocks[3]
    assert isinstance(paragraph, Paragraph)
    assert "".join(run.text for run in paragraph.runs) == typed
    assert Link("https://a.org", "https://a.org") in paragraph.runs


def test_a_figure_prints_what_was_seen_and_is_listed_once() -> None:
    uses = (Use("need", "cost", "full-cost", "£86,880", TODAY), Use("need", "again", "full-cost", "£86,880", TODAY))
    document = build(TWO, stored({"need": "{{cost}}, {{again}}"}, uses=uses), facts(COST))
    assert FigureText("£86,880", "full-cost") in _runs(document.blocks[3])
    assert document.figures == (COST,)


def test_a_stale_figure_prints_what_was_seen_beside_the_live_one() -> None:
    uses = (Use("need", "cost", "full-cost", "£80,000", EARLIER),)
    document = build(replace(TWO, figures=("full-cost",)), stored({"need": "{{cost}}"}, uses=uses), facts(COST))
    old, live = document.figures
    assert live == COST
    assert (old.text, old.as_at, old.name, old.value) == ("£80,000", EARLIER, "Full cost", None)
    assert _runs(document.blocks[3]) == (FigureText("£80,000", old.id),)


def test_a_figure_whose_source_is_gone_keeps_its_words() -> None:
    uses = (Use("need", "cost", "own:waiting", "31", EARLIER),)
    document = build(TWO, stored({"need": "{{cost}} wait"}, uses=uses), facts())
    assert printed(document.blocks)[1] == "31 wait"
    assert [figure.name for figure in document.figures] == ["waiting"]


def test_where_the_figures_come_from_is_the_last_part() -> None:
    uses = (Use("need", "cost", "full-cost", "£86,880", TODAY),)
    document = build(TWO, stored({"need": "{{cost}}"}, uses=uses), facts(COST))
    heading, table = with_provenance(document).blocks[-2:]
    assert heading == Heading(2, "Where the figures come from")
    assert isinstance(table, Table)
    cells = ["".join(run.text for run in cell) for cell in table.rows[0].cells]
    assert cells == ["Full cost", "£86,880", "Choir, 2027-28", "30 November 2026"]
    assert with_provenance(build(TWO, stored(), facts())) == build(TWO, stored(), facts())


def _runs(block: object) -> tuple[object, ...]:
    assert isinstance(block, Paragraph)
    return block.runs
