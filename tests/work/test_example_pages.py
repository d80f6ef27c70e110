"""The documents of the examples fit the pages that are read of their kind."""

from datetime import date
from pathlib import Path

import pytest

from app.documents.checks.checks import too_many_pages
from app.reports.pdf.writing import pages_of
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.work.documents import open_document
from app.work.example import EXAMPLE, FREELANCER
from tests.example import AS_WRITTEN, EXAMPLE_DAY, fill_example
from tests.services.memory import close_session, memory_session


@pytest.mark.parametrize("today", [EXAMPLE_DAY, AS_WRITTEN], ids=str)
@pytest.mark.parametrize("source", [EXAMPLE, FREELANCER], ids=["charity", "freelancer"])
def test_every_document_fits_its_pages(source: Path, today: date) -> None:
    session = memory_session()
    try:
        fill_example(session, source, today)
        found = [open_document(session, load_rates(), row.id, today=today) for row in records.rows(session, "document")]
    finally:
        close_session(session)
    assert {"business-case-short", "forecast"} <= {opened.kind.id for opened in found}
    for opened in found:
        sheets = pages_of(opened.document, opened.images)
        assert too_many_pages(opened.kind, len(sheets)) == (), opened.stored.title
