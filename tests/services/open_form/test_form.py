"""The open form: out and in again without loss, and every fault told with its place."""

import copy
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app import paths
from app.exchange.files.open_file import read_open_form
from app.models.formats import CURRENT
from app.models.schema import TABLES
from app.problems import Refused
from app.services.open_form.form import OpenFormUnusable, from_open_form, to_open_form
from app.services.open_form.schema import schema
from app.services.organisation import organisation
from app.services.rows import records
from app.services.rows.splits import set_splits
from tests.data.samples import NEXT_MINOR
from tests.services.memory import close_session, memory_session
from tests.services.organisations import fill

START = date(2026, 4, 1)


def _plan(session: Session) -> None:
    organisation.new_organisation(session, "Us", balance_date=date(2026, 3, 31), balance=-1_250_50)
    fund = records.add(session, "fund", {"name": "Wellbeing", "kind": "restricted"})
    project = records.add(session, "project", {"name": "Choir", "floor_space": 4_050})
    records.add(session, "project_year", {"project_id": project, "year": 2026, "sessions": 40})
    posts = [
        records.add(session, "post", {"title": "Worker", "salary": 2_800_000, "fte": 6_000, "start": START})
        for _ in range(2)
    ]
    set_splits(session, "post", posts[1], {project: 6_000})
    funder = records.add(session, "funder", {"name": "A Trust"})
    grant = records.add(session, "grant", {"title": "Songs", "funder_id": funder, "fund_id": fund})
    records.add(session, "instalment", {"grant_id": grant, "due": START, "amount": 1_000_00})
    records.add(session, "budget_line", {"grant_id": grant, "amount": 500_00, "post_id": posts[1]})
    records.add(session, "budget_line", {"grant_id": grant, "amount": 1, "category": "travel"})


def test_the_form_uses_words_and_plain_numbers(session: Session) -> None:
    _plan(session)
    form = json.loads(json.dumps(to_open_form(session)))
    assert (form["format"], form["version"]) == ("footing", str(CURRENT))
    assert form["organisation"]["balance_date"] == "2026-03-31"
    assert form["funds"][0] | {"key": "General fund", "kind": "general", "balance": "-1250.50"} == form["funds"][0]
    assert [post["key"] for post in form["posts"]] == ["Worker", "Worker (2)"]
    assert form["posts"][1]["fte"] == "60.00"
    assert form["posts"][1]["splits"] == [{"project": "Choir", "share": "60.00"}]
    assert form["projects"][0]["years"] == [{"year": 2026, "sessions": 40, "participants": 0}]
    grant = form["grants"][0]
    assert (grant["funder"], grant["fund"], grant["project"]) == ("A Trust", "Wellbeing", None)
    assert [line["target"] for line in grant["budget_lines"]] == [{"post": "Worker (2)"}, {"category": "travel"}]
    assert "id" not in json.dumps(form).replace("org_id", "")[:200]


def _copy(form: dict[str, Any]) -> dict[str, Any]:
    other = memory_session()
    try:
        from_open_form(other, form)
        return to_open_form(other)
    finally:
        close_session(other)


def test_a_plan_comes_back_the_same(session: Session) -> None:
    _plan(session)
    form = to_open_form(session)
    assert _copy(json.loads(json.dumps(form))) == form


def test_an_empty_file_comes_back_empty(session: Session) -> None:
    form = to_open_form(session)
    assert form["organisation"] is None
    assert _copy(form) == form


@settings(max_examples=15)
@given(st.data())
def test_any_organisation_comes_back_the_same(data: st.DataObject) -> None:
    session = memory_session()
    try:
        fill(session, data)
        form = to_open_form(session)
        assert _copy(json.loads(json.dumps(form))) == form
    finally:
        close_session(session)


def test_what_is_left_out_takes_its_default(session: Session) -> None:
    form = {
        "format": "footing",
        "version": "1.0",
        "organisation": {"name": "Us"},
        "cost_lines": [{"name": "Rent", "amount": 1200, "start": "2026-04-01"}],
    }
    from_open_form(session, form)
    cost = records.rows(session, "cost_line")[0]
    assert (cost["amount"], cost["frequency"].value, cost["note"]) == (120_000, "monthly", "")
    assert organisation.details(session).year_start_month == 4


def _change(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def change(form: Any) -> None:
        for part in path[:-1]:
            form = form[part]
        form[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_change("format", to="xlsx"), 'This is not an organisation in the open form: it does not begin with "format"'),
        (_change("version", to=str(NEXT_MINOR)), f"version: This was written by a newer Footing (form {NEXT_MINOR})."),
        (_change("version", to=1), "version: The version of the form is missing."),
        (_change("version", to=1.1), f'version: The version of the form is missing. Write "version": "{CURRENT}".'),
        (_change("version", to="1.x"), "version: The version of the form is missing."),
        (_change("colour", to="red"), "colour: The form has nothing of this name. Remove it."),
        (_change("organisation", to=[]), "organisation: This has to be an object, in curly brackets."),
        (_change("funds", to={}), "funds: This has to be a list, in square brackets."),
        (_change("funds", 0, "balance", to=12.5), "funds → item 1 → balance: 12.5 cannot be used. Write an amount in"),
        (_change("funds", 0, "balance", to="1e9"), "funds → item 1 → balance: “1e9” cannot be used."),
        (_change("funds", 1, "kind", to="general"), "funds: There is more than one general fund."),
        (_change("funds", 0, "size", to="1"), "funds → item 1 → size: The form has nothing of this name. Remove it."),
        (_change("funds", 1, "name", to="General fund"), "funds: “General fund” is here more than once."),
        (
            _change("posts", 0, "start", to="1/4/2026"),
            "posts → item 1 → start: “1/4/2026” cannot be used. Write a date",
        ),
        (_change("posts", 0, "start", to="2026-02-30"), "posts → item 1 → start: “2026-02-30” cannot be used."),
        (_change("posts", 0, "fte", to="120.00"), "posts → item 1: Part of full time is 1.2. It has to be between"),
        (_change("posts", 0, "end", to="2020-01-01"), "posts → item 1: End date (1 January 2020) is before “Start"),
        (_change("posts", 0, "salary", to="-1.00"), "posts → item 1: Full-time salary is −£1. It cannot be less"),
        (_change("posts", 1, "key", to="Worker"), "posts → item 2 → key: Another of the posts has this key."),
        (_change("posts", 0, "title", to=None), "posts → item 1 → title: Nothing cannot be used. Write words"),
        (_change("posts", 0, "title", to=" "), "posts → item 1: Job title is empty. Type a few words."),
        (
            _change("posts", 1, "splits", 0, "share", to="110.00"),
            "posts → item 2 → splits → item 1: Share is 110%. It has to be between 0.01% and 100%.",
        ),
        (
            _change("posts", 1, "splits", to=[{"project": "Choir", "share": "60.00"}] * 2),
            "posts → item 2 → splits: The shares add up to more than 100%.",
        ),
        (_change("grants", 0, "fund", to="Nope"), "grants → item 1 → fund: There is no fund with the key “Nope”"),
        (_change("grants", 0, "stage", to="won"), "grants → item 1 → stage: “won” cannot be used. Write one of: rese"),
        (
            _change("grants", 0, "budget_lines", 0, "target", to={"post": "Worker", "category": "travel"}),
            "grants → item 1 → budget_lines → item 1 → target: Write what it is for, with exactly one of: cost_line,",
        ),
        (
            _change("grants", 0, "instalments", 0, "amount", to="2000000000.00"),
            "grants → item 1 → instalments → item 1: Amount is £2,000,000,000, more than £1 billion.",
        ),
    ],
)
def test_every_fault_is_told_with_its_place(
    session: Session, change: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    _plan(session)
    form = copy.deepcopy(to_open_form(session))
    change(form)
    other = memory_session()
    with pytest.raises(OpenFormUnusable) as refused:
        from_open_form(other, form)
    assert str(refused.value.problems[0]).startswith(sentence)
    assert sentence in str(refused.value)
    assert all(records.rows(other, table.__tablename__) == () for table in TABLES)
    close_session(other)


def _argued(session: Session) -> dict[str, Any]:
    """Two projects that weigh an option of one name against a factor of one name, and a library."""
    organisation.new_organisation(session, "Us")
    for name in ("Choir", "Clay"):
        project = records.add(session, "project", {"name": name})
        option = records.add(session, "project_option", {"project_id": project, "name": "Do nothing"})
        factor = records.add(session, "success_factor", {"project_id": project, "words": "Open at weekends"})
        rating = {"project_option_id": option, "success_factor_id": factor, "meets": "partly"}
        records.add(session, "option_rating", rating)
        records.add(session, "benefit", {"project_id": project, "project_option_id": option, "name": "Hope"})
        outcome = records.add(session, "outcome", {"project_id": project, "name": "Less lonely", "measure": "ons4"})
        records.add(session, "score", {"outcome_id": outcome, "pair": 1, "before": 350})
    file = {"name": "policy.pdf", "sha256": "0" * 64, "media_type": "application/pdf", "size": 1, "added_on": START}
    policy = {"name": "Safeguarding", "attachment_id": records.add(session, "attachment", file)}
    records.add(session, "policy", policy)
    answer = records.add(session, "library_answer", {"title": "Who we are", "body": "Us"})
    records.add(session, "answer_wording", {"library_answer_id": answer, "sha256": "1", "body": "We", "kept_on": START})
    form: dict[str, Any] = json.loads(json.dumps(to_open_form(session)))
    return form


def test_what_projects_are_argued_with_is_told_by_names(session: Session) -> None:
    form = _argued(session)
    assert _copy(form) == form
    second = form["projects"][1]
    assert second["options"][0]["key"] == "Do nothing (2)"
    assert second["options"][0]["ratings"] == [
        {"success_factor": "Open at weekends (2)", "meets": "partly", "reason": ""}
    ]
    assert second["benefits"][0]["project_option"] == "Do nothing (2)"
    assert second["outcomes"][0]["scores"] == [{"pair": 1, "before": "3.50", "after": None}]
    assert form["policies"][0]["attachment"] == "policy.pdf"
    assert form["library_answers"][0]["wordings"][0]["body"] == "We"


def test_options_of_one_name_in_two_projects_need_no_key_where_nothing_names_them(session: Session) -> None:
    form = _argued(session)
    for project in form["projects"]:
        project["benefits"] = []
        for option in project["options"]:
            del option["key"]
    assert [option["key"] for project in _copy(form)["projects"] for option in project["options"]] == [
        "Do nothing",
        "Do nothing (2)",
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            _change("projects", 0, "options", 0, "ratings", 0, "success_factor", to="Open at weekends (2)"),
            "projects → item 1 → options → item 1 → ratings → item 1 → success_factor: There is no critical success",
        ),
        (
            _change("projects", 1, "options", 0, "ratings", 0, "success_factor", to="Open at weekends"),
            "ratings of options: Critical success factor of this rating of an option is of another project.",
        ),
        (
            _change("projects", 1, "benefits", 0, "project_option", to="Do nothing"),
            "benefits: Option of “Hope” is of another project. Choose one of its own.",
        ),
        (
            _change("projects", 0, "options", 0, "name", to=""),
            "projects → item 1 → options → item 1: Option is empty.",
        ),
        (
            _change("projects", 0, "outcomes", 0, "scores", 0, "before", to="10000.01"),
            "projects → item 1 → outcomes → item 1 → scores → item 1: Score at the start is ",
        ),
        (_change("policies", 0, "expires_on", to="2026-02-30"), "policies → item 1 → expires_on: “2026-02-30” cannot"),
        (_change("policies", 0, "state", to="lost"), "policies → item 1 → state: “lost” cannot be used. Write one of"),
        (_change("policies", 0, "attachment", to="gone.pdf"), "policies → item 1 → attachment: There is no file with"),
        (_change("own_words", to=[{"word": "Clwyd"}] * 2), "words of your own: “Clwyd” is here more than once."),
    ],
)
def test_faults_of_what_projects_are_argued_with_are_told(
    session: Session, change: Callable[[dict[str, Any]], None], sentence: str
) -> None:
    form = _argued(session)
    change(form)
    with pytest.raises(OpenFormUnusable) as refused:
        _copy(form)
    assert str(refused.value.problems[0]).startswith(sentence)


def test_many_faults_are_told_together() -> None:
    form = {"format": "footing", "version": "1.0", "funds": [{"name": 1}] * 30}
    session = memory_session()
    with pytest.raises(OpenFormUnusable) as refused:
        from_open_form(session, form)
    close_session(session)
    assert len(refused.value.problems) > 30
    assert "more problems" in str(refused.value)


def test_a_file_that_holds_something_is_not_written_over(session: Session) -> None:
    _plan(session)
    with pytest.raises(Refused, match="already holds an organisation"):
        from_open_form(session, to_open_form(session))


@settings(max_examples=15)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=5), st.lists, max_leaves=8))
def test_no_value_whatever_is_more_than_a_problem(value: object) -> None:
    session = memory_session()
    try:
        _plan(session)
        form = to_open_form(session)
        form["funds"][0]["kind"] = value
        form["posts"][0]["splits"] = value
        form["grants"][0]["budget_lines"][0]["target"] = value
        form["posts"][1]["key"] = value
        with pytest.raises(OpenFormUnusable):
            _copy(form)
    finally:
        close_session(session)


def test_the_stored_schema_is_the_one_that_the_tables_make() -> None:
    stored = read_open_form(paths.resource("organisation.schema.json"))
    assert stored == schema(), "Write it anew: python -m app schema resources/organisation.schema.json"


def test_the_schema_describes_all_that_is_written(session: Session) -> None:
    _plan(session)
    form, described = to_open_form(session), schema()
    assert set(form) == set(described["properties"])
    grant = described["properties"]["grants"]["items"]
    assert set(form["grants"][0]) == set(grant["properties"])
    assert grant["required"] == ["title", "funder"]
    post = described["properties"]["posts"]["items"]
    assert post["properties"]["fte"] == {
        "description": "Part of full time",
        "$ref": "#/$defs/percent",
        "$comment": "From 0.01 to 100.00.",
        "default": "100.00",
    }
