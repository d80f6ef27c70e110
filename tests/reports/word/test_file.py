"""The Word file as a whole: what it says of itself, the same bytes each time, whole or not at all."""

import zipfile
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from app.documents.tree.tree import Document, Heading, Meta
from app.problems import Refused
from app.reports.word.writing import write_word
from tests.reports.word.reading import of, part, written
from tests.reports.word.samples import LOGO, META, logo, whole


@pytest.mark.parametrize("language", ["en-GB", "cy-GB"])
def test_the_file_says_what_it_is_in_which_language(tmp_path: Path, language: str) -> None:
    meta = Meta(META.kind, META.author, META.running, META.as_at, language)
    word = written(Document("Healthy Minds", meta, (Heading(1, "T"),)), tmp_path)
    known = word.core_properties
    assert (known.title, known.author, known.language) == ("Healthy Minds", "Riverbank Arts", language)
    assert (known.created.date(), known.modified.date()) == (META.as_at, META.as_at)
    spoken = [node.get(qn("w:val")) for node in word.styles.element.iter(qn("w:lang"))]
    assert spoken == [language]
    assert word.settings.element.find(qn("w:themeFontLang")).get(qn("w:val")) == language


def test_the_foot_has_the_running_words_and_the_number_of_the_page(tmp_path: Path) -> None:
    foot = written(whole(), tmp_path).sections[0].footer._element
    assert [node.get(qn("w:instr")) for node in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "Riverbank Arts · Case" in "".join(node.text or "" for node in foot.iter(qn("w:t")))


def test_it_opens_as_a_file_of_this_program_and_of_no_older_word(tmp_path: Path) -> None:
    settings = written(of(), tmp_path).settings.element
    modes = {each.get(qn("w:name")): each.get(qn("w:val")) for each in settings.find(qn("w:compat"))}
    assert modes["compatibilityMode"] == "15"
    assert None not in modes  # nothing of the ways in which old versions laid out
    assert settings.find(qn("w:zoom")).get(qn("w:percent")) == "100"
    assert settings.find(qn("w:proofState")) is None
    assert [node.text for node in part(tmp_path, "docProps/app.xml")] == ["Footing"]
    with zipfile.ZipFile(tmp_path / "out.docx") as opened:
        assert not [name for name in opened.namelist() if "thumbnail" in name or "WithEffects" in name]


def test_where_the_family_is_not_installed_a_like_one_stands_in(tmp_path: Path) -> None:
    written(of(), tmp_path)
    fonts = {font.get(qn("w:name")): font for font in part(tmp_path, "word/fontTable.xml")}
    assert fonts["Source Sans Pro"].find(qn("w:altName")).get(qn("w:val")) == "Calibri, Arial"


def test_every_part_that_is_named_is_there_and_none_is_left_over(tmp_path: Path) -> None:
    written(whole(), tmp_path, logo())
    with zipfile.ZipFile(tmp_path / "out.docx") as opened:
        names = set(opened.namelist())
    stated = {node.get("PartName")[1:] for node in part(tmp_path, "[Content_Types].xml") if node.get("PartName")}
    assert stated <= names
    related = set()
    for name in sorted(name for name in names if name.endswith(".rels")):
        base = Path(name).parent.parent
        for node in part(tmp_path, name):
            if node.get("TargetMode") != "External":
                target = node.get("Target")
                related.add(target[1:] if target.startswith("/") else _tidy(base / target))
    assert related == {name for name in names if not name.endswith(".rels")} - {"[Content_Types].xml"}


def _tidy(path: Path) -> str:
    """A path inside the package without steps back."""
    found: list[str] = []
    for each in path.parts:
        found = found[:-1] if each == ".." else [*found, each]
    return "/".join(found)


@pytest.mark.parametrize("system", ["linux", "win32"])
def test_the_same_document_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    write_word(tmp_path / "one.docx", whole(), {LOGO: logo()})
    monkeypatch.setattr("zipfile.sys.platform", system)
    write_word(tmp_path / "two.docx", whole(), {LOGO: logo()})
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()


def test_a_file_that_is_open_in_word_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def in_use(_self: Path, _target: Path) -> Path:
        raise PermissionError(13, "another program has it open")

    path = tmp_path / "out.docx"
    path.write_bytes(b"the old one")
    monkeypatch.setattr(Path, "replace", in_use)
    with pytest.raises(Refused, match="another program has it open"):
        write_word(path, whole())
    assert path.read_bytes() == b"the old one"
    assert [each.name for each in tmp_path.iterdir()] == ["out.docx"]
