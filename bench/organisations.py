"""An organisation file with a thousand records to open."""

from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from app.services.organisation.organisation import new_organisation
from app.services.rows import records
from app.storage.making import make_file

COSTS, GRANTS = 500, 100


def thousand_records(path: Path) -> Path:
    """500 cost lines, 100 funders, 100 grants and 300 instalments; returns the path."""
    make_file(path, _fill)
    return path


def _fill(session: Session) -> None:
    new_organisation(session, name="A thousand records")
    records.change(session, "organisation", 1, {"balance_date": date(2026, 11, 30)})
    records.change(session, "fund", 1, {"balance": 50_000_000})
    costs = [{"name": f"Cost {at}", "amount": 1_000 + 37 * at, "start": date(2026, 4, 1)} for at in range(COSTS)]
    records.apply(session, "cost_line", [(None, cost) for cost in costs])
    funders = records.apply(session, "funder", [(None, {"name": f"Funder {at}"}) for at in range(GRANTS)])
    grants = [
        {
            "title": f"Grant {at}",
            "funder_id": funder,
            "stage": "awarded",
            "restriction": "unrestricted",
            "amount_awarded": 3_000_000,
            "start": date(2026, 4, 1),
            "end": date(2028, 3, 31),
        }
        for at, funder in enumerate(funders)
    ]
    given = records.apply(session, "grant", [(None, grant) for grant in grants])
    due = (date(2026, 12, 1), date(2027, 4, 1), date(2027, 10, 1))
    instalments = [{"grant_id": grant, "due": day, "amount": 1_000_000} for grant in given for day in due]
    records.apply(session, "instalment", [(None, row) for row in instalments])
