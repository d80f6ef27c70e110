"""The organisation's identifier as open data names it, from its registration (https://org-id.guide)."""

from sqlalchemy.orm import Session

from app.models.choices import Nation
from app.services import records

_REGISTERS = {Nation.SCOTLAND: "GB-SC", Nation.NORTHERN_IRELAND: "GB-NIC"}


def own_identifier(session: Session) -> str:
    """The identifier that was typed, or else that of its charity or company number, such as GB-CHC-1000147.

    Empty where none of them is known.
    """
    owner = records.rows(session, "organisation")
    if not owner:
        return ""
    charity, company = ("".join(owner[0][name].split()).upper() for name in ("charity_number", "company_number"))
    if owner[0]["org_id"]:
        return str(owner[0]["org_id"])
    if charity:
        return f"{_REGISTERS.get(owner[0]['nation'], 'GB-CHC')}-{charity.removeprefix('NIC')}"
    return f"GB-COH-{company}" if company else ""
