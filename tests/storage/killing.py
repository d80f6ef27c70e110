"""Kills a process in the middle of a stream of edits, many times, and tells what each left: run by test_killing."""

import json
import multiprocessing
import random
import sys
import time
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import select

from app.models.choices import FundKind
from app.models.costs import CostLine
from app.models.funds import Fund
from app.storage.file import OrganisationFile

TODAY = date(2026, 5, 6)
State = tuple[int, list[str]]


def state_after(edits: int) -> State:
    """The fund's balance and the lines after so many edits: every fourth edit takes the one before back."""
    done = [edit for edit in range(edits) if edit % 4 != 3 and not (edit % 4 == 2 and edit + 1 < edits)]
    return (done[-1] + 1 if done else 0), [f"Line {edit}" for edit in done]


def edit_for_ever(path: Path, acknowledge: Connection) -> None:
    """Edit until killed, and say after each edit that it is done."""
    opened = OrganisationFile.open(path, today=TODAY)
    acknowledge.send(0)
    edit = 0
    while True:
        if edit % 4 == 3:
            opened.undo()
        else:
            with opened.action(f"Edit {edit}") as session:
                session.add(CostLine(name=f"Line {edit}", amount=edit, start=TODAY))
                session.flush()
                session.get_one(Fund, 1).balance = edit + 1
        edit += 1
        acknowledge.send(edit)


def kill_once(path: Path, chance: random.Random) -> dict[str, object]:
    """One round: start, let it edit for a while, kill, reopen and compare."""
    here, there = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=edit_for_ever, args=(path, there))
    process.start()
    there.close()
    acknowledged, enough = here.recv(), chance.randrange(12)
    while acknowledged < enough:
        acknowledged = here.recv()
    time.sleep(chance.uniform(0, 0.006))
    process.kill()
    process.join()
    with suppress(EOFError):
        while True:
            acknowledged = here.recv()
    interrupted = path.with_name(f"{path.name}-journal").exists()
    with OrganisationFile.open(path, today=TODAY) as opened:
        with opened.read() as session:
            found = (
                session.get_one(Fund, 1).balance,
                list(session.scalars(select(CostLine.name).order_by(CostLine.id))),
            )
        kept = found in (state_after(acknowledged), state_after(acknowledged + 1))
        while opened.undo():
            pass
        with opened.read() as session:
            emptied = session.scalars(select(CostLine)).first() is None and session.get_one(Fund, 1).balance == 0
    return {"acknowledged": acknowledged, "interrupted": interrupted, "kept": kept, "undone": emptied, "found": found}


def main(folder: Path, rounds: int, seed: int) -> None:
    """Write the result of each round as a line of JSON."""
    chance = random.Random(seed)
    for number in range(rounds):
        path = folder / f"plan {number}.footing"
        with OrganisationFile.create(path) as made, made.first_rows() as session:
            session.add(Fund(id=1, name="General", kind=FundKind.GENERAL))
        sys.stdout.write(json.dumps(kill_once(path, chance)) + "\n")
        path.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
