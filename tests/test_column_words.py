"""A column's words stand in its entry and nowhere else: no label, heading or prompt is typed a second time."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

from app.services.rows.fields import FIELDS

APP = Path(__file__).parent.parent / "app"
LAYERS = ("cli", "exchange", "services", "ui")
ENTRIES = {
    "services/rows/field.py",
    *(f"services/rows/fields_{of}.py" for of in ("costs", "grants", "people", "plans")),
}
NAMES = {name for fields in FIELDS.values() for name in fields}
"""The names of all stored columns."""
WORDS = {words.casefold() for fields in FIELDS.values() for known in fields.values() for words in known.words}
"""Everything that a stored column is called on the screen."""

ROW_MAKERS = {"add", "add_beside", "FormRow"}
"""What makes a row of a form: its name and its words, or a pair of them for each."""
OTHERS: Mapping[str, set[str]] = {
    # names of rows, of which some are called like a column that points to one
    "services/rows/nouns.py": {"overhead pool", "cost line", "supervision plan"},
    "services/rows/finding.py": {"grant or contract", "supervision plan"},
    # as a document prints them behind a name
    "services/documents/business_case.py": {"charity number", "company number"},
    # parts of other words: a unit, how often, a class exported or named in an annotation
    "services/organisation/rate_words.py": {"per cent"},
    "services/projects/price_words.py": {"a year"},
    "exchange/lists/headings.py": {"a year"},
    "exchange/lists/field.py": {"Kind"},
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
    # the first questions
    "ui/pages/first_run.py": {
        "What is your organisation called?",
        "What is it?",
        "Which nation?",
        "Your financial year begins in",
        "Your bank balance at the end of",
        "How much was free to spend on anything?",
    },
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
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return typed | {words for call in calls for words in _given(call, constants)}


def _is_known(text: str) -> bool:
    """One word is the screen's only with its capital: `note` is a name of the program, `Note` a label."""
    return text.casefold() in WORDS and (" " in text or text[:1].isupper())


def _unsaid(tree: ast.AST) -> Iterator[ast.AST]:
    """Texts that stand in for values on a command line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.keyword) and node.arg == "metavar":
            yield node.value


def _given(call: ast.Call, constants: Mapping[str, str]) -> Iterator[str]:
    maker = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if maker in ROW_MAKERS:
        pairs = [call.args, *(arg.elts for arg in call.args if isinstance(arg, ast.Tuple))]
    elif maker == "Column" and _is_edited(call):
        pairs = [call.args]
    else:
        return
    for pair in pairs:
        name, *words = (_text(part, constants) for part in pair[:2])
        if name in NAMES and words and words[0]:
            yield words[0]


def _is_edited(call: ast.Call) -> bool:
    """Whether the fifth value, or the one named `editable`, says so."""
    said = [*call.args[4:5], *(each.value for each in call.keywords if each.arg == "editable")]
    return any(not (isinstance(each, ast.Constant) and each.value is False) for each in said)


def _text(part: ast.expr, constants: Mapping[str, str]) -> str | None:
    if isinstance(part, ast.Name):
        return constants.get(part.id)
    return part.value if isinstance(part, ast.Constant) and isinstance(part.value, str) else None


@cache
def _modules() -> dict[str, set[str]]:
    paths = (path for layer in LAYERS for path in (APP / layer).rglob("*.py"))
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
        # other words than the entry has, for what can only be the stored column
        'Column("amount_awarded", "What you won", "money", 90, True)',
        'Column("amount_awarded", "What you won", editable=changes)',
        'self.add("purpose", "What is it for?", field)',
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
    ],
)
def test_names_of_columns_and_words_of_what_is_worked_out_are_free(source: str) -> None:
    assert found_in(source) == set()
