"""Making organisation files: new, from the open form, the example; and where files and their copies go."""

import json
from pathlib import Path

from app.dates import present_day
from app.exchange.files.open_file import read_open_form
from app.own_files import SUFFIX
from app.paths import resource
from app.problems import Refused
from app.services.open_form.form import from_open_form
from app.services.organisation.organisation import StartAnswers, new_organisation, start_mine
from app.storage import copies
from app.storage.backups import folder_of
from app.storage.folders import default_file
from app.storage.making import make_file
from app.text import free_name, safe_file_name, whole_text

EXAMPLE = resource("example", "riverbank-arts.json")
FREELANCER = resource("example", "freelancer.json")
EXAMPLE_NAME = f"Riverbank Arts (example){SUFFIX}"


def new_file(path: Path, *, name: str = "", source: Path | None = None, overwrite: bool = False) -> Path:
    """Make an organisation file, filled from an open form where one is named; leave nothing behind when refused.

    A name takes the place of the one in the form; without either it is called as its file. `overwrite` backs up the
    file that is there and puts the new one in its place. Raises Refused where the form cannot be used or the file
    cannot be made.
    """
    if source is None:
        named = name.strip() or whole_text(path.stem)
        make_file(path, lambda session: new_organisation(session, name=named), overwrite=overwrite)
        return path
    plan = read_open_form(source)
    if name and isinstance(plan.get("organisation"), dict):
        plan = {**plan, "organisation": {**plan["organisation"], "name": name}}
    make_file(path, lambda session: from_open_form(session, plan), overwrite=overwrite)
    return path


def start_file(path: Path, answers: StartAnswers) -> Path:
    """Make the user's own file from the answers to the first questions. Raises Refused where it cannot be made."""
    make_file(path, lambda session: start_mine(session, answers))
    return path


def example_file() -> Path:
    """The example organisation in the user's data folder, made anew unless it is there from an earlier time."""
    path = default_file().with_name(EXAMPLE_NAME)
    return path if path.exists() else new_file(path, source=EXAMPLE)


def named_as_in(source: Path, folder: Path) -> Path:
    """Where the file made from an open form of ours goes in a folder: under the name of its organisation."""
    name = json.loads(source.read_text(encoding="utf-8"))["organisation"]["name"]
    return folder / f"{name}{SUFFIX}"


def restore_backup(backup: Path, to: Path) -> Path:
    """Bring a backup back as a file of its own. Raises Refused where it cannot be, or something is there already."""
    copies.restore(backup, to)
    return to


def own_file(name: str) -> Path:
    """Where an organisation of this name has its file: in the user's data folder."""
    return default_file().with_name(f"{safe_file_name(name)}{SUFFIX}")


def backups_folder(path: Path | None = None) -> Path:
    """Where the backups of a file are, or those of all files in the user's data folder."""
    return folder_of(path) if path else default_file().parent / "backups"


def backup_place(path: Path, to: Path) -> Path:
    """Where a backup goes: a new name with the day in a folder, or the very file that was named."""
    if to.suffix.lower() == SUFFIX and not to.is_dir():
        return to
    try:
        taken = [entry.stem for entry in to.iterdir()] if to.is_dir() else []
    except OSError as error:
        raise Refused(f"{to} cannot be read: {error.strerror}. Choose another folder.") from error
    return to / f"{free_name(f'{path.stem} {present_day().isoformat()}', taken)}{SUFFIX}"
