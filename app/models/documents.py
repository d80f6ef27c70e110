"""Documents: what was begun, its texts and figures; its versions, what was sent; and the bytes of kept files."""

from datetime import date
from uuid import uuid4

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Hundredths, OptionalDate, Pence, amount, between, choice, not_blank
from app.models.choices import Audience

LARGEST_FILE = 10_000_000
"""Bytes of one kept file."""
LARGEST_FILES = 100_000_000
"""Bytes of all kept files together."""


def new_uid() -> str:
    """A name for a row that is never used again, whatever is undone."""
    return uuid4().hex


class Document(Base):
    """A document that was begun: its kind by id, what it is about, for whom, and the year whose costs it shows.

    `audience` decides which parts are shown. `buyer` and `ask` (pence) are used where no grant says them. What a
    document is about may be deleted: its texts stay.
    """

    __tablename__ = "document"
    __table_args__ = (
        not_blank("uid"),
        not_blank("title"),
        not_blank("kind"),
        amount("ask"),
        between("year", 1900, 2199),
    )

    uid: Mapped[str] = mapped_column(unique=True, default=new_uid)
    title: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    grant_id: Mapped[int | None] = mapped_column(ForeignKey("grant.id", ondelete="SET NULL"), index=True)
    grant_report_id: Mapped[int | None] = mapped_column(ForeignKey("grant_report.id", ondelete="SET NULL"), index=True)
    year: Mapped[int | None]
    language: Mapped[str] = mapped_column(default="en-GB")
    audience: Mapped[Audience] = choice(Audience, default=Audience.COMMISSIONER)
    buyer: Mapped[str] = mapped_column(default="")
    ask: Mapped[int | None] = mapped_column(Pence)
    created_on: Mapped[date]


class DocumentSection(Base):
    """A text of a document, or a choice about a part of it, by the key that its kind gives it.

    `body` is in the small markup of `app.documents.tree.markup`. `shown` is the user's own choice, empty where the
    reader decides. A section that the user added has a key that begins with "own-" and a heading.
    """

    __tablename__ = "section"
    __table_args__ = (not_blank("key"), UniqueConstraint("document_id", "key"), between("position", 0, 10_000))

    document_id: Mapped[int] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"), index=True)
    key: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    heading: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    shown: Mapped[bool | None]
    library_uid: Mapped[str | None]
    library_hash: Mapped[str | None]


class FigureUse(Base):
    """A figure inside a text: the token that stands there, which figure it is, and what was seen there last, when."""

    __tablename__ = "figure_use"
    __table_args__ = (not_blank("token"), not_blank("figure"), UniqueConstraint("section_id", "token"))

    section_id: Mapped[int] = mapped_column(ForeignKey("section.id", ondelete="CASCADE"), index=True)
    token: Mapped[str]
    figure: Mapped[str]
    arguments: Mapped[str] = mapped_column(default="")
    seen: Mapped[str] = mapped_column(default="")
    seen_on: Mapped[OptionalDate]
    basis: Mapped[str] = mapped_column(default="")


class OwnNumber(Base):
    """A number that the program cannot know, such as people waiting: what, how many, as of which day, and who says so.

    `value` is in hundredths. One that is for no project is for the whole organisation.
    """

    __tablename__ = "own_number"
    __table_args__ = (not_blank("figure"), between("value", 0, 100_000_000_000))

    figure: Mapped[str]
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)
    value: Mapped[int] = mapped_column(Hundredths)
    as_of: Mapped[date]
    source: Mapped[str] = mapped_column(default="")


class Attachment(Base):
    """A file kept with the organisation, such as its logo; its bytes are the blob of this hash."""

    __tablename__ = "attachment"
    __table_args__ = (not_blank("uid"), not_blank("name"), between("size", 1, LARGEST_FILE))

    uid: Mapped[str] = mapped_column(unique=True, default=new_uid)
    sha256: Mapped[str]
    name: Mapped[str]
    media_type: Mapped[str]
    size: Mapped[int]
    added_on: Mapped[date]


class Blob(Base):
    """Bytes by their hash. Not recorded for undo; swept where no row and no change that could be undone names them."""

    __tablename__ = "blob"
    __table_args__ = (CheckConstraint("length(sha256) = 64", name="sha256_length"), between("size", 1, LARGEST_FILE))

    sha256: Mapped[str] = mapped_column(unique=True)
    size: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary)


class DocumentVersion(Base):
    """A whole document as it stood, figures included: the tree as JSON in a blob. Never changed, never undone.

    `at` is the moment (UTC, ISO), `why` what it was kept for. The document may be gone: its kind and title are kept.
    """

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("document_uid", "number"), not_blank("document_uid"))

    document_uid: Mapped[str] = mapped_column(index=True)
    kind: Mapped[str]
    title: Mapped[str]
    number: Mapped[int]
    at: Mapped[str]
    why: Mapped[str] = mapped_column(default="")
    tree_version: Mapped[int]
    tree: Mapped[str]


class Sent(Base):
    """That a version was sent: on which day, to whom, and the files as they went. Withdrawn, never deleted."""

    __tablename__ = "sent"

    version_id: Mapped[int] = mapped_column(ForeignKey("version.id", ondelete="RESTRICT"), index=True)
    on: Mapped[date]
    to: Mapped[str] = mapped_column(default="")
    pdf: Mapped[str | None]
    docx: Mapped[str | None]
    withdrawn_on: Mapped[OptionalDate]
