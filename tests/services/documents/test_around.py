"""What surrounds a document in the file: names, policies with an end, outcomes with scores."""

from datetime import date
from pathlib import Path

from app.models.choices import PolicyState, Stage
from app.services.documents.around import held_policies, names_around
from app.services.documents.lines.outcomes import scored_outcomes
from app.services.rows import records
from tests.services.documents.in_a_file import a_file


def test_other_funders_and_projects_do_not_belong_but_those_who_pay_do(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("Set up") as session:
        other = records.add(session, "funder", {"name": "Elm Trust"})
        general = records.add(session, "funder", {"name": "Oak Trust"})
        records.add(session, "project", {"name": "Weaver"})
        records.add(session, "grant", {"title": "No", "funder_id": other, "stage": Stage.DECLINED})
        records.add(session, "grant", {"title": "All", "funder_id": general, "stage": Stage.AWARDED})
        found = names_around(session, records.get(session, "document", 1))
        assert {"Us", "A Trust", "Choir", "Songs", "Oak Trust"} <= set(found.own)
        assert set(found.others) == {"Elm Trust", "Weaver"}


def test_a_policy_stops_bids_where_its_kind_does(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("Set up") as session:
        for name, kind, state in (
            ("Ours", None, PolicyState.IN_PLACE),
            ("Liability", "public-liability", PolicyState.IN_PLACE),
            ("Spare", "public-liability", PolicyState.NOT_NEEDED),
        ):
            values = {"name": name, "catalogue_id": kind, "state": state, "expires_on": date(2026, 11, 1)}
            records.add(session, "policy", values)
        records.add(session, "policy", {"name": "No end", "catalogue_id": "public-liability"})
        found = {held.name: held.stops_bids for held in held_policies(session)}
        assert found == {"Ours": False, "Liability": True, "Spare": False}


def test_outcomes_are_scored_by_measures_whose_range_is_known(tmp_path: Path) -> None:
    with a_file(tmp_path) as file, file.action("Set up") as session:
        own = records.add(session, "own_measure", {"name": "Our scale", "lowest": 0, "highest": 1_000})
        uid = records.get(session, "own_measure", own)["uid"]
        for name, measure in (("Calm", uid), ("Unknown", "nobody"), ("Unscored", None)):
            outcome = records.add(session, "outcome", {"project_id": 1, "name": name, "measure": measure})
            for pair in range(1, 12):
                score = {"outcome_id": outcome, "pair": pair, "before": 300, "after": 300 + 10 * pair}
                records.add(session, "score", score)
        (found,) = scored_outcomes(session, 1)
        assert (found.name, found.measure, found.result.both, found.result.scale.own) == ("Calm", "Our scale", 11, True)
        assert scored_outcomes(session, None) == ()
