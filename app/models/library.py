"""The library: answers kept to be used again, the organisation's own evidence, what a text cites, and its own words."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, OptionalDate, between, choice, not_blank
from app.models.choices import Direction
from app.models.documents import new_uid


class LibraryAnswer(Base):
    """An answer that is used again: a document takes a copy and remembers its `uid` and the hash of what it took.

    `body` is in the same markup as the texts of documents; figures and evidence stand in it by their ids. `tags` are
    words with commas between them. `from_uid` is the answer that this one was copied from, which may be gone.
    """

    __tablename__ = "library_answer"
    __table_args__ = (not_blank("uid"), not_blank("title"))

    uid: Mapped[str] = mapped_column(unique=True, default=new_uid)
    title: Mapped[str] = mapped_column(unique=True)
    body: Mapped[str] = mapped_column(default="")
    tags: Mapped[str] = mapped_column(default="")
    owner: Mapped[str] = mapped_column(default="")
    reviewed_on: Mapped[OptionalDate]
    review_by: Mapped[OptionalDate]
    from_uid: Mapped[str | None]


class AnswerWording(Base):
    """An answer as a document took it: what a section's `library_hash` stands for, to show what has changed since.

    It is kept when a document takes the answer, once for each wording, and goes with the answer.
    """

    __tablename__ = "answer_wording"
    __table_args__ = (not_blank("sha256"), UniqueConstraint("library_answer_id", "sha256"))

    library_answer_id: Mapped[int] = mapped_column(ForeignKey("library_answer.id", ondelete="CASCADE"), index=True)
    sha256: Mapped[str]
    body: Mapped[str]
    kept_on: Mapped[date]


class Evidence(Base):
    """What a source found, entered by the organisation itself; what ships with the program is never copied here.

    `claim` is what it says in plain words, `limits` what it cannot show. `sample` is how many were studied, as the
    source counts them ("15 evaluations"). `direction` is empty until somebody has said it.
    """

    __tablename__ = "evidence"
    __table_args__ = (not_blank("uid"), not_blank("claim"), between("year", 1900, 2199))

    uid: Mapped[str] = mapped_column(unique=True, default=new_uid)
    claim: Mapped[str]
    figures: Mapped[str] = mapped_column(default="")
    population: Mapped[str] = mapped_column(default="")
    sample: Mapped[str] = mapped_column(default="")
    setting: Mapped[str] = mapped_column(default="")
    design: Mapped[str] = mapped_column(default="")
    limits: Mapped[str] = mapped_column(default="")
    direction: Mapped[Direction | None] = choice(Direction)
    authors: Mapped[str] = mapped_column(default="")
    year: Mapped[int | None]
    title: Mapped[str] = mapped_column(default="")
    publisher: Mapped[str] = mapped_column(default="")
    reference: Mapped[str] = mapped_column(default="")
    checked_on: Mapped[OptionalDate]
    topics: Mapped[str] = mapped_column(default="")


class Citation(Base):
    """Evidence that a text cites: the token that stands there, and a stable id that ships or the `uid` of one's own."""

    __tablename__ = "citation"
    __table_args__ = (not_blank("token"), not_blank("evidence"), UniqueConstraint("section_id", "token"))

    section_id: Mapped[int] = mapped_column(ForeignKey("section.id", ondelete="CASCADE"), index=True)
    token: Mapped[str]
    evidence: Mapped[str]


class OwnWord(Base):
    """A word that is spelt right here, such as the name of a place: the spelling check passes it over."""

    __tablename__ = "own_word"
    __table_args__ = (not_blank("word"),)

    word: Mapped[str] = mapped_column(unique=True)
