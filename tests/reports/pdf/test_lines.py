"""Tests of lines: where they break and where they never do, how wide they are, and that no word is joined or lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.tree.tree import FigureText, Text, words
from app.letters import text_width
from app.reports.pdf.binding import NO_BREAK, bound
from app.reports.pdf.lines import broken
from app.reports.pdf.styles import BODY, LEAD, SECTION, Style
from tests.reports.pdf.expecting import one_line


def shown(text: str, width: float, style: Style = BODY) -> list[str]:
    """The lines of a text, as they are printed."""
    lines = broken(words(text), style, width)
    return ["".join(piece.text for piece in line.pieces) for line in lines]


@given(st.text(st.sampled_from("abcdefgh \n-/£1,2.")), st.floats(8, 400))
def test_lines_hold_every_word_and_join_none(text: str, width: float) -> None:
    lines = broken(words(text), BODY, width)
    assert all(line.width <= width + 0.01 or len("".join(p.text for p in line.pieces).strip()) == 1 for line in lines)
    assert one_line("".join(piece.text for line in lines for piece in line.pieces)) == one_line(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("it ends on 31 May 2027 for good", ["31 May 2027"]),
        ("by 1 April we know", ["1 April"]),
        ("it falls to − £1,200 in June 2027", ["− £1,200", "June 2027"]),
        ("it costs £1.2 million or 40 % of £ 3 000", ["£1.2 million", "40 %", "£ 3 000"]),
    ],
)
def test_dates_and_amounts_stay_on_one_line(text: str, kept: list[str]) -> None:
    for width in range(100, 300):
        joined = "\n".join(shown(text, float(width)))
        assert all(part in joined for part in kept), (width, joined)
    assert NO_BREAK not in "".join(shown(text, 200.0)), "copied and searched as an ordinary space"


def test_no_line_begins_with_the_dot_between_two_parts() -> None:
    runs = tuple(Text(part) for part in ("1 Mill Lane", " · ", "us@example.org", " · ", "01632 960123 · Northdale"))
    for width in range(100, 300):
        lines = ["".join(piece.text for piece in line.pieces) for line in broken(runs, BODY, float(width))]
        assert not [line for line in lines if line.startswith("·")], (width, lines)


@pytest.mark.parametrize("text", ["We may go", "3 men", "page 4 of them", "in May we go", "2 more"])
def test_other_words_may_part(text: str) -> None:
    assert bound(text) == text


@pytest.mark.parametrize("style", [LEAD, SECTION])
def test_no_lead_or_heading_ends_in_one_word(style: Style) -> None:
    text = "A year of the service costs £43,620 in full and three quarters of it is settled at last"
    for width in range(120, 900, 3):
        lines = shown(text, float(width), style)
        assert len(lines) == 1 or len(lines[-1].split()) > 1, lines


def test_a_word_longer_than_a_line_is_cut_at_a_good_place() -> None:
    lines = shown("see https://example.org/reports/2027/yearly-accounts-of-the-charity now", 120)
    assert lines[1].endswith(("/", "-", "."))
    assert "".join(lines).replace(" ", "").startswith("seehttps://example.org/reports/2027/yearly")


@pytest.mark.parametrize("run", [Text("strong", strong=True), FigureText("strong", "ask", strong=True)])
def test_strong_words_are_measured_as_they_are_set(run: Text | FigureText) -> None:
    (line,) = broken((Text("some "), run), BODY, 400)
    assert line.width == pytest.approx(
        text_width("some ", BODY.face, 10.5) + text_width("strong", "SourceSansPro-Semibold", 10.5)
    )


def test_hebrew_is_set_from_the_right_line_by_line() -> None:
    one, two = "שלום", "עולם"
    assert shown(f"{one} {two}", 400) == [f"{two[::-1]} {one[::-1]}"]
    width = text_width(f"{one} {two}", BODY.face, 10.5) - 5
    assert [line.strip() for line in shown(f"{one} {two}", width)] == [one[::-1], two[::-1]]
