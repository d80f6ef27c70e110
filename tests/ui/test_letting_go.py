"""What is closed is gone: nothing keeps a window, its pages or its file alive."""

import gc
import weakref
from pathlib import Path

import pytest

from app.places import PAGES
from app.ui.desk.page import Page
from tests.ui.whole_window import file, settle, window

pytestmark = pytest.mark.usefixtures("qapp")


def test_a_closed_window_is_gone_with_its_file_and_every_page(tmp_path: Path) -> None:
    with window() as place:
        place.app.open(file(tmp_path))
        for page in PAGES:
            place.shell.go(page.id)
            settle()
        pages = place.shell.findChildren(Page)
        assert len(pages) == len(PAGES)
        held = [weakref.ref(each) for each in (place.shell, place.app, place.workspace, place.workspace.file, *pages)]
    del place, pages
    gc.collect()
    assert [each() for each in held if each() is not None] == []


def test_a_file_that_another_takes_the_place_of_is_gone_with_its_pages(tmp_path: Path) -> None:
    first, second = file(tmp_path), file(tmp_path, "other")
    with window() as place:
        place.app.open(first)
        held = [weakref.ref(each) for each in (place.workspace, place.workspace.file, place.home)]
        place.app.open(second)
        settle()
        gc.collect()
        assert [each() for each in held if each() is not None] == []
