"""A column's words stand in its entry and nowhere else: no label, heading or prompt is typed a second time."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from tests.typed_words import found_in

APP = Path(__file__).parent.parent / "app"
ENTRIES = {
    "services/rows/field.py",
    *(
        f"services/rows/subjects/{of}.py"
        for of in ("costs", "documents", "grants", "library", "outcomes", "people", "plans")
    ),
}
OTHERS: Mapping[str, set[str]] = {
    # names of rows, of which some are called like a column that points to one
    "services/rows/nouns.py": {
        *("overhead pool", "cost line", "income line", "supervision plan"),
        *("critical success factor", "policy or insurance", "answer of the library"),
    },
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
    "services/documents/who.py": {"charity number", "company number"},
    # a name of XML
    "exchange/files/shapes.py": {"Target"},
    # parts of other words: a unit, how often, a class exported or named in an annotation
    "services/organisation/rate_words.py": {"per cent"},
    "services/projects/price_words.py": {"a year"},
    "exchange/lists/headings.py": {"a year"},
    # figures of the page of sums, which nothing stores
    "services/figures/employer.py": {"part of full time", "National Insurance category: "},
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
    # where an entry of the library comes from, and how a document prints that
    "services/library/measures.py": {"Source"},
    "services/library/on_shelf.py": {"Reference"},
    "services/library/terms.py": {"Source"},
    # names of structure elements and classes
    "reports/pdf/story.py": {"Document", "Figure"},
    "reports/pdf/structure.py": {"Document", "Figure", "Summary"},
    "reports/pdf/writing.py": {"Document"},
    # what the editor puts into a text
    "ui/editor/chips.py": {"Figure"},
    "ui/editor/toolbar.py": {"Figure", "Note"},
    # heads of tables on paper, of what is worked out
    "documents/parts/changed.py": {"Figure"},
    "documents/parts/money_people.py": {"Due", "Who"},
    "documents/parts/money_tables.py": {"Budget for", "Fund", "Kind", "Spent", "Year"},
}
"""What is called the same and means something else, by module."""


@cache
def _modules() -> dict[str, set[str]]:
    names = {path: path.relative_to(APP).as_posix() for path in APP.rglob("*.py")}
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
        'Words("Earned holiday not yet taken…", "card-title")',
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
