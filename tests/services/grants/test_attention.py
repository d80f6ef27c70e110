"""Grants that would pay, or be paid, before they start: each told in one sentence."""

from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from app.planning.plan.plan import BudgetLine, Fund, Grant, Instalment, Plan
from app.services.grants.attention import early_grants, loose_grants
from app.services.home.attention import attention
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.services.said.wording import plain

START, BEFORE = date(2026, 6, 1), date(2026, 5, 31)
GRANT = Grant(1, "Choir", "Weaver Trust", "grant", confirmed=False, probability=50, start=START, end=date(2027, 5, 31))


def told(grant: Grant) -> list[str]:
    return [plain(item.sentence) for item in early_grants((grant,))]


def test_a_payment_due_before_the_start_is_told() -> None:
    assert told(replace(GRANT, instalments=(Instalment(START, 1), Instalment(BEFORE, 1)))) == [
        "Choir is to be paid on 31 May 2026, before it starts on 1 June 2026. Check both days."
    ]


def test_a_day_that_has_passed_is_not_told_as_one_to_come() -> None:
    grant = replace(GRANT, instalments=(Instalment(BEFORE, 1),))
    for today, verb in ((BEFORE, "is"), (START, "was")):
        (item,) = early_grants((grant,), today)
        assert plain(item.sentence).startswith(f"Choir {verb} to be paid on 31 May 2026, before it starts on")


def test_a_budget_that_begins_before_the_start_is_told() -> None:
    assert told(replace(GRANT, budget=(BudgetLine(1, 1, ("cost", 1), start=BEFORE),))) == [
        "Choir is to pay for costs from 31 May 2026, before it starts on 1 June 2026. Check both days."
    ]


def test_nothing_is_told_of_days_that_fit_of_what_has_come_and_of_a_grant_without_a_start() -> None:
    early = (Instalment(BEFORE, 1),)
    assert told(replace(GRANT, instalments=(Instalment(START, 1),), budget=(BudgetLine(1, 1, ("cost", 1)),))) == []
    assert told(replace(GRANT, instalments=(Instalment(BEFORE, 1, received_on=BEFORE),))) == []
    assert told(replace(GRANT, start=None, instalments=early)) == []


def test_restricted_money_in_a_fund_of_ones_own_is_told() -> None:
    funds = (Fund(1, "General", "general"), Fund(2, "Roof", "designated"), Fund(3, "Choir", "restricted"))
    held = [replace(GRANT, id=fund, fund=fund, restricted=True) for fund in (1, 2, 3)]
    free = [replace(GRANT, id=4, fund=1), replace(GRANT, id=5, restricted=True)]
    items = list(loose_grants(Plan("", date(2026, 3, 31), funds=funds, grants=(*held, *free))))
    assert [item.id for item in items] == [1, 2]
    assert plain(items[1].sentence) == (
        "Choir is restricted, but its money goes into Roof, where it counts as your own. Choose a restricted fund for "
        "it, or say that it is unrestricted."
    )


def test_it_stands_among_what_needs_a_look(session: Session) -> None:
    new_organisation(session, name="Harbour Arts")
    funder = records.add(session, "funder", {"name": "Weaver Trust"})
    grant = records.add(session, "grant", {"title": "Choir", "funder_id": funder, "start": START})
    records.add(session, "instalment", {"grant_id": grant, "due": BEFORE, "amount": 100_00})
    items = attention(session, load_rates(), date(2026, 4, 1))
    assert [(item.table, item.id) for item in items if "before it starts" in plain(item.sentence)] == [("grant", grant)]
