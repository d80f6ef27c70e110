"""The organisation's own identifier."""

import pytest
from sqlalchemy.orm import Session

from app.models.choices import Nation
from app.services.organisation import organisation
from app.services.organisation.organisation import own_identifier
from app.services.rows import records


@pytest.mark.parametrize(
    ("details", "identifier"),
    [
        ({}, ""),
        ({"charity_number": "1112 345"}, "GB-CHC-1112345"),
        ({"charity_number": "1112345", "company_number": "123"}, "GB-CHC-1112345"),
        ({"charity_number": "sc012345", "nation": Nation.SCOTLAND}, "GB-SC-SC012345"),
        ({"charity_number": "NIC100012", "nation": Nation.NORTHERN_IRELAND}, "GB-NIC-100012"),
        ({"company_number": "01234567"}, "GB-COH-01234567"),
        ({"charity_number": "1112345", "org_id": "360G-us"}, "360G-us"),
    ],
)
def test_it_follows_from_the_registration(session: Session, details: dict[str, object], identifier: str) -> None:
    assert own_identifier(session) == ""
    organisation.new_organisation(session, "Us")
    records.change(session, "organisation", 1, details)
    assert own_identifier(session) == identifier
