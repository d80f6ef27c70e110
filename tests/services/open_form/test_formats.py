"""The open form from one format to the next: what it can say changes only with its version, and all are read."""

import json
import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.exchange.files.open_file import read_open_form
from app.models.choices import Level
from app.models.formats import CURRENT, FORMATS, RELEASED, Version
from app.services.open_form import schema as open_schema
from app.services.open_form import shape as open_shape
from app.services.open_form.form import from_open_form, to_open_form
from app.services.open_form.schema import schema
from app.services.open_form.shape import SECTIONS
from app.services.rows.columns import ColumnInfo, columns
from app.services.rows.field import Field
from app.services.rows.fields import FIELDS
from tests.data.make_samples import make_samples
from tests.data.samples import FINGERPRINTS, sample_file, sample_form
from tests.storage.rows import reopened

NEW_FORMAT = f"""
What the open form can say has changed, while format {CURRENT} is released and never changes again. Add the next format:
README.md, “Adding a migration”. The line of {CURRENT} in tests/data/fingerprints.toml stays as it is.
"""
SAME_FORMAT = f"""
What the open form can say has changed. Format {CURRENT} is not released yet, so it may: write its samples anew with
`python -m tests.data.make_samples`, and into tests/data/fingerprints.toml the line
"""


def test_the_file_of_fingerprints_names_the_test_that_works_them_out() -> None:
    assert Path(__file__).relative_to(Path(__file__).parents[3]).as_posix() in FINGERPRINTS.read_text(encoding="utf-8")


def _shape(described: object) -> Any:
    """What a schema lets a form say, without the words that explain it; its lists are sets."""
    if isinstance(described, list):
        return sorted((_shape(each) for each in described), key=json.dumps)
    if isinstance(described, Mapping):
        words = {name for name in ("title", "description") if isinstance(described.get(name), str)}
        return {name: _shape(each) for name, each in described.items() if name not in words}
    return described


def fingerprint(described: object) -> str:
    """One that differs where a table, a column, a choice, a bound or a default differs."""
    return sha256(json.dumps(_shape(described), sort_keys=True).encode()).hexdigest()


def _export(path: Path) -> dict[str, Any]:
    """What a file says in today's form; opening it brings it to today's format."""
    with reopened(path) as file, file.read() as session:
        return to_open_form(session)


def test_what_the_open_form_can_say_changes_only_with_its_version() -> None:
    known = tomllib.loads(FINGERPRINTS.read_text(encoding="utf-8"))
    found = fingerprint(schema())
    said = NEW_FORMAT if CURRENT <= RELEASED else f'{SAME_FORMAT}"{CURRENT}" = "{found}"'
    assert known.get(str(CURRENT)) == found, said
    assert list(known) == [str(version) for version in FORMATS]


def _column(monkeypatch: pytest.MonkeyPatch, name: str, info: ColumnInfo) -> None:
    """Let grants have this column, as a change of the stored tables would."""
    stored = {**columns("grant"), name: info}
    monkeypatch.setattr(open_shape, "columns", lambda table: stored if table == "grant" else columns(table))


def _field(monkeypatch: pytest.MonkeyPatch, table: str, name: str, field: Field) -> None:
    monkeypatch.setattr(open_schema, "FIELDS", {**FIELDS, table: {**FIELDS[table], name: field}})


def _another_column(monkeypatch: pytest.MonkeyPatch) -> None:
    _field(monkeypatch, "grant", "colour", FIELDS["grant"]["reference"])
    _column(monkeypatch, "colour", replace(columns("grant")["reference"], name="colour"))


def _fewer_choices(monkeypatch: pytest.MonkeyPatch) -> None:
    _column(monkeypatch, "stage", replace(columns("grant")["stage"], choices=Level))


def _other_bounds_of_an_amount(monkeypatch: pytest.MonkeyPatch) -> None:
    _field(monkeypatch, "fund", "balance", replace(FIELDS["fund"]["balance"], low=0))


def _other_bounds_of_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    _field(monkeypatch, "course", "validity_months", replace(FIELDS["course"]["validity_months"], high=12))


def _one_table_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(open_schema, "SECTIONS", SECTIONS[:-1])


@pytest.mark.parametrize(
    "change",
    [_another_column, _fewer_choices, _other_bounds_of_an_amount, _other_bounds_of_a_number, _one_table_less],
)
def test_whatever_changes_what_can_be_said_is_seen(
    monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch], None]
) -> None:
    before = fingerprint(schema())
    change(monkeypatch)
    assert fingerprint(schema()) != before


def test_other_words_for_the_same_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(schema())
    renamed = replace(FIELDS["grant"]["reference"], label="Called otherwise", hint="And why.")
    _field(monkeypatch, "grant", "reference", renamed)
    assert fingerprint(schema()) == before


def _agrees(session: Session, file: Path, form: Path, folder: Path) -> None:
    """A file is taken forward by migrations, a form by the defaults of today: they must come to the same."""
    copy = folder / "copy.footing"
    shutil.copyfile(file, copy)
    from_open_form(session, read_open_form(form))
    assert _unnamed(to_open_form(session)) == _unnamed(_export(copy))


def _unnamed(form: dict[str, Any]) -> dict[str, Any]:
    """A form without the identifiers of documents, which those of older formats get at random."""
    for document in form["documents"]:
        document.pop("uid")
    return form


@pytest.mark.parametrize("version", FORMATS, ids=str)
def test_the_form_of_a_format_still_says_what_its_file_says(session: Session, tmp_path: Path, version: Version) -> None:
    stored = read_open_form(sample_form(version))
    assert stored["version"] == str(version)
    _agrees(session, sample_file(version), sample_form(version), tmp_path)


def test_a_file_of_this_format_is_exported_as_it_was(tmp_path: Path) -> None:
    copy = tmp_path / "copy.footing"
    shutil.copyfile(sample_file(CURRENT), copy)
    assert _export(copy) == read_open_form(sample_form(CURRENT))


def test_the_samples_of_a_new_format_can_be_made(session: Session, tmp_path: Path) -> None:
    make_samples(tmp_path)
    _agrees(session, sample_file(CURRENT, tmp_path), sample_form(CURRENT, tmp_path), tmp_path)
