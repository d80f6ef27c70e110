"""The bytes of kept files by their hash: each once, within what a file of an organisation may hold."""

from hashlib import sha256

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.documents import LARGEST_FILE, LARGEST_FILES, Blob
from app.problems import Refused
from app.services.keeping import kept

_MB = 1_000_000


def keep(session: Session, data: bytes) -> str:
    """Keep bytes and return their hash; the same bytes are kept once.

    Those that were damaged since are mended by it. Raises Refused for nothing at all, for more than 10 MB, and where
    all kept files would be more than 100 MB.
    """
    refuse_size(len(data))
    name = sha256(data).hexdigest()
    if there := kept.rows(session, "blob", where={"sha256": name}):
        if not whole(session, name):
            kept.mark(session, "blob", there[0].id, {"size": len(data), "data": data})
        return name
    sizes = session.scalar(select(func.coalesce(func.sum(Blob.size), 0))) or 0
    refuse_sum(sizes + len(data))
    kept.add(session, "blob", {"sha256": name, "size": len(data), "data": data})
    return name


def read(session: Session, name: str) -> bytes:
    """The bytes of this hash. Raises Refused where they are not there, or not what they were."""
    data = whole(session, name)
    if not data:
        raise Refused("The bytes of a kept file are missing or damaged. Restore a backup to get them back.")
    return data


def whole(session: Session, name: str) -> bytes:
    """The bytes of this hash; none where they are not there, or not what they were."""
    data = session.scalar(select(Blob.data).where(Blob.sha256 == name))
    return bytes(data) if data is not None and sha256(data).hexdigest() == name else b""


def refuse_size(size: int) -> None:
    """Raise Refused for a file of no bytes, and for one of more than 10 MB."""
    if not size:
        raise Refused("This file is empty. Choose another one.")
    if size > LARGEST_FILE:
        raise Refused(f"This file has {_megabytes(size)}. Keep files of at most {_megabytes(LARGEST_FILE)}.")


def refuse_sum(size: int) -> None:
    """Raise Refused where all kept files together would be more than 100 MB."""
    if size > LARGEST_FILES:
        raise Refused(
            f"The kept files would come to {_megabytes(size)} together. "
            f"There is room for {_megabytes(LARGEST_FILES)}: keep this one elsewhere."
        )


def _megabytes(size: int) -> str:
    return f"{size / _MB:,.1f} MB"
