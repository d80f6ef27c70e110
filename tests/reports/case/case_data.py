"""Reading a PDF in the tests."""

from pathlib import Path

from pypdf import PdfReader


def text_of(path: Path) -> str:
    """The words of a PDF, each run of white space as one blank."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
