"""Files kept with the organisation: a logo, a policy as signed. Their bytes once, and a row that names them."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.keeping import blobs
from app.services.organisation.organisation import THE_ROW
from app.services.rows import records
from app.services.rows.columns import columns, stored_table
from app.services.rows.nouns import NOUNS


def keep_file(session: Session, name: str, data: bytes, media_type: str, *, today: date) -> int:
    """Keep a file and return the id of its row. Raises Refused for an empty or too large one."""
    values = {"name": name, "sha256": blobs.keep(session, data), "media_type": media_type, "size": len(data)}
    return records.add(session, "attachment", values | {"added_on": today})


def attach(session: Session, table: str, row: int, *, name: str, data: bytes, media_type: str, today: date) -> None:
    """Keep a file with a row, such as a policy, in place of the one before. Raises Refused."""
    before = _attached(session, table, [row])
    records.change(session, table, row, {_column(table): keep_file(session, name, data, media_type, today=today)})
    _let_go(session, before)


def detach(session: Session, table: str, row: int) -> None:
    """Keep no file with a row any more; undo brings it back."""
    before = _attached(session, table, [row])
    records.change(session, table, row, {_column(table): None})
    _let_go(session, before)


def delete_with_files(session: Session, table: str, rows: Iterable[int]) -> None:
    """Delete rows and the files kept with them; undo brings both back. Raises Refused."""
    doomed = list(rows)
    files = _attached(session, table, doomed)
    records.delete(session, table, doomed)
    _let_go(session, files)


def attached(session: Session, table: str, row: int) -> bytes:
    """The bytes of the file kept with a row; nothing where there is none. Raises Refused where they are damaged."""
    found = records.get(session, table, row)[_column(table)]
    return b"" if found is None else blobs.read(session, records.get(session, "attachment", found)["sha256"])


def set_logo(session: Session, name: str, data: bytes, media_type: str, *, today: date) -> None:
    """Let this picture be the organisation's logo in place of the one before. Raises Refused."""
    attach(session, "organisation", THE_ROW, name=name, data=data, media_type=media_type, today=today)


def remove_logo(session: Session) -> None:
    """Have no logo any more; undo brings it back."""
    detach(session, "organisation", THE_ROW)


def logo(session: Session) -> bytes:
    """The bytes of the logo; nothing where there is none. Raises Refused where they are damaged."""
    found = records.get(session, "organisation", THE_ROW)["logo_id"]
    if found is None:
        return b""
    data = blobs.whole(session, records.get(session, "attachment", found)["sha256"])
    if not data:
        raise Refused("The logo is missing or damaged in this file. Choose the picture again, or remove it.")
    return data


def _column(table: str) -> str:
    """The column that names the file of a row."""
    return next(name for name, info in columns(table).items() if info.refers_to == "attachment")


def _attached(session: Session, table: str, rows: list[int]) -> set[int]:
    found = records.rows(session, table, where={"id": rows})
    return {row[_column(table)] for row in found} - {None}


def _let_go(session: Session, files: set[int]) -> None:
    """Delete the rows of files that no other row names."""
    records.delete(session, "attachment", files - set(_named(session)))


def _named(session: Session) -> Iterator[int]:
    for table in NOUNS:
        for name, info in columns(table).items():
            if info.refers_to == "attachment":
                stored = stored_table(table)
                yield from session.scalars(select(stored.c[name]).where(stored.c[name].is_not(None)))
