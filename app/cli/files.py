"""Commands about the file itself: new, check, backup, restore, example."""

import json
from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from app.cli.common import Commands, add_command, add_file_command, reading
from app.cli.documents import write_all_documents
from app.exchange.open_file import read_open_form
from app.paths import resource
from app.problems import Refused
from app.services.open_form import from_open_form
from app.services.organisation import details, new_organisation
from app.storage.copies import restore
from app.storage.file import OrganisationFile
from app.storage.making import make_file

EXAMPLE = ("example", "riverbank-arts.json")
FREELANCER = ("example", "freelancer.json")


def add_commands(commands: "Commands[ArgumentParser]") -> None:
    """Put these commands into the grammar."""
    new = add_file_command(commands, "new", _new, "make an organisation file")
    new.add_argument("--name", help="the organisation's name")
    new.add_argument("--example", action="store_true", help="fill it with the example organisation")
    new.add_argument("--from", dest="source", type=Path, metavar="PLAN.json", help="fill it from the open form")
    add_file_command(commands, "check", _check, "see whether a file is sound")
    backup = add_file_command(commands, "backup", _backup, "make a checked copy of a file")
    backup.add_argument("--to", type=Path, metavar="DIR", help="the folder to put it in")
    back = add_command(commands, "restore", _restore, "bring a backup back as a file of its own")
    back.add_argument("backup", type=Path, metavar="BACKUP")
    back.add_argument("--to", type=Path, metavar="FILE", required=True)
    example = add_command(commands, "example", _example, "write the example organisation and all its documents")
    example.add_argument("folder", type=Path, metavar="DIR")


def new_file(path: Path, *, name: str | None = None, source: Path | None = None) -> None:
    """Make an organisation file, filled from an open form where one is named; leave nothing behind when refused."""
    if source is None:
        make_file(path, lambda session: new_organisation(session, name=name or path.stem))
        return
    plan = read_open_form(source)
    make_file(path, lambda session: from_open_form(session, plan))


def _new(options: Namespace) -> None:
    source = resource(*EXAMPLE) if options.example else options.source
    if source and options.name:
        raise Refused("The name comes from the plan that is read in: leave out --name, or change it afterwards.")
    new_file(options.file, name=options.name, source=source)
    print(f"Made {options.file}")


def _check(options: Namespace) -> None:
    with reading(options.file) as session:
        print(f"{options.file} is sound: it belongs to {details(session).name}.")


def _backup(options: Namespace) -> None:
    with OrganisationFile.open(options.file, today=date.today()) as opened:
        folder = options.to
        target = folder / f"{options.file.stem} {date.today().isoformat()}.footing" if folder else None
        print(f"Backed up to {opened.backup(target)}")


def _restore(options: Namespace) -> None:
    restore(options.backup, options.to)
    print(f"Restored to {options.to}")


def _example(options: Namespace) -> None:
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    for parts in (EXAMPLE, FREELANCER):
        source = resource(*parts)
        name = json.loads(source.read_text(encoding="utf-8"))["organisation"]["name"]
        path = folder / f"{name}.footing"
        path.unlink(missing_ok=True)
        new_file(path, source=source)
        print(f"Wrote {path}")
        for written in write_all_documents(path, folder):
            print(f"Wrote {written}")
