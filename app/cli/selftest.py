"""The self-test: open the example, visit every page, write every document; and a picture of each page, if wanted."""

import os
import shutil
import sys
import tempfile
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path

from app.cli.common import Commands, Parser, add_command, add_today_option
from app.cli.documents import write_all_documents
from app.problems import Refused
from app.work.making import backups_folder, new_example


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    test = add_command(commands, "self-test", _self_test, "see whether everything works on this computer")
    add_today_option(test)
    test.add_argument("--screens", type=Path, metavar="DIR", help="put a picture of every page there")


def _self_test(options: Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as cleaning:
        path = Path(folder) / "example.footing"
        cleaning.callback(shutil.rmtree, backups_folder(path), ignore_errors=True)  # its backups go with it
        new_example(path, today=options.today)
        print("The example organisation opens.")
        documents = write_all_documents(path, Path(folder), today=options.today)
        if not all(document.read_bytes().startswith((b"%PDF", b"PK")) for document in documents):
            raise Refused("A document was not written as it should be.")
        print(f"{len(documents)} documents were written.")
        if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from app.ui.window.tour import visit_pages  # noqa: PLC0415 - the other commands must not load Qt

        try:
            for words in visit_pages(path, options.screens, today=options.today):
                print(words)
        except OSError as error:
            where = error.filename or "A folder"
            raise Refused(
                f"{where} cannot be used: {error.strerror or error}. Footing needs a place to write."
            ) from error
