"""Pasted text keeps paragraphs, lists, bold words and small tables, whatever program it comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.tree.tree import Column, ListBlock, Paragraph, Row, Runs, Table, Text, words
from app.ui.editor.carried.html import from_html
from app.ui.editor.carried.lines import Block, from_text

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8><title>Not this</title>
<style>@font-face {font-family:Wingdings;} p.MsoNormal {color:red}</style></head><body lang=EN-GB>
<!--[if gte mso 9]><xml><w:WordDocument>Nor this</w:WordDocument></xml><![endif]-->
<h2>Why we <span style='color:#C00000'>ask</span></h2>
<p class=MsoNormal>Costs&nbsp;are <b style='mso-bidi-font-weight:normal'>not
covered</b> &amp; rise.<img width=1 src="https://tracker.example/x.png"><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>One<del>gone</del><o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o</span>Two</p>
<p class=MsoNormal>Between</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.</span>First</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Year</p></td><td><p>Cost</p></td></tr>
<tr><td><p>2027</p></td><td><p><b>£5</b></p></td></tr></table></body></html>"""


def plain(*texts: str) -> tuple[Block, ...]:
    return tuple(Paragraph(words(text)) for text in texts)


def items(*texts: str, numbered: bool = False) -> ListBlock:
    return ListBlock(tuple(words(text) for text in texts), numbered)


def table(heads: tuple[str, ...], *rows: tuple[Runs, ...]) -> Table:
    return Table(tuple(map(Column, heads)), tuple(map(Row, rows)))


def test_a_page_of_word_keeps_what_a_text_can_hold_and_nothing_else() -> None:
    assert from_html(WORD) == (
        Paragraph((Text("Why we ask", strong=True),)),
        Paragraph((Text("Costs are "), Text("not covered", strong=True), Text(" & rise."))),
        items("One", "Two"),
        Paragraph(words("Between")),
        items("First", numbered=True),
        table(("Year", "Cost"), (words("2027"), (Text("£5", strong=True),))),
    )


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        ("<p>one<p>two", plain("one", "two")),
        ("a<br>b<br><br>c", plain("a\nb", "c")),
        ("<div>a</div><div><div>b</div></div>", plain("a", "b")),
        ("<pre>one\n  two</pre>", plain("one\n  two")),
        ("<ul><li>a<ul><li>b</ul><li><p>c</p><p>d</p></ul>e", (items("a", "b", "c d"), *plain("e"))),
        ("<ol><li>a</li><li>b</li></ol>", (items("a", "b", numbered=True),)),
        ("<p style='display:none'>hidden</p><script>let a = '<p>x</p>'</script>seen", plain("seen")),
        ("<b style='font-weight:normal'><p>plain</p></b>", plain("plain")),
        ("<p><span style='font-weight:700'>a</span></p>", (Paragraph((Text("a", strong=True),)),)),
        ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", plain("one", "two")),
        ("<table><tr><td>a<td>b</table>", plain("a\tb")),
        ("<table><tr><th>a<th>b<tr><td colspan=2>c</table>d", (table(("a", "b"), (words("c"), ())), *plain("d"))),
        ("<table><tr><td>never closed", plain("never closed")),
        ("</p></table></ul>still read", plain("still read")),
        ("<p>&lt;b&gt;R&amp;D&lt;/b&gt; **not bold** {{ask}}</p>", plain("<b>R&D</b> **not bold** {{ask}}")),
        ("", ()),
    ],
)
def test_html_is_read_as_it_is_seen(html: str, blocks: tuple[Block, ...]) -> None:
    assert from_html(html) == blocks


def test_a_table_that_is_not_small_is_pasted_as_lines() -> None:
    html = "<table>" + "<tr><td>a<td>1" * 61 + "</table>"
    assert from_html(html) == plain(*["a\t1"] * 61)


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("one\r\ntwo", plain("one", "two")),
        ("one\n\ntwo\nthree\n", plain("one", "two\nthree")),
        ("• a\n• b\nthen", (items("a", "b"), *plain("then"))),
        ("1) a\n2) b", (items("a", "b", numbered=True),)),
        ("- only one line", plain("- only one line")),
        ("Year\tCost\n2027\t£5\n", (table(("Year", "Cost"), (words("2027"), words("£5"))),)),
        ("Year\tCost\nno cells", plain("Year\tCost", "no cells")),
        ("**a**\n{{b}}", plain("**a**", "{{b}}")),
        ("", ()),
        ("\n \n", ()),
    ],
)
def test_plain_text_is_read_by_its_lines(text: str, blocks: tuple[Block, ...]) -> None:
    assert from_text(text) == blocks


_MARKS = "<p>,</p>,<b>,</b>,<ul>,</ul>,<li>,<table>,<tr>,<td>,</td>,</table>,<br>,<pre>,<![if x]>,<!--,<td colspan=9>"


@given(st.lists(st.sampled_from(_MARKS.split(",")) | st.text(max_size=5)).map("".join))
def test_whatever_is_pasted_is_read(html: str) -> None:
    from_html(html)
    from_text(html)
