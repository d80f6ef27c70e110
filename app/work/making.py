"""Making organisation files: new, from the open form, the example; and where files and their copies go."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from app.dates import Month, present_day
from app.exchange.files.open_file import read_open_form
from app.own_files import SUFFIX
from app.problems import Refused
from app.services.open_form.form import from_open_form
from app.services.organisation.organisation import StartAnswers, details, new_organisation, start_mine
from app.storage import copies
from app.storage.backups import folder_of
from app.storage.folders import default_file
from app.storage.making import make_file
from app.text import free_name, whole_text
from app.work.example import EXAMPLE, example_form
from app.work.opening import open_to_read

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
    return _filled(path, read_open_form(source), name, overwrite=overwrite)


def new_example(path: Path, *, today: date, source: Path = EXAMPLE, name: str = "", overwrite: bool = False) -> Path:
    """Make a file of an example as it is on a day; name and `overwrite` as with `new_file`."""
    return _filled(path, example_form(source, today), name, overwrite=overwrite)


def start_file(path: Path, answers: StartAnswers) -> Path:
    """Make the user's own file from the answers to the first questions. Raises Refused where it cannot be made."""
    make_file(path, lambda session: start_mine(session, answers))
    return path


def example_file(today: date, folder: Path | None = None) -> Path:
    """The example organisation in a folder, made for today unless it is there from an earlier time.

    One of an earlier month in which nothing was changed is made again; what was there is among its backups. Earlier
    versions made it in the user's data folder, where it stays; it is made there where no folder is named.
    """
    earlier = default_file().with_name(EXAMPLE_NAME)
    path = earlier if folder is None or earlier.exists() else folder / EXAMPLE_NAME
    try:
        if path.exists() and not _aged_untouched(path, today):
            return path
        return new_example(path, today=today, overwrite=path.exists())
    except Refused:
        if path.exists():
            return path  # whoever opens it says what is wrong with it
        raise


def _aged_untouched(path: Path, today: date) -> bool:
    with open_to_read(path) as opened, opened.read() as session:
        balance = details(session).balance_date
        return balance is not None and balance < Month.of(today).plus(-1).last_day and not opened.history(1)


def _filled(path: Path, form: Mapping[str, Any], name: str, *, overwrite: bool) -> Path:
    if name and isinstance(form.get("organisation"), dict):
        form = {**form, "organisation": {**form["organisation"], "name": name}}
    make_file(path, lambda session: from_open_form(session, form), overwrite=overwrite)
    return path


def named_as_in(source: Path, folder: Path) -> Path:
    """Where the file made from an open form of ours goes in a folder: under the name of its organisation."""
    name = json.loads(source.read_text(encoding="utf-8"))["organisation"]["name"]
    return folder / f"{name}{SUFFIX}"


def restore_backup(backup: Path, to: Path) -> Path:
    """Bring a backup back as a file of its own. Raises Refused where it cannot be, or something is there already."""
    copies.restore(backup, to)
    return to


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
