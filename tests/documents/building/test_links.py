"""Addresses that someone typed become links, and nothing else does."""

import pytest

from app.documents.building.links import linked, linked_block, mail_link, web_link
from app.documents.tree.tree import Column, FigureText, Link, ListBlock, Paragraph, Row, Run, Table, Text


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("See https://example.org/a?b=1#c.", [("https://example.org/a?b=1#c", "https://example.org/a?b=1#c")]),
        ("(https://example.org/wiki_(arts))", [("https://example.org/wiki_(arts)", "https://example.org/wiki_(arts)")]),
        ("Write to jo.o'neil@example.org, please", [("jo.o'neil@example.org", "mailto:jo.o'neil@example.org")]),
        ("jo+arts@mail.example.co.uk.", [("jo+arts@mail.example.co.uk", "mailto:jo+arts@mail.example.co.uk")]),
        ("https://a.org and https://b.org!", [("https://a.org", "https://a.org"), ("https://b.org", "https://b.org")]),
        ("http://example.org", []),
        ("javascript:alert(1) file:///etc/passwd ftp://a.org", []),
        ("www.example.org and a@b", []),
        ("https:// alone", []),
        ("@ and a@ and @b.org", []),
        ("xhttps://example.org", []),
    ],
)
def test_only_whole_safe_addresses_are_links(typed: str, links: list[tuple[str, str]]) -> None:
    runs = linked((Text(typed),))
    assert [(run.text, run.address) for run in runs if isinstance(run, Link)] == links
    assert "".join(run.text for run in runs) == typed


def test_strong_words_stay_strong_and_figures_stay_figures() -> None:
    runs = linked((Text("at https://a.org now", strong=True), FigureText("£1", "ask")))
    assert runs == (
        Text("at ", strong=True),
        Link("https://a.org", "https://a.org"),
        Text(" now", strong=True),
        FigureText("£1", "ask"),
    )


def test_lists_and_tables_have_links_too() -> None:
    plain: tuple[Run, ...] = (Text("a@b.org"),)
    link: tuple[Run, ...] = (Link("a@b.org", "mailto:a@b.org"),)
    table = Table((Column("Who"),), (Row((plain,)),))
    assert linked_block(ListBlock((plain,))) == ListBlock((link,))
    assert linked_block(Paragraph(plain)) == Paragraph(link)
    linked_table = linked_block(table)
    assert isinstance(linked_table, Table)
    assert linked_table.rows == (Row((link,)),)


@pytest.mark.parametrize(
    ("typed", "run"),
    [
        (" www.example.org ", Link("www.example.org", "https://www.example.org")),
        ("https://example.org", Link("https://example.org", "https://example.org")),
        ("http://example.org", Text("http://example.org")),
        ("our site", Text("our site")),
    ],
)
def test_the_organisations_web_address_is_a_link_where_it_is_one(typed: str, run: Run) -> None:
    assert web_link(typed) == run


def test_the_organisations_email_is_a_link_where_it_is_one() -> None:
    assert mail_link("us@example.org ") == Link("us@example.org", "mailto:us@example.org")
    assert mail_link("ask Jo") == Text("ask Jo")


@pytest.mark.parametrize("unprintable", ["\x00", "\x07", "\x1f", "\x7f", "\x85", "\ud800", "\ufffe", "\uffff"])
def test_what_no_document_can_hold_is_never_in_an_address(unprintable: str) -> None:
    assert web_link(f"www.exam{unprintable}ple.org") == Text(f"www.exam{unprintable}ple.org")
    found = linked((Text(f"See https://example.org/a{unprintable}b"),))
    assert found == (Text("See "), Link("https://example.org/a", "https://example.org/a"), Text(f"{unprintable}b"))
