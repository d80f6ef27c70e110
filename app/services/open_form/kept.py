"""What is kept and never undone, in the open form: files as base64, versions of documents, and what was sent."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from app.services.keeping import blobs, kept
from app.services.open_form.kept_reading import Kept


def kept_out(session: Session) -> dict[str, Any]:
    """The lists of the form: every file by its hash, and every version with where it was sent."""
    files = [
        {"sha256": row["sha256"], "data": b64encode(blobs.read(session, row["sha256"])).decode("ascii")}
        for row in kept.rows(session, "blob")
    ]
    sent = kept.rows(session, "sent")
    versions = []
    for row in kept.rows(session, "version"):
        values = dict(row.values)
        values = {"document": values.pop("document_uid"), **values}
        where = [_sent_out(each.values) for each in sent if each["version_id"] == row.id]
        versions.append(values | {"sent": where})
    return {"files": files, "versions": versions}


def kept_in(session: Session, found: Kept) -> None:
    """Keep what was read. Raises Refused where it is more than a file may hold."""
    for data in found.files:
        blobs.keep(session, data)
    for values, sent in found.versions:
        number = kept.add(session, "version", values)
        for each in sent:
            kept.add(session, "sent", each | {"version_id": number})


def _sent_out(values: Mapping[str, Any]) -> dict[str, Any]:
    days = {name: None if values[name] is None else values[name].isoformat() for name in ("on", "withdrawn_on")}
    return {"on": days["on"], "to": values["to"], "pdf": values["pdf"], "docx": values["docx"]} | {
        "withdrawn_on": days["withdrawn_on"]
    }
