"""The children of each element stand in the order of the standard (ECMA-376, part 1, 17): Word refuses other files."""

import zipfile
from dataclasses import replace
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from app.documents.tree.tree import ListBlock, NewPage, Together, words
from app.reports.word.writing import write_word
from tests.reports.word.samples import LOGO, logo, table, whole

_SIDES = "top start left bottom end right insideH insideV tl2br tr2bl"
ORDER = {
    "tbl": "tblPr tblGrid tr",
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tr": "tblPrEx trPr tc",
    "trPr": "cnfStyle gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden",
    "tc": "tcPr p",
    "tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers"
    ),
    "tcBorders": _SIDES,
    "tcMar": _SIDES,
    "tblCellMar": _SIDES,
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath"
    ),
    "numPr": "ilvl numId ins",
    "num": "abstractNumId lvlOverride",
    "numbering": "numPicBullet abstractNum num numIdMacAtCleanup",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
}
"""By the name of an element, those of its children in their order."""
_PARTS = ("word/document.xml", "word/styles.xml", "word/numbering.xml", "word/footer1.xml")


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("order") / "x.docx"
    kept = Together((ListBlock((words("one"), words("two")), numbered=True), table()))
    document = replace(whole(), blocks=(*whole().blocks, NewPage(), Together((kept, NewPage(), table()))))
    write_word(path, document, {LOGO: logo()})
    with zipfile.ZipFile(path) as package:
        return {name: parse_xml(package.read(name)) for name in _PARTS}


@pytest.mark.parametrize("tag", ORDER)
def test_children_stand_in_the_order_of_the_standard(parts: dict[str, Any], tag: str) -> None:
    known = [qn(f"w:{name}") for name in ORDER[tag].split()]
    elements = [each for part in parts.values() for each in part.iter(qn(f"w:{tag}"))]
    assert elements
    for each in elements:
        children = [child.tag for child in each if str(child.tag).startswith(qn("w:p")[:-1])]
        assert set(children) <= set(known)
        assert children == sorted(children, key=known.index)


def test_every_cell_ends_with_a_paragraph_and_every_row_fills_the_grid(parts: dict[str, Any]) -> None:
    tables = list(parts["word/document.xml"].iter(qn("w:tbl")))
    assert tables
    for each in tables:
        columns = len(each.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        assert {len(line.findall(qn("w:tc"))) for line in each.findall(qn("w:tr"))} == {columns}
        assert all(cell[-1].tag == qn("w:p") for cell in each.iter(qn("w:tc")))
