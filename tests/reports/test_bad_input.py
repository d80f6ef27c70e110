"""Bad input meets both writers of documents alike: it is told in a sentence, and the file that was there stays."""

import errno
import os
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
import pytest
from PIL import Image as Pictures
from pypdf import PdfReader

from app.documents.tree.outcome import WrittenDocument
from app.documents.tree.tree import Document, Heading, Image
from app.problems import Refused
from app.reports.pdf.writing import write_pdf
from app.reports.word.writing import write_word
from tests.reports.pdf.expecting import body, document

Writer = Callable[[Path, Document, Mapping[str, bytes]], WrittenDocument]
WRITERS = pytest.mark.parametrize(("write", "name"), [(write_pdf, "x.pdf"), (write_word, "x.docx")])
LOGO = "a" * 64


def huge() -> bytes:
    """The beginning of a PNG of 200 megapixels, as a few bytes announce it; nothing of it is ever decoded."""
    head = struct.pack(">IIBBBBB", 20_000, 10_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(60_001))), (b"IEND", b""))
    made = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def printed(path: Path) -> str:
    """All words of a file."""
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    return " ".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@WRITERS
def test_an_image_of_200_megapixels_is_told_in_words_and_never_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Writer, name: str
) -> None:
    def decoded(*_: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr(Pictures.Image, "load", decoded)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decoded)
    write(tmp_path / name, document(Heading(1, "T"), Image(LOGO, "Our very large logo", 90.0)), {LOGO: huge()})
    assert "Our very large logo" in printed(tmp_path / name)


@WRITERS
def test_letters_that_the_family_lacks_are_told(tmp_path: Path, write: Writer, name: str) -> None:
    written = write(tmp_path / name, document(Heading(1, "T"), body("a 漢 b 😀")), {})
    assert written.replaced == ("漢", "😀")
    assert "appear as □ (U+6F22, U+1F600)" in written.sentence
    assert "a □ b □" in printed(tmp_path / name)


@WRITERS
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_disk_that_refuses_is_told_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Writer, name: str, number: int
) -> None:
    path = tmp_path / name
    write(path, document(Heading(1, "The old one")), {})
    before = path.read_bytes()

    def refuses(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuses)
    with pytest.raises(Refused, match=f"{name} cannot be written: {os.strerror(number)}. Choose another place."):
        write(path, document(Heading(1, "The new one")), {})
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [name]


@WRITERS
def test_a_disk_that_is_full_while_it_is_written_leaves_the_old_file(tmp_path: Path, write: Writer, name: str) -> None:
    """The system itself stops the writing, after the first 2,000 bytes."""
    path = tmp_path / name
    write(path, document(Heading(1, "The old one")), {})
    before = path.read_bytes()
    resource = pytest.importorskip("resource")
    signal = pytest.importorskip("signal")
    limits, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        with pytest.raises(Refused, match="cannot be written: File too large"):
            write(path, document(Heading(1, "The new one"), body("word " * 50_000)), {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, handler)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [name]
