"""How long bringing in 10,000 published grants takes, against parsing the file and one raw insert."""

import csv
import shutil
import sqlite3
import tempfile
from datetime import date
from pathlib import Path

from app.exchange.giving.awards import Award
from app.exchange.giving.reading import read_awards
from app.services.imports.imports import import_awards
from app.services.organisation.organisation import new_organisation
from app.storage.file import OrganisationFile
from app.storage.making import make_file
from bench.finding import Finding, ratio
from bench.measure import in_turn

GRANTS = 10_000
LIMIT = 3.0
TODAY = date(2026, 11, 21)
HEADINGS = (
    "Identifier",
    "Title",
    "Description",
    "Currency",
    "Amount Awarded",
    "Award Date",
    "Recipient Org:Identifier",
    "Recipient Org:Name",
    "Funding Org:Identifier",
    "Funding Org:Name",
)


def findings() -> list[Finding]:
    """The import as the program does it, and its floor, each into a fresh file with the program's own tables."""
    with tempfile.TemporaryDirectory() as folder:
        source, empty, target = (Path(folder) / name for name in ("grants.csv", "empty.footing", "target.footing"))
        _write(source)
        make_file(empty, lambda session: new_organisation(session, name="Us"))
        took, floor = in_turn(
            lambda: _import(target, source),
            lambda: _raw(target, source),
            runs=5,
            before=lambda: shutil.copyfile(empty, target),
        )
    return [ratio("Import of 10,000 grants, to parsing and one raw insert", took, floor, LIMIT)]


def _write(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADINGS)
        for at in range(GRANTS):
            award = (
                f"360G-X-{at}",
                f"Grant {at}",
                f"An unrestricted grant, number {at}",
                "GBP",
                1_000 + at,
                "2026-05-01",
            )
            writer.writerow((*award, "GB-CHC-1", "Us", f"GB-CHC-{2 + at % 50}", f"Funder {at % 50}"))


def _import(path: Path, source: Path) -> None:
    with OrganisationFile.open(path, today=TODAY) as opened, opened.action("Bring in grants") as session:
        result = import_awards(session, read_awards(source, today=TODAY), today=TODAY)
    assert result.added == GRANTS  # noqa: S101 - a measurement of less work would mean nothing


def _raw(path: Path, source: Path) -> None:
    """What nobody can do without: read the file as the program reads it, and put the rows where they belong."""
    awards = read_awards(source, today=TODAY).awards
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN")
    funders = {name: at for at, name in enumerate(dict.fromkeys(award.funder_name for award in awards), start=1)}
    rows = (_row(at, award, funders[award.funder_name]) for at, award in enumerate(awards, start=1))
    funder = "INSERT INTO funder (id, name, kind, org_id, note) VALUES (?, ?, 'other', '', '')"
    connection.executemany(funder, ((at, name) for name, at in funders.items()))
    connection.executemany(f"INSERT INTO grant ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})", rows)  # noqa: S608 - fixed words
    connection.execute("COMMIT")
    connection.close()


COLUMNS = (
    "id",
    "title",
    "funder_id",
    "kind",
    "stage",
    "probability",
    "amount_awarded",
    "awarded_on",
    "restriction",
    "purpose",
    "programme",
    "reference",
    "minutes_spent",
    "note",
    "import_key",
)


def _row(at: int, award: Award, funder: int) -> tuple[object, ...]:
    fixed = (at, award.title, funder, "grant", "awarded", 100, award.amount_awarded, str(award.award_date))
    return (*fixed, "unrestricted", award.description, award.programme, award.id, 0, "", award.key)
