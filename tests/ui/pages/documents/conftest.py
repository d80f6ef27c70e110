"""What the tests of the documents page stand on."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.documents.office import Office, add_choir, office_in


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:  # noqa: ARG001  # there has to be an application
    with office_in(tmp_path) as made:
        yield made


@pytest.fixture
def choir(office: Office) -> int:
    return add_choir(office)
