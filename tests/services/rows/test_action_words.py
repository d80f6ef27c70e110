"""What actions are called: one grammar, with the words of the screen and the history, typed nowhere else."""

import ast
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.models.choices import Driver, GrantKind, Stage
from app.services.rows import action_words
from app.services.rows.fields import FIELDS
from app.services.rows.nouns import NOUNS
from app.services.rows.value_words import column_words

APP = Path(__file__).parents[3] / "app"
CALLS = {"run": 0, "changing": 1}
"""What does an action for a page and for a command, and the place of its label among what it is given."""


@pytest.mark.parametrize("table", NOUNS)
def test_a_changed_column_is_called_as_the_history_calls_it(table: str) -> None:
    for column in FIELDS[table]:
        said = action_words.change(table, "Ann’s", column)
        if column in {"name", "title"} and column == NOUNS[table].name:
            assert said == f"Rename {action_words.the(table, 'Ann’s')}"
        else:
            assert said == f"Change {action_words.the(table, 'Ann’s')}: {column_words(table, column)}"


def test_the_verb_comes_first_then_the_noun_and_the_name() -> None:
    assert action_words.add("project", "Choir") == "Add the project “Choir”"
    assert action_words.change("post", "Director", "nic_category") == ("Change the post “Director”: NI category")
    assert action_words.change("organisation", "", "org_id") == "Change the organisation: Organisation identifier"
    assert action_words.duplicate("cost_line", "Rent") == "Duplicate the cost line “Rent”"
    assert action_words.move_grant("Choir", Stage.AWARDED) == "Move the grant “Choir” to “Awarded”"
    assert action_words.add_grant(GrantKind.CONTRACT, "Choir") == "Add the contract “Choir”"
    assert action_words.record_session("Monthly") == "Record a session of the supervision plan “Monthly”: the group"
    assert action_words.share_all_by(Driver.FLOOR_SPACE) == "Share everything by “Floor space”"
    assert action_words.update_balances(date(2026, 11, 30)) == "Update the balances to 30 November 2026"


def test_one_row_goes_by_its_name_and_several_by_their_number() -> None:
    assert action_words.delete("post", ["Director"]) == "Delete the post “Director”"
    assert action_words.delete("post", ["Director", "Cook"]) == "Delete 2 posts"
    assert action_words.delete("instalment", [""]) == "Delete the payment"
    assert action_words.paste("cost_line", 1) == "Paste 1 cost line"
    assert action_words.paste("duty", 1_200) == "Paste 1,200 duties"


def test_what_was_brought_in_goes_by_its_number_where_that_is_known_and_by_its_file() -> None:
    assert action_words.bring_in("income_line", 2, "list.csv") == "Bring in 2 income lines from list.csv"
    assert action_words.bring_in("grant", None, "list.csv") == "Bring in list.csv"


def test_what_a_page_works_out_goes_by_its_heading() -> None:
    assert action_words.change("budget_line", "Rent", "target", "Cost") == "Change the budget line “Rent”: Cost"


def test_new_shares_are_told_as_they_are_now() -> None:
    assert action_words.share("Rent", "60% Choir · 40% Core") == "“Rent” is now 60% Choir · 40% Core"


def test_a_long_name_is_shortened_and_stays_as_it_was_typed() -> None:
    assert action_words.add("project", "{0} & <b>" + "x" * 60) == f"Add the project “{{0}} & <b>{'x' * 30}…”"


@pytest.mark.parametrize("part", ["ui", "cli"])
def test_no_page_and_no_command_types_a_label(part: str) -> None:
    files = sorted((APP / part).rglob("*.py"))
    assert sum(len(list(_labels(ast.parse(file.read_text("utf-8"))))) for file in files) > (20 if part == "ui" else 0)
    for file in files:
        assert list(_typed(ast.parse(file.read_text("utf-8")))) == [], file


@pytest.mark.parametrize(
    "source",
    [
        "desk.workspace.run('Delete it', records.delete)",
        "self._workspace.run(f'Delete {name}', records.delete)",
        "def go():\n    label = 'Delete ' + name\n    workspace.run(label, records.delete)",
        "changing(file, f'Begin {name}')",
    ],
)
def test_a_label_that_is_typed_would_be_found(source: str) -> None:
    assert list(_typed(ast.parse(source)))


def _typed(tree: ast.AST) -> Iterator[str]:
    """The labels that are not handed on and not built by `action_words`."""
    given = [pair for node in ast.walk(tree) if isinstance(node, ast.Assign | ast.AnnAssign) for pair in _pairs(node)]
    for label in _labels(tree):
        found = [value for target, value in given if ast.unparse(target) == ast.unparse(label)] or [label]
        yield from (ast.unparse(each) for each in found if isinstance(each, ast.Constant | ast.JoinedStr | ast.BinOp))


def _pairs(node: ast.Assign | ast.AnnAssign) -> Iterator[tuple[ast.expr, ast.expr]]:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        yield from zip(target.elts, node.value.elts, strict=True)
    elif node.value is not None:
        yield target, node.value


def _labels(tree: ast.AST) -> Iterator[ast.expr]:
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not call.args:
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        on = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if name in CALLS and (name == "changing" or on.endswith("workspace")):
            yield call.args[CALLS[name]]
