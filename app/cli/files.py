"""Commands about the file itself and the example; the self-test opens that, visits pages, writes documents."""

import os
import shutil
import sys
import tempfile
from argparse import Namespace
from contextlib import ExitStack
from pathlib import Path

from app.cli.common import Commands, Parser, add_command, add_file_command, add_today_option
from app.problems import Refused
from app.services.organisation.organisation import details
from app.text import whole_text
from app.work.example import EXAMPLE, FREELANCER
from app.work.making import backup_place, backups_folder, named_as_in, new_example, new_file, restore_backup
from app.work.opening import open_to_read, reading


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    new = add_file_command(commands, "new", _new, "make an organisation file")
    new.add_argument("--name", type=whole_text, help="the organisation's name; the name of the file when left out")
    filled = new.add_mutually_exclusive_group()
    filled.add_argument("--example", action="store_true", help="fill it with the example organisation")
    filled.add_argument("--from", dest="source", type=Path, metavar="PLAN.json", help="fill it from the open form")
    add_today_option(new)
    add_file_command(commands, "check", _check, "see whether a file is sound")
    backup = add_file_command(commands, "backup", _backup, "make a checked copy of a file")
    backup.add_argument("--to", type=Path, metavar="DIR", help="the folder to put it in; among the backups otherwise")
    back = add_command(commands, "restore", _restore, "bring a backup back as a file of its own")
    back.add_argument("backup", type=Path, metavar="BACKUP")
    back.add_argument("--to", type=Path, metavar="FILE", required=True)
    example = add_command(commands, "example", _example, "write the example organisation and all its documents")
    add_today_option(example)
    example.add_argument("folder", type=Path, metavar="DIR")
    test = add_command(commands, "self-test", _self_test, "see whether everything works on this computer")
    add_today_option(test)
    test.add_argument("--screens", type=Path, metavar="DIR", help="put a picture of every page there")


def _new(options: Namespace) -> None:
    name = options.name or ""
    if options.example:
        new_example(options.file, today=options.today, name=name)
    else:
        new_file(options.file, name=name, source=options.source)
    print(f"Made {options.file}")


def _check(options: Namespace) -> None:
    with reading(options.file) as session:
        print(f"{options.file} is sound: it belongs to {details(session).name}.")


def _backup(options: Namespace) -> None:
    with open_to_read(options.file) as opened:
        print(f"Backed up to {opened.backup(backup_place(options.file, options.to) if options.to else None)}")


def _restore(options: Namespace) -> None:
    restore_backup(options.backup, options.to)
    print(f"Restored to {options.to}")


def _example(options: Namespace) -> None:
    from app.cli.documents import write_all_documents  # noqa: PLC0415 - the other commands about files write none

    folder: Path = options.folder
    for source in (EXAMPLE, FREELANCER):
        path = named_as_in(source, folder)
        before = set(folder.glob("*"))
        new_example(path, today=options.today, source=source, overwrite=path.exists())
        print(f"Replaced {path}; the one before is among its backups" if path in before else f"Wrote {path}")
        for written in write_all_documents(path, folder, today=options.today):
            print(f"{'Replaced' if written in before else 'Wrote'} {written}")


def _self_test(options: Namespace) -> None:
    from app.cli.documents import write_all_documents  # noqa: PLC0415 - the other commands about files write none

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
