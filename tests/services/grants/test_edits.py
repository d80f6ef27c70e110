"""Entering and changing grants: the usual restriction, the fund that follows, rows of their own, and the sums."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.models.choices import FundKind, GrantKind, Restriction, Stage
from app.problems import Refused
from app.services.grants import grants
from app.services.grants.edits import add_grant, change_grant, overfunded_by
from app.services.grants.totals import PipelineTotals, pipeline_totals
from app.services.organisation.rates import load_rates
from app.services.rows import records


def restricted_fund(session: Session, name: str = "Kept apart") -> int:
    return records.add(session, "fund", {"name": name, "kind": FundKind.RESTRICTED})


def test_grants_are_restricted_and_contracts_are_not(session: Session) -> None:
    given = records.get(session, "grant", add_grant(session, "Choir", "A Trust", GrantKind.GRANT))
    bought = records.get(session, "grant", add_grant(session, "Classes", "a trust ", GrantKind.CONTRACT))
    assert (given["restriction"], bought["restriction"]) == (Restriction.RESTRICTED, Restriction.UNRESTRICTED)
    assert given["funder_id"] == bought["funder_id"]


def test_a_grant_needs_a_title_and_a_funder(session: Session) -> None:
    with pytest.raises(Refused, match="Title is empty"):
        add_grant(session, " ", "A Trust", GrantKind.GRANT)
    with pytest.raises(Refused, match="Name is empty"):
        add_grant(session, "Choir", " ", GrantKind.GRANT)


def test_another_kind_brings_its_usual_restriction(session: Session) -> None:
    grant = add_grant(session, "Choir", "A Trust", GrantKind.GRANT)
    change_grant(session, grant, {"kind": GrantKind.CONTRACT})
    assert records.get(session, "grant", grant)["restriction"] is Restriction.UNRESTRICTED


def test_the_fund_follows_the_restriction(session: Session) -> None:
    fund = restricted_fund(session)
    grant = add_grant(session, "Choir", "A Trust", GrantKind.GRANT)
    change_grant(session, grant, {"fund_id": fund})
    change_grant(session, grant, {"restriction": Restriction.RESTRICTED})
    assert records.get(session, "grant", grant)["fund_id"] == fund
    change_grant(session, grant, {"restriction": Restriction.UNRESTRICTED})
    assert records.get(session, "grant", grant)["fund_id"] is None
    grants.set_stage(session, grant, Stage.AWARDED, {"amount_awarded": 5, "awarded_on": date(2026, 4, 1)})
    assert records.get(session, "grant", grant)["fund_id"] is None
    change_grant(session, grant, {"restriction": Restriction.RESTRICTED})
    own = records.get(session, "grant", grant)["fund_id"]
    assert records.get(session, "fund", own)["name"] == "Choir"


def test_the_funder_is_changed_by_name(session: Session) -> None:
    grant = add_grant(session, "Choir", "A Trust", GrantKind.GRANT)
    change_grant(session, grant, {"funder": "B Trust"})
    assert grants.grant_rows(session)[0].funder == "B Trust"
    with pytest.raises(Refused, match="Name is empty"):
        change_grant(session, grant, {"funder": " "})


def test_rows_of_a_grant_are_stored_as_one_block(session: Session) -> None:
    grant = add_grant(session, "Choir", "A Trust", GrantKind.GRANT)
    due = date(2026, 4, 1)
    first, second = records.apply_under(
        session, "instalment", "grant_id", grant, [(None, {"due": due, "amount": 5}), (None, {"due": due, "amount": 6})]
    )
    records.apply_under(session, "instalment", "grant_id", grant, [(first, {"amount": 7})])
    stored = records.rows(session, "instalment", where={"grant_id": grant})
    assert [(row.id, row["amount"]) for row in stored] == [(first, 7), (second, 6)]
    with pytest.raises(Refused, match="not in the file any more"):
        records.apply_under(session, "instalment", "grant_id", 99, [(None, {"due": due, "amount": 5})])


def test_overfunding_is_told_of_the_grants_that_take_part(session: Session) -> None:
    records.add(session, "organisation", {"name": "Us", "balance_date": date(2026, 3, 31)})
    rent = {"name": "Rent", "amount": 100_00, "start": date(2026, 1, 1)}
    cost = records.add(session, "cost_line", rent)
    grant = add_grant(session, "Choir", "A Trust", GrantKind.GRANT)
    other = add_grant(session, "Dance", "A Trust", GrantKind.GRANT)
    change_grant(session, grant, {"start": date(2026, 4, 1), "end": date(2027, 3, 31)})
    records.apply_under(session, "budget_line", "grant_id", grant, [(None, {"cost_line_id": cost, "amount": 1_300_00})])
    assert [(over.name, over.funded) for over in overfunded_by(session, load_rates(), grant)] == [("Rent", 1_300_00)]
    assert overfunded_by(session, load_rates(), other) == ()


def test_the_sums_of_the_pipeline(session: Session) -> None:
    won = add_grant(session, "Won", "A Trust", GrantKind.GRANT)
    records.change(session, "grant", won, {"stage": "awarded", "amount_awarded": 1_000})
    paid = {"due": date(2026, 4, 1), "amount": 400, "received_on": date(2026, 4, 1)}
    records.apply_under(
        session, "instalment", "grant_id", won, [(None, paid), (None, {"due": date(2026, 9, 1), "amount": 500})]
    )
    unplanned = add_grant(session, "Won, without dates", "A Trust", GrantKind.GRANT)
    records.change(session, "grant", unplanned, {"stage": "awarded", "amount_awarded": 100})
    asked = add_grant(session, "Asked", "A Trust", GrantKind.GRANT)
    records.change(session, "grant", asked, {"stage": "submitted", "amount_applied": 301, "probability": 50})
    lost = add_grant(session, "Lost", "A Trust", GrantKind.GRANT)
    records.change(session, "grant", lost, {"stage": "declined", "amount_applied": 77})
    add_grant(session, "No amount yet", "A Trust", GrantKind.GRANT)
    assert pipeline_totals(grants.grant_rows(session)) == PipelineTotals(600, 301, 151)
