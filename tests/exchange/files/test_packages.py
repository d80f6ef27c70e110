"""Zipped spreadsheets made to do harm, or only carelessly large, cost a sentence and no memory."""

import zipfile
from pathlib import Path

import pytest

from app.exchange.files.cells import FileProblem
from app.exchange.files.sheets import read_book
from tests.exchange.made_files import edited, ods_file, ods_row, xlsx_file, zip_file

SHEET = "xl/worksheets/sheet1.xml"
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'


def workbook(folder: Path) -> Path:
    return xlsx_file(folder, [["Name", "Amount"], ["Rent", 5]])


def refusal(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        read_book(path)
    return str(caught.value)


def test_a_declared_million_rows_are_not_believed(tmp_path: Path) -> None:
    path = edited(workbook(tmp_path), SHEET, lambda xml: xml.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"'))
    assert len(read_book(path).sheets[0].rows) == 2


def test_empty_cells_far_away_are_not_part_of_the_sheet(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"></c></row></sheetData>'
    path = edited(workbook(tmp_path), SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    assert len(read_book(path).sheets[0].rows) == 2


def test_a_narrow_sheet_of_a_million_rows_is_read(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>'
    path = edited(workbook(tmp_path), SHEET, lambda xml: xml.replace(b"</sheetData>", far))
    rows = read_book(path).sheets[0].rows
    assert len(rows) == 1_048_576
    assert rows[-1] == (1.0,)
    assert not any(rows[2:-1])


@pytest.mark.parametrize(
    "cell",
    [
        FAR,
        FAR.replace(b'r="XFD1048576"', b"r='XFD1048576'"),
        FAR.replace(b'<c r="XFD1048576"', b'<x:c xmlns:x="u" r="XFD1048576"').replace(b"</c>", b"</x:c>"),
        FAR.replace(b'<c r="XFD1048576"', b'<c a="&gt;" r="XFD1048576"'),
        FAR.replace(b'<c r="XFD1048576"', b'<c x=\'r="A1"\' r="XFD1048576"'),
        b'<row r="1048576">' + b"<c><v>1</v></c>" * 5 + b"</row></sheetData>",
    ],
)
def test_a_cell_at_the_far_corner_is_refused_however_it_is_written(tmp_path: Path, cell: bytes) -> None:
    path = edited(workbook(tmp_path), SHEET, lambda xml: xml.replace(b"</sheetData>", cell))
    assert "reaches as far as cell" in refusal(path)


def test_a_cell_outside_every_sheet_is_damage(tmp_path: Path) -> None:
    path = edited(workbook(tmp_path), SHEET, lambda xml: xml.replace(b"XFD", b"").replace(b'"A2"', b'"ZZZZZZZ9"'))
    assert "is damaged" in refusal(path)


def test_cells_without_places_are_read_in_order(tmp_path: Path) -> None:
    def nameless(xml: bytes) -> bytes:
        for name in (b"A1", b"B1", b"A2", b"B2"):
            xml = xml.replace(b' r="' + name + b'"', b"")
        return xml

    assert read_book(edited(workbook(tmp_path), SHEET, nameless)).sheets[0].rows == (("Name", "Amount"), ("Rent", 5.0))


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package, package.open("xl/more.xml", "w") as stream:
        for _ in range(301):
            stream.write(bytes(1_000_000))
    assert path.stat().st_size < 1_000_000
    assert "unpacks to more than 300 MB" in refusal(path)


def test_a_workbook_of_thousands_of_parts_is_refused(tmp_path: Path) -> None:
    path = zip_file(tmp_path / "a.xlsx", {f"xl/{number}.xml": b"" for number in range(5_001)})
    assert "unpacks to more" in refusal(path)


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    path = edited(workbook(tmp_path), SHEET, lambda xml: bomb + xml)
    assert "holds something that spreadsheets never hold" in refusal(path)


def test_promised_strings_that_are_not_there_cost_nothing(tmp_path: Path) -> None:
    shared = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="99999999999"></sst>'
    path = edited(workbook(tmp_path), "xl/sharedStrings.xml", lambda _: shared)
    assert len(read_book(path).sheets[0].rows) == 2


@pytest.mark.parametrize("change", [b"<row", b"</c>", b'r="A1"'])
def test_xml_that_is_not_well_formed_is_damage(tmp_path: Path, change: bytes) -> None:
    path = edited(workbook(tmp_path), SHEET, lambda xml: xml.replace(change, b"<", 1))
    assert "is damaged" in refusal(path)


def test_opendocument_repeats_are_counted_before_they_are_made(tmp_path: Path) -> None:
    wide = ods_row("z", repeated=1_000_000).replace("cell ", 'cell table:number-columns-repeated="9000" ')
    assert "reaches as far as cell" in refusal(ods_file(tmp_path, wide))
    gap = '<table:table-row table:number-rows-repeated="4000000000"><table:table-cell/></table:table-row>'
    assert "reaches as far as cell" in refusal(ods_file(tmp_path, gap + ods_row("z")))
    tail = gap.replace("4000000000", "1048570").replace("cell/", 'cell table:number-columns-repeated="16384"/')
    assert read_book(ods_file(tmp_path, ods_row("a") + tail)).sheets[0].rows == (("a",),)


def test_opendocument_spaces_are_not_made_by_the_billion(tmp_path: Path) -> None:
    row = ods_row("a").replace("<text:p>a", '<text:p>a<text:s text:c="4000000000"/>')
    cell = read_book(ods_file(tmp_path, row)).sheets[0].rows[0][0]
    assert isinstance(cell, str)
    assert len(cell) == 1_000


def test_opendocument_that_is_cut_short_does_not_hang(tmp_path: Path) -> None:
    path = edited(ods_file(tmp_path, ods_row("a")), "content.xml", lambda xml: xml.replace(b"</text:p>", b"", 1))
    assert "is damaged" in refusal(path)


def test_locked_files_say_what_to_do(tmp_path: Path) -> None:
    manifest = '<manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry>'
    sentence = refusal(ods_file(tmp_path, ods_row("a"), manifest=manifest))
    assert "is locked with a password" in sentence
    assert "save a copy without one" in sentence


def test_an_opendocument_letter_is_not_a_spreadsheet(tmp_path: Path) -> None:
    path = edited(ods_file(tmp_path, ods_row("a")), "mimetype", lambda _: b"application/vnd.oasis.opendocument.text")
    assert "is not a spreadsheet" in refusal(path)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("docProps/app.xml", "<?xml version='1.0' encoding='UTF-16'?><Properties/>".encode("utf-16")),
        ("docProps/custom.xml", b"<!DOCTYPE x><x/>"),
        ("customXml/item1.xml", '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16-le")),
        ("customXml/_rels/item1.xml.rels", b"not xml at all"),
        ("xl/printerSettings/printerSettings1.bin", bytes(200)),
        ("xl/drawings/vmlDrawing1.vml", b"<xml><br></xml>"),
        ("xl/drawings/drawing1.xml", b"<!DOCTYPE x><x/>"),
        ("xl/comments1.xml", b"<unclosed>"),
        ("xl/theme/theme1.xml", b"<!DOCTYPE x><x/>"),
        ("xl/externalLinks/externalLink1.xml", b"<!DOCTYPE x SYSTEM 'http://example.org/'><x/>"),
        ("xl/metadata.xml", bytes(4)),
        ("xl/persons/person.xml", b"&none;"),
        ("_rels/.rels", b"<Relationships><Relationship"),
        ("[Content_Types].xml", b"<Types>"),
        ("xl/worksheets/_rels/sheet1.xml.rels", b"<"),
        ("xl/calcChain.xml", b"<"),
    ],
)
def test_a_part_that_nobody_reads_is_not_judged(tmp_path: Path, part: str, content: bytes) -> None:
    path = edited(workbook(tmp_path), part, lambda _: content)
    assert read_book(path).sheets[0].rows == (("Name", "Amount"), ("Rent", 5.0))


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", SHEET, "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize("harm", [b'<!DOCTYPE b [<!ENTITY a SYSTEM "file:///etc/hostname">]>', b"\x00\x00"])
def test_every_part_that_is_read_is_judged(tmp_path: Path, part: str, harm: bytes) -> None:
    plain = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>'
    path = edited(workbook(tmp_path), part, lambda xml: harm + (xml or plain).partition(b"?>")[2])
    assert "holds something that spreadsheets never hold" in refusal(path)


def test_a_sheet_is_judged_wherever_the_workbook_says_it_is(tmp_path: Path) -> None:
    path = workbook(tmp_path)
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/other/mine.xml"] = parts.pop(SHEET)
    relations = "xl/_rels/workbook.xml.rels"
    parts[relations] = parts[relations].replace(b"/xl/worksheets/sheet1.xml", b"other/mine.xml")
    assert read_book(zip_file(path, parts)).sheets[0].rows[1] == ("Rent", 5.0)
    parts["xl/other/mine.xml"] = b"<!DOCTYPE b>" + parts["xl/other/mine.xml"]
    assert "holds something" in refusal(zip_file(path, parts))
