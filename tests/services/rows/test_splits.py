"""Splitting a cost, a post or a freelancer over projects."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.rows import records
from app.services.rows.splits import set_splits, splits


def _post(session: Session) -> tuple[int, int, int]:
    post = records.add(session, "post", {"title": "Worker", "salary": 3_000_000, "start": date(2026, 4, 1)})
    choir, clay = (records.add(session, "project", {"name": name}) for name in ("Choir", "Clay"))
    return post, choir, clay


def test_shares_are_replaced_whole(session: Session) -> None:
    post, choir, clay = _post(session)
    set_splits(session, "post", post, {choir: 6_000, clay: 2_500})
    assert splits(session, "post") == {post: {choir: 6_000, clay: 2_500}}
    set_splits(session, "post", post, {clay: 10_000, choir: 0})
    assert splits(session, "post") == {post: {clay: 10_000}}
    assert splits(session, "cost_line") == {}


def test_more_than_the_whole_is_refused(session: Session) -> None:
    post, choir, clay = _post(session)
    with pytest.raises(Refused, match=r"The shares of “Worker” add up to 110\.5%"):
        set_splits(session, "post", post, {choir: 6_000, clay: 5_050})
    with pytest.raises(Refused, match="less than 0%"):
        set_splits(session, "post", post, {choir: -1})
    with pytest.raises(Refused, match="not in the file any more"):
        set_splits(session, "post", post, {99: 100})
    with pytest.raises(Refused, match="not in the file any more"):
        set_splits(session, "freelancer", 99, {choir: 100})
    assert splits(session, "post") == {}


def test_the_general_way_keeps_the_same_rule(session: Session) -> None:
    post, choir, clay = _post(session)
    records.add(session, "split", {"post_id": post, "project_id": choir, "share": 9_000})
    with pytest.raises(Refused, match="add up to 110%"):
        records.add(session, "split", {"post_id": post, "project_id": clay, "share": 2_000})
