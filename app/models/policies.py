"""The register of policies, registrations, checks and insurances that buyers ask for, with their dates."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, OptionalDate, Pence, amount, choice, in_order, not_blank
from app.models.choices import PolicyState


class Policy(Base):
    """One policy, registration or insurance: how far it is, when it is looked at again and when it ends.

    `catalogue_id` is the stable id of the kind that ships; empty for one of the organisation's own. `cover` is what an
    insurance pays at most, in pence. The attachment may be deleted by itself: the policy stays.
    """

    __tablename__ = "policy"
    __table_args__ = (not_blank("name"), amount("cover"), in_order("begins_on", "expires_on"))

    catalogue_id: Mapped[str | None]
    name: Mapped[str] = mapped_column(unique=True)
    state: Mapped[PolicyState] = choice(PolicyState, default=PolicyState.MISSING)
    owner: Mapped[str] = mapped_column(default="")
    reviewed_on: Mapped[OptionalDate]
    review_by: Mapped[OptionalDate]
    begins_on: Mapped[OptionalDate]
    expires_on: Mapped[OptionalDate]
    cover: Mapped[int | None] = mapped_column(Pence)
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id", ondelete="SET NULL"), index=True)
    note: Mapped[str] = mapped_column(default="")
