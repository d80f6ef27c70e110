"""The files of kinds: what they say, and how a faulty one is refused."""

from pathlib import Path

import pytest

from app.documents.kinds.kind import READERS, Box, Built
from app.documents.kinds.loading import kind_of, read_kind, read_kinds
from app.problems import Refused
from tests.documents.kinds import BAKERY

SMALLEST = """
name = "Note"
inside = "note"
purpose = "A note."
reader = "trustees"
[[section]]
key = "all"
heading = "All of it"
[[section.item]]
box = "text"
asks = "Anything."
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "note.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_kind_is_read_from_its_file() -> None:
    kind = read_kind(BAKERY)
    assert (kind.id, kind.name, kind.reader, kind.about) == (
        "bakery-plan",
        "Bakery plan",
        "funder",
        ("project", "year"),
    )
    assert [section.key for section in kind.sections] == ["why", "money", "more"]
    assert kind.sections[1].lead == "case-cost-lead"
    assert kind.sections[1].new_page
    assert not kind.sections[2].numbered
    need = kind.boxes[1]
    assert (need.key, need.heading, need.most, need.least, need.optional) == ("need", "The need", 50, 10, False)
    assert kind.built == (
        Built("costs", "case-costs", "The costs", READERS),
        Built("cash-chart", "cash-chart", "Our cash, month by month", ("trustees", "ourselves")),
    )


def test_what_is_left_out_is_empty(tmp_path: Path) -> None:
    kind = read_kind(written(tmp_path, SMALLEST))
    assert kind.sections[0].items == (Box("text", "", "Anything."),)
    assert (kind.about, kind.most_pages, kind.asks_for_money, kind.opening) == ((), 0, False, ())


def test_a_byte_order_mark_before_a_kind_is_no_part_of_it(tmp_path: Path) -> None:
    assert read_kind(written(tmp_path, f"\ufeff{SMALLEST}")) == read_kind(written(tmp_path, SMALLEST))


def test_kinds_are_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b", "a"):
        (tmp_path / f"{name}.toml").write_text(SMALLEST.replace('"Note"', f'"{name.upper()}"'), encoding="utf-8")
    (tmp_path / "README.md").write_text("No kind.", encoding="utf-8")
    assert list(read_kinds(tmp_path)) == ["a", "b"]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('name = "Note"\n', "", "note.toml: “name” is missing. Add it."),
        ('name = "Note"', 'name = " "', "note.toml: “name” is empty. Write it."),
        ('name = "Note"', "name = 3", "note.toml: “name” has to be a text in quotation marks."),
        ('name = "Note"', 'name = "Note"\nnaem = ""', "note.toml: “naem” is not known here. Known are about, asks_for"),
        (
            '"trustees"',
            '"everyone"',
            "note.toml: “reader” is “everyone”. Choose commissioner, funder, trustees or ours",
        ),
        ('"trustees"', '"trustees"\nabout = ["town"]', "note.toml: “about” is “town”. Choose project, year, grant or"),
        ('"trustees"', '"trustees"\nabout = "year"', "note.toml: “about” has to be a list of names."),
        ('"trustees"', '"trustees"\nchecks = ["a", "a"]', "note.toml: “checks” has “a” twice. Leave one out."),
        ('"trustees"', '"trustees"\nmost_pages = -1', "note.toml: “most_pages” has to be a whole number, 0 or more."),
        ('"trustees"', '"trustees"\nmost_pages = true', "note.toml: “most_pages” has to be a whole number, 0 or more."),
        ('"trustees"', '"trustees"\nasks_for_money = 1', "note.toml: “asks_for_money” has to be true or false."),
        (
            'key = "all"',
            'key = "All!"',
            "note.toml, section 1: “key” is “All!”. Use small letters, digits and hyphens.",
        ),
        ("[[section]]", "[section]", "note.toml: “section” has to be one or more [[section]]."),
        ('box = "text"', "", "note.toml, section 1 “all”, item 1: An item is either a text to write, with “box”,"),
        ('box = "text"', 'box = "text"\npart = "x"', "note.toml, section 1 “all”, item 1: An item is either a text"),
        (
            'box = "text"',
            'box = "own-text"',
            "note.toml, section 1 “all”, item 1: The key “own-text” begins with “own-”",
        ),
        ('"Anything."', '"Anything."\nmsot = 3', "note.toml, section 1 “all”, item 1: “msot” is not known here."),
        ('"Anything."', '"Anything."\nmost = 3\nleast = 4', "item 1: “least” is 4 and “most” 3. The least has to be"),
    ],
)
def test_a_faulty_file_is_refused_by_its_name_and_entry(tmp_path: Path, old: str, new: str, sentence: str) -> None:
    path = written(tmp_path, SMALLEST.replace(old, new, 1))
    with pytest.raises(Refused) as refused:
        read_kind(path)
    assert sentence in str(refused.value)


def test_a_kind_without_sections_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, SMALLEST[: SMALLEST.index("[[section]]")])
    with pytest.raises(Refused, match=r"note\.toml: “section” is missing\. Add at least one \[\[section\]\]\."):
        read_kind(path)


def test_a_section_without_items_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, SMALLEST[: SMALLEST.index("[[section.item]]")])
    with pytest.raises(
        Refused, match=r"note\.toml, section 1 “all”: “item” is missing\. Add at least one \[\[item\]\]"
    ):
        read_kind(path)


def test_two_boxes_may_not_have_one_key(tmp_path: Path) -> None:
    path = written(tmp_path, SMALLEST + '[[section.item]]\npart = "text"\n')
    with pytest.raises(
        Refused, match=r"section 1, item 2: the key “text” is used already, by note\.toml, section 1, i"
    ):
        read_kind(path)


def test_two_sections_may_not_have_one_key(tmp_path: Path) -> None:
    again = SMALLEST[SMALLEST.index("[[section]]") :].replace('"text"', '"other"')
    with pytest.raises(Refused, match=r"section 2: the key “all” is used already, by note\.toml, section 1\."):
        read_kind(written(tmp_path, SMALLEST + again))


@pytest.mark.parametrize(
    "content",
    [b"name = ", b"\xff\xfe", b"", b"name = 1\nname = 2", b"most_pages = " + b"9" * 5_000, b"x = " + b"[" * 5_000],
)
def test_a_file_that_is_no_table_of_entries_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "note.toml"
    path.write_bytes(content)
    with pytest.raises(Refused, match=r"^note\.toml"):
        read_kind(path)


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        read_kinds(tmp_path / "none")


def test_a_kind_that_is_not_known_is_refused() -> None:
    with pytest.raises(Refused, match="“poem” is not a kind of document here"):
        kind_of("poem")
