"""Commands about the file itself: new, check, backup, restore, example."""

import json
from argparse import Namespace
from datetime import date
from pathlib import Path

from app.cli.common import Commands, Parser, add_command, add_file_command, open_to_read, reading, words
from app.cli.documents import write_all_documents
from app.exchange.files.open_file import read_open_form
from app.paths import resource
from app.problems import Refused
from app.services.open_form.form import from_open_form
from app.services.organisation.organisation import details, new_organisation
from app.services.rows.names import free_name
from app.storage.copies import restore
from app.storage.making import make_file

EXAMPLE = ("example", "riverbank-arts.json")
FREELANCER = ("example", "freelancer.json")
SUFFIX = ".footing"


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    new = add_file_command(commands, "new", _new, "make an organisation file")
    new.add_argument("--name", type=words, help="the organisation's name; the name of the file when left out")
    filled = new.add_mutually_exclusive_group()
    filled.add_argument("--example", action="store_true", help="fill it with the example organisation")
    filled.add_argument("--from", dest="source", type=Path, metavar="PLAN.json", help="fill it from the open form")
    add_file_command(commands, "check", _check, "see whether a file is sound")
    backup = add_file_command(commands, "backup", _backup, "make a checked copy of a file")
    backup.add_argument("--to", type=Path, metavar="DIR", help="the folder to put it in; among the backups otherwise")
    back = add_command(commands, "restore", _restore, "bring a backup back as a file of its own")
    back.add_argument("backup", type=Path, metavar="BACKUP")
    back.add_argument("--to", type=Path, metavar="FILE", required=True)
    example = add_command(commands, "example", _example, "write the example organisation and all its documents")
    example.add_argument("folder", type=Path, metavar="DIR")


def new_file(path: Path, *, name: str | None = None, source: Path | None = None, overwrite: bool = False) -> None:
    """Make an organisation file, filled from an open form where one is named; leave nothing behind when refused.

    A name takes the place of the one in the form. `overwrite` backs up the file that is there and puts the new one in
    its place.
    """
    if source is None:
        named = (name or "").strip() or words(path.stem)
        make_file(path, lambda session: new_organisation(session, name=named), overwrite=overwrite)
        return
    plan = read_open_form(source)
    if name and isinstance(plan.get("organisation"), dict):
        plan = {**plan, "organisation": {**plan["organisation"], "name": name}}
    make_file(path, lambda session: from_open_form(session, plan), overwrite=overwrite)


def _new(options: Namespace) -> None:
    new_file(options.file, name=options.name, source=resource(*EXAMPLE) if options.example else options.source)
    print(f"Made {options.file}")


def _check(options: Namespace) -> None:
    with reading(options.file) as session:
        print(f"{options.file} is sound: it belongs to {details(session).name}.")


def _backup(options: Namespace) -> None:
    with open_to_read(options.file) as opened:
        print(f"Backed up to {opened.backup(_place(options.file, options.to) if options.to else None)}")


def _place(path: Path, to: Path) -> Path:
    """Where a backup goes: a new name with the day in the folder, or the very file that was named."""
    if to.suffix.lower() == SUFFIX and not to.is_dir():
        return to
    try:
        taken = [entry.stem for entry in to.iterdir()] if to.is_dir() else []
    except OSError as error:
        raise Refused(f"{to} cannot be read: {error.strerror}. Choose another folder.") from error
    return to / f"{free_name(f'{path.stem} {date.today().isoformat()}', taken)}{SUFFIX}"


def _restore(options: Namespace) -> None:
    restore(options.backup, options.to)
    print(f"Restored to {options.to}")


def _example(options: Namespace) -> None:
    folder: Path = options.folder
    for parts in (EXAMPLE, FREELANCER):
        source = resource(*parts)
        name = json.loads(source.read_text(encoding="utf-8"))["organisation"]["name"]
        path = folder / f"{name}{SUFFIX}"
        new_file(path, source=source, overwrite=path.exists())
        print(f"Wrote {path}")
        for written in write_all_documents(path, folder):
            print(f"Wrote {written}")
