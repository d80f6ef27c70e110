"""The people who do the work, paid or not, and the duties that rest on them. No free-text notes about anybody."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, OptionalDate, choice, in_order, not_blank
from app.models.choices import Engagement


class Person(Base):
    """Someone who works with the organisation: an employee, a freelancer, a volunteer or a trustee.

    Posts point at whom they are held by; `freelancer_id` is the freelancer whose fees this person is paid by. What is
    spent on a volunteer belongs to `project_id`, on others to what their posts or fees belong to.
    """

    __tablename__ = "person"
    __table_args__ = (not_blank("name"), in_order("start", "end"))

    name: Mapped[str]
    engagement: Mapped[Engagement] = choice(Engagement, default=Engagement.EMPLOYEE)
    role: Mapped[str] = mapped_column(default="")
    start: Mapped[date | None]
    end: Mapped[OptionalDate]
    freelancer_id: Mapped[int | None] = mapped_column(ForeignKey("freelancer.id", ondelete="SET NULL"), index=True)
    project_id: Mapped[int | None] = mapped_column(ForeignKey("project.id", ondelete="SET NULL"), index=True)


class Duty(Base):
    """Something that has to be done: by whom, and who else could."""

    __tablename__ = "duty"
    __table_args__ = (not_blank("name"),)

    name: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
