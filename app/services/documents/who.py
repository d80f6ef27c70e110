"""Who presents a document: the organisation's names and numbers, how to reach it, and its logo."""

from sqlalchemy.orm import Session

from app.documents.facts.who import Logo, Who
from app.models.choices import LegalForm
from app.services.organisation.organisation import THE_ROW, details
from app.services.rows import records


def who_of(session: Session) -> Who:
    """The organisation as documents name it; a sole trader speaks for one. Raises Refused without one."""
    found = details(session)
    row = records.get(session, "organisation", THE_ROW)
    numbers = (("charity number", found.charity_number), ("company number", found.company_number))
    return Who(
        name=found.name,
        legal_form=found.legal_form.label,
        numbers=tuple(f"{words} {number.strip()}" for words, number in numbers if number.strip()),
        address=row["address"],
        email=row["email"],
        phone=row["phone"],
        web=row["web"],
        logo=_logo(session, row["logo_id"], found.name),
        alone=found.legal_form is LegalForm.SOLE_TRADER,
    )


def _logo(session: Session, attachment: int | None, name: str) -> Logo | None:
    if attachment is None:
        return None
    return Logo(records.get(session, "attachment", attachment)["sha256"], f"Logo of {name}")
