"""A column's words stand in its entry and nowhere else: no label, heading or prompt is typed a second time."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from app.services.rows.fields import FIELDS

APP = Path(__file__).parent.parent / "app"
ENTRIES = {
    "services/rows/field.py",
    *(f"services/rows/fields_{of}.py" for of in ("costs", "grants", "people", "plans")),
}
_AFTER = " :,.…?"
"""What stands between a label and its value, or ends a question."""
_BEGINNINGS = {"By", "For", "From", "To"}
"""Words of columns with which a sentence may begin that goes on."""
NAMES = {name for fields in FIELDS.values() for name in fields}
"""The names of all stored columns."""
WORDS = {
    words.rstrip(_AFTER).casefold() for fields in FIELDS.values() for known in fields.values() for words in known.words
}
"""Everything that a stored column is called on the screen."""

ROW_MAKERS = {"add", "add_beside", "FormRow"}
"""What makes a row of a form: its name and its words, or a pair of them for each."""
_LABELS = ("label", "heading", "prompt", "words")
"""How the words may be handed over by name."""
OTHERS: Mapping[str, set[str]] = {
    # names of rows, of which some are called like a column that points to one
    "services/rows/nouns.py": {"overhead pool", "cost line", "supervision plan"},
    "services/rows/finding.py": {"grant or contract", "supervision plan"},
    # labels of stored words, of which some are called like a column
    "models/choices.py": {"Grant", "Group", "floor space", "Travel", "Freelancer", "Floor space"},
    # as a sentence says them
    "planning/full_cost/drivers.py": {"floor space"},
    "services/people/words.py": {"booked for "},
    "ui/pages/costs/pools.py": {"not for any project "},
    # a year that is counted from 0, and where a question of ours comes from
    "planning/sums/present_value.py": {"Year "},
    "ui/pages/grants/check.py": {"Source: "},
    # as a document prints them behind a name
    "services/documents/business_case.py": {"charity number", "company number"},
    # parts of other words: a unit, how often, a class exported or named in an annotation
    "services/organisation/rate_words.py": {"per cent"},
    "services/projects/price_words.py": {"a year"},
    "exchange/lists/headings.py": {"a year"},
    "ui/kit/cards.py": {"Note"},
    # figures of the page of sums, which nothing stores
    "services/figures/employer.py": {"part of full time"},
    "services/figures/people.py": {"date of birth"},
    "services/figures/wages.py": {"date of birth"},
    "services/figures/freelance.py": {"Day rate"},
    # a subject is stored in one of several columns
    "ui/pages/runway/changes.py": {"For whom or what"},
    # columns that are worked out, and a form whose answers become rows
    "ui/pages/costs/columns.py": {"For", "Pension"},
    "ui/pages/costs/full.py": {"Year"},
    "ui/pages/grants/list.py": {"Amount"},
    "ui/pages/grants/money.py": {"Cost", "amount asked for"},  # the second is how a sentence says it
    "ui/pages/grants/pattern.py": {"From", "To", "How it is paid", "Still to be paid"},
    "ui/pages/people/money.py": {"For", "Spent"},
    "ui/pages/projects/prices.py": {"Each"},
    "ui/pages/runway/ends.py": {"From"},
    # settings of a forecast, which the window keeps and no file stores
    "ui/pages/documents/settings.py": {"How far"},
}
"""What is called the same and means something else, by module."""


def found_in(source: str) -> set[str]:
    """The words of stored columns that a module types, wherever they stand.

    Also any words that it gives a stored column in a row of a form or in a column that is edited: they are its own.
    """
    tree = ast.parse(source)
    unsaid = {id(part) for part in _unsaid(tree)}
    texts = (each for each in ast.walk(tree) if isinstance(each, ast.Constant) and id(each) not in unsaid)
    typed = {each.value for each in texts if isinstance(each.value, str) and _is_known(each.value)}
    constants = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    fields = dict(_stored_fields(tree, constants))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return typed | {words for call in calls for words in _given(call, constants, fields)}


def _is_known(text: str) -> bool:
    """One word is the screen's only with its capital: `note` is a name of the program, `Note` a label."""
    words = text.rstrip(_AFTER)
    goes_on = text != words and words in _BEGINNINGS
    return words.casefold() in WORDS and (" " in words or words[:1].isupper()) and not goes_on


def _unsaid(tree: ast.AST) -> Iterator[ast.AST]:
    """Texts that stand in for values on a command line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "metavar":
            yield node.value


def _given(call: ast.Call, constants: Mapping[str, str], fields: Mapping[str, str]) -> Iterator[str]:
    """Words typed in a row of a form or over a column: those of any stored column, or for one that is stored."""
    maker = _maker(call)
    if maker not in {*ROW_MAKERS, "Column"}:
        return
    by_name = {each.arg: each.value for each in call.keywords if each.arg}
    for parts in (call.args, *(arg.elts for arg in call.args if isinstance(arg, ast.Tuple) and maker != "Column")):
        placed: list[ast.expr | None] = [*([None] if maker == "FormRow" else []), *parts, *[None] * 3]
        name, shown, field = placed[:3]
        words = _text(shown or next((by_name[label] for label in _LABELS if label in by_name), None), constants)
        stored = _text(name or by_name.get("name") or by_name.get("key"), constants) in NAMES
        if maker == "Column":
            stored = stored and _is_edited(call)
        elif (made := field or by_name.get("field")) is not None:
            stored = stored or fields.get(ast.unparse(made)) in NAMES
        if words and (stored or (maker != "add" and words.rstrip(_AFTER).casefold() in WORDS)):
            yield words


def _maker(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _stored_fields(tree: ast.AST, constants: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The fields that a module makes for stored columns, as it writes or calls them, each with its column."""
    for node in ast.walk(tree):
        match node:
            case ast.Assign([target], ast.Call(args=[_, name, *_]) as made) if _maker(made) == "stored_field":
                yield ast.unparse(target), _text(name, constants) or ""
            case ast.Call(args=[_, name, *_]) if _maker(node) == "stored_field":
                yield ast.unparse(node), _text(name, constants) or ""


def _is_edited(call: ast.Call) -> bool:
    """Whether the fifth value, or the one named `editable`, says so."""
    said = [*call.args[4:5], *(each.value for each in call.keywords if each.arg == "editable")]
    return any(not (isinstance(each, ast.Constant) and each.value is False) for each in said)


def _text(part: ast.expr | None, constants: Mapping[str, str]) -> str | None:
    if isinstance(part, ast.Name):
        return constants.get(part.id)
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None


@cache
def _modules() -> dict[str, set[str]]:
    paths = (path for path in APP.rglob("*.py"))
    names = {path: path.relative_to(APP).as_posix() for path in paths}
    return {name: found_in(path.read_text(encoding="utf-8")) for path, name in names.items() if name not in ENTRIES}


def test_no_word_of_a_stored_column_is_written_twice() -> None:
    found = _modules()
    assert len(found) > 200
    assert {
        name: words - OTHERS.get(name, set()) for name, words in found.items() if words - OTHERS.get(name, set())
    } == {}


def test_every_exception_is_still_one() -> None:
    found = _modules()
    assert {
        name: words - found.get(name, set()) for name, words in OTHERS.items() if words - found.get(name, set())
    } == {}


@pytest.mark.parametrize(
    "source",
    [
        'Column("title", "Title")',
        'Column("title", heading="Title")',
        'Column("anything", "amount awarded", "money")',
        'self.add("deadline", "Deadline", field)',
        'self.form.add_beside(("start", "Start date", one), ("end", "End date", other))',
        '_OFTEN = "How often"\n\n\ndef make():\n    return Column("frequency", _OFTEN)',
        'FormRow("Purpose", field)',
        'field.setAccessibleName("Purpose")',
        'label = "Funder" if name == "funder" else other',
        'wanted("salary", "money", "pay, wage", label="Full-time salary")',
        'text = f"Deadline"',
        'QLabel("Deadline:")',
        'text = f"Deadline {day}"',
        'text = f"Report: {title}"',
        'Words("What will be different…", "card-title")',
        'table(("Option", "What it means", "Cost a year"), rows)',
        'Column("due", "deadline")',
        'Column(key="due", heading="deadline")',
        # other words than the entry has, for what can only be the stored column
        'Column("amount_awarded", "What you won", "money", 90, True)',
        'Column("amount_awarded", "What you won", editable=changes)',
        'self.add("purpose", "What is it for?", field)',
        'Column(key="amount_awarded", heading="What you won", editable=True)',
        'self.add(name="purpose", prompt="What is it for?")',
        'form.add(name="purpose", label="What is it for?", field=field)',
        'FormRow("What is it for?", stored_field("grant", "purpose", today))',
        'self.what = stored_field("grant", "purpose", today)\nFormRow("What is it for?", self.what)',
        'form.add("why", "What is it for?", stored_field("grant", "purpose", today))',
        '_ASK = "What is it for?"\nself.add("purpose", _ASK, field)',
        'self.add_beside(("programme", "Scheme", one), ("reference", "Their number", other))',
    ],
)
def test_a_second_writing_is_noticed(source: str) -> None:
    assert found_in(source)


@pytest.mark.parametrize(
    "source",
    [
        'stored_column("grant", "title", 90, editable=True)',
        'self.add_stored_beside("start", "end", start=day)',
        'Column("funder", heading_of("grant", "funder_id"), width=160)',
        'Column("year", "This year", "money", 92)',
        'records.change(session, "grant", 1, {"note": "", "title": title})',
        'parser.add_argument("--project", metavar="NAME")',
        "FormRow(parent=self)",
        "seen.add(name)",
        'known.add("purpose")',
        'text = f"From {day} to {day}, for {name} in a year"',
        'FormRow("At the end of which day?", self.day)',
    ],
)
def test_names_of_columns_and_words_of_what_is_worked_out_are_free(source: str) -> None:
    assert found_in(source) == set()
