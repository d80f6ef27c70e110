"""Files kept with the organisation, such as its logo: their bytes once, and a row that names them."""

from datetime import date

from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.keeping import blobs
from app.services.organisation.organisation import THE_ROW
from app.services.rows import records


def keep_file(session: Session, name: str, data: bytes, media_type: str, *, today: date) -> int:
    """Keep a file and return the id of its row. Raises Refused for an empty or too large one."""
    values = {"name": name, "sha256": blobs.keep(session, data), "media_type": media_type, "size": len(data)}
    return records.add(session, "attachment", values | {"added_on": today})


def set_logo(session: Session, name: str, data: bytes, media_type: str, *, today: date) -> None:
    """Let this picture be the organisation's logo in place of the one before. Raises Refused."""
    before = records.get(session, "organisation", THE_ROW)["logo_id"]
    kept = keep_file(session, name, data, media_type, today=today)
    records.change(session, "organisation", THE_ROW, {"logo_id": kept})
    if before is not None:
        records.delete(session, "attachment", [before])


def remove_logo(session: Session) -> None:
    """Have no logo any more; undo brings it back."""
    before = records.get(session, "organisation", THE_ROW)["logo_id"]
    if before is not None:
        records.delete(session, "attachment", [before])


def logo(session: Session) -> bytes:
    """The bytes of the logo; nothing where there is none. Raises Refused where they are damaged."""
    found = records.get(session, "organisation", THE_ROW)["logo_id"]
    if found is None:
        return b""
    data = blobs.whole(session, records.get(session, "attachment", found)["sha256"])
    if not data:
        raise Refused("The logo is missing or damaged in this file. Choose the picture again, or remove it.")
    return data
