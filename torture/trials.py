"""What is interrupted: each trial prepares a folder, does its work there, and judges what is left after a kill."""

import io
import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, redirect_stdout
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import openpyxl

from app.cli.main import run
from app.models.formats import FORMATS
from app.paths import data_folder
from app.storage.copies import copy_of
from app.storage.file import OrganisationFile
from tests.data.samples import sample_file
from tests.storage.leftovers import KINDS, a_file, leave
from tests.storage.rows import TODAY, Tables, cost_line
from torture.verdicts import Betrayed, Wrong, costs_in, expect, expect_backups, expect_nothing_else, opened, rows_of

ROWS = 400
EDITS = 40
OURS = [f"Ours {number}" for number in range(150)]


@dataclass(frozen=True)
class Trial:
    """One piece of work that is prepared; `judge` is told whether it was done before the kill. Raises Betrayed."""

    work: Callable[[], object]
    judge: Callable[[bool], None]


def new(folder: Path, _chance: random.Random) -> Trial:
    """`footing new --example`."""
    whole = rows_of(_example(folder))
    path = folder / "new" / "us.footing"

    def judge(done: bool) -> None:  # noqa: FBT001 - the one thing it is told
        expect_nothing_else(path.parent, path.name)
        if done or path.exists():
            expect(path, whole)
            return
        if footing("new", path, "--example"):
            raise Betrayed(Wrong.HALF_MADE, "it cannot be made again")
        expect(path, whole)
        if left := [entry.name for entry in path.parent.iterdir() if entry.name.endswith(".part")]:
            raise Betrayed(Wrong.HALF_MADE, f"{left} were left")

    return Trial(lambda: footing("new", path, "--example"), judge)


def edit(folder: Path, _chance: random.Random) -> Trial:
    """Edits one after another, each written down when it is done; every fourth takes the one before back."""
    path, written = a_file(folder / "us.footing", "Rent"), folder / "done"

    def work() -> None:
        with OrganisationFile.open(path, today=TODAY) as file, written.open("w", encoding="utf-8", buffering=1) as done:
            for number in range(EDITS):
                if number % 4 == 3:
                    file.undo()
                else:
                    with file.action(f"Edit {number}") as session:
                        session.add(cost_line(f"Line {number}"))
                done.write(".")
                done.flush()

    def judge(_done: bool) -> None:  # noqa: FBT001 - as above
        edits = len(written.read_text(encoding="utf-8")) if written.exists() else 0
        found = costs_in(path)
        if found not in (after(edits), after(edits + 1)):
            raise Betrayed(Wrong.LOST, f"after {edits} edits the file holds {found[-3:]}")
        with opened(path) as file:
            while file.undo():
                pass
        if costs_in(path) != ["Rent"]:
            raise Betrayed(Wrong.OTHER_DATA, "not everything could be taken back")

    def after(edits: int) -> list[str]:
        kept = [number for number in range(edits) if number % 4 != 3 and not (number % 4 == 2 and number + 1 < edits)]
        return ["Rent", *(f"Line {number}" for number in kept)]

    return Trial(work, judge)


def bring_in(folder: Path, _chance: random.Random) -> Trial:
    """`footing import` of a long list: all of it or nothing, after a backup, and one undo takes it back."""
    path = _example(folder)
    before = rows_of(path)
    source = folder / "costs.csv"
    source.write_text("Item,Amount\n" + "".join(f"Thing {row},{row + 1}\n" for row in range(ROWS)), encoding="utf-8")

    def judge(done: bool) -> None:  # noqa: FBT001 - as above
        found = rows_of(path)
        added = len(found["cost_line"]) - len(before["cost_line"])
        if added not in (0, ROWS):
            raise Betrayed(Wrong.HALF_MADE, f"{added} of {ROWS} rows were brought in")
        if done and not added:
            raise Betrayed(Wrong.LOST, "what was brought in is not there")
        if added:
            with opened(path) as file:
                file.undo()
        expect(path, before)
        if not expect_backups(path, before) and added:
            raise Betrayed(Wrong.LOST, "no backup was made before bringing in")

    return Trial(lambda: footing("import", path, "--as", "costs", source), judge)


def bring_in_budget(folder: Path, _chance: random.Random) -> Trial:
    """`footing import --as budget`: all of its lines and their months or nothing, and one undo takes it back."""
    path = _example(folder)
    before = rows_of(path)
    source = folder / "budget.csv"
    months = ",".join(f"{month:02}/2027" for month in range(1, 13))
    lines = [f"Thing {row}," + ",".join(str(row + month * month + 101) for month in range(12)) for row in range(ROWS)]
    source.write_text("\n".join((f"Item,{months}", "Expenditure", *lines)), encoding="utf-8")

    def judge(done: bool) -> None:  # noqa: FBT001 - as above
        found = rows_of(path)
        added = tuple(len(found[table]) - len(before[table]) for table in ("cost_line", "month_amount"))
        if added not in ((0, 0), (ROWS, ROWS * 12)):
            raise Betrayed(Wrong.HALF_MADE, f"{added[0]} of {ROWS} lines with {added[1]} months were brought in")
        if done and not added[0]:
            raise Betrayed(Wrong.LOST, "what was brought in is not there")
        if added[0]:
            with opened(path) as file:
                file.undo()
        expect(path, before)
        if not expect_backups(path, before) and added[0]:
            raise Betrayed(Wrong.LOST, "no backup was made before bringing in")

    return Trial(lambda: footing("import", path, "--as", "budget", source), judge)


def back_up(folder: Path, _chance: random.Random) -> Trial:
    """`footing backup`: among the backups."""
    path = _example(folder)
    whole = rows_of(path)
    had = expect_backups(path, whole)

    def judge(done: bool) -> None:  # noqa: FBT001 - as above
        expect(path, whole)
        if expect_backups(path, whole) < had + done:
            raise Betrayed(Wrong.LOST, "the backup is not there")

    return Trial(lambda: footing("backup", path), judge)


def restore(folder: Path, chance: random.Random) -> Trial:
    """`footing restore` to a name beside which a crash left something."""
    source, target = a_file(folder / "ours.footing", *OURS), folder / "us.footing"
    leave(chance.choice(sorted(KINDS)), target)

    def judge(done: bool) -> None:  # noqa: FBT001 - as above
        if not target.exists():
            if done or footing("restore", source, "--to", target):
                raise Betrayed(Wrong.LOST, "nothing was restored")
            return judge(True)
        if costs_in(target) != OURS:
            raise Betrayed(Wrong.OTHER_DATA, "something else was restored")
        return None

    return Trial(lambda: footing("restore", source, "--to", target), judge)


def migrate(folder: Path, _chance: random.Random) -> Trial:
    """Opening a file of the first format, with many rows in it."""
    path = Path(shutil.copyfile(sample_file(FORMATS[0]), folder / "us.footing"))
    with closing(sqlite3.connect(path)) as connection, connection:
        columns = ", ".join(row[1] for row in connection.execute("PRAGMA table_info(project_risk)") if row[1] != "id")
        for _ in range(10):
            connection.execute(f"INSERT INTO project_risk ({columns}) SELECT {columns} FROM project_risk")  # noqa: S608 - our own table
    copy_of(path, folder / "forward.footing")
    whole = rows_of(folder / "forward.footing")

    def judge(_done: bool) -> None:  # noqa: FBT001 - as above
        expect(path, whole)
        if not expect_backups(path, whole, older=True):
            raise Betrayed(Wrong.LOST, "there is no backup of the file as it was")

    return Trial(lambda: OrganisationFile.open(path, today=TODAY).close(), judge)


def export(folder: Path, chance: random.Random) -> Trial:
    """`footing export` over an earlier export: that one or the new one, whole."""
    path = _example(folder)
    before: Tables = rows_of(path)
    kind = chance.choice(("json", "xlsx"))
    target = folder / f"us.{kind}"
    footing("export", path, "--as", kind, target)
    with OrganisationFile.open(path, today=TODAY) as file, file.action("Add") as session:
        session.add(cost_line("Added since"))
    old, now = target.read_bytes(), rows_of(path)

    def judge(done: bool) -> None:  # noqa: FBT001 - as above
        expect(path, now)
        content = target.read_bytes()
        if content == old:
            if done:
                raise Betrayed(Wrong.LOST, "the export is not there")
        elif "Added since" not in _names(target):
            raise Betrayed(Wrong.HALF_MADE, f"{target.name} is not whole")
        with opened(path) as file:
            file.undo()
        expect(path, before)

    return Trial(lambda: footing("export", path, "--as", kind, target), judge)


def move(folder: Path, _chance: random.Random) -> Trial:
    """The open file moved to another folder, with its backups: whole in one place or in both, never in none."""
    path, to = _example(folder), folder / "new" / "ours.footing"
    with opened(path) as file:
        file.backup_before("import")
    whole = rows_of(path)
    had = expect_backups(path, whole)

    def work() -> None:
        with OrganisationFile.open(path, today=TODAY) as file:
            file.move(to)

    def judge(done: bool) -> None:  # noqa: FBT001 - as above
        if done and path.exists():
            raise Betrayed(Wrong.HALF_MADE, "the old file is still there")
        kept = sum(expect_backups(each, whole) for each in (path, to))  # before opening, which makes more
        if kept < had:
            raise Betrayed(Wrong.LOST, f"{kept} of {had} backups are left")
        if not path.exists() or to.exists():
            expect(to, whole)
        if path.exists():
            expect(path, whole)

    return Trial(work, judge)


TRIALS = {
    "new": new,
    "edit": edit,
    "import": bring_in,
    "import of a budget": bring_in_budget,
    "backup": back_up,
    "restore": restore,
    "migration": migrate,
    "export": export,
    "move": move,
}


def _example(folder: Path) -> Path:
    """A file of the example, made once and copied."""
    return Path(shutil.copyfile(_made_example(), folder / "example.footing"))


@cache
def _made_example() -> Path:
    path = data_folder() / "example.footing"
    footing("new", path, "--example")
    return path


def footing(*arguments: object) -> int:
    """A command as a user types it, which says nothing here."""
    with redirect_stdout(io.StringIO()):
        return run([str(argument) for argument in arguments])


def _names(target: Path) -> set[str]:
    try:
        if target.suffix == ".json":
            return {line["name"] for line in json.loads(target.read_text(encoding="utf-8"))["cost_lines"]}
        sheets = openpyxl.load_workbook(target, read_only=True)
        return {str(value) for sheet in sheets for row in sheet.iter_rows(values_only=True) for value in row}
    except (ValueError, KeyError, OSError) as error:
        raise Betrayed(Wrong.HALF_MADE, f"{target.name} cannot be read") from error
