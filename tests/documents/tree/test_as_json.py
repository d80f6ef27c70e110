"""Tests of documents as JSON: there and back exactly, always the same bytes, and what is damaged is refused."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.tree.as_json import TREE_VERSION, from_json, to_json
from app.documents.tree.tree import Document
from app.problems import Refused
from tests.documents.tree.documents import documents
from tests.documents.tree.samples import DOCUMENT

SAMPLE = Path(__file__).parents[2] / "data" / "tree-v1.json"


@given(documents)
def test_a_document_comes_back_exactly_and_is_written_as_it_was(document: Document) -> None:
    data = to_json(document)
    found = from_json(data, TREE_VERSION)
    assert found == document
    assert repr(found) == repr(document)
    assert to_json(found) == data


@given(documents)
def test_the_bytes_are_canonical(document: Document) -> None:
    data = to_json(document)
    text = data.decode("utf-8")
    assert json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False) == text


def test_what_the_first_version_kept_is_read_for_ever_and_written_as_the_same_bytes() -> None:
    data = SAMPLE.read_bytes()
    assert from_json(data, 1) == DOCUMENT
    assert to_json(from_json(data, 1)) == data


def test_a_version_that_is_not_known_was_made_by_a_newer_program() -> None:
    with pytest.raises(Refused, match="made by a newer Footing"):
        from_json(to_json(DOCUMENT), TREE_VERSION + 1)


@pytest.mark.parametrize("version", [0, -1])
def test_a_version_that_never_was_is_damage(version: int) -> None:
    with pytest.raises(Refused, match="damaged"):
        from_json(to_json(DOCUMENT), version)


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        (b'"level":2', b'"level":4'),
        (b'"level":2', b'"level":true'),
        (b'"is":"heading"', b'"is":"shout"'),
        (b'"is":"heading"', b'"is":"image"'),
        (b'"text":"What is needed"', b'"text":7'),
        (b'"text":"What is needed"', b'"words":"What is needed"'),
        (b'"text":"What is needed"', b'"text":"What is needed","more":1'),
        (b'"as_at":"2026-11-30"', b'"as_at":"2026-11-31"'),
        (b'"numbered":true', b'"numbered":1'),
        (b'"value":8688000', b'"value":86880.0'),
        (b'"height":150.5', b'"height":NaN'),
        (b'"height":150.5', b'"height":1e999'),
        (b'"at":[5,5]', b'"at":[5,5,5]'),
        (b'"at":[5,5]', b'"at":{"x":5}'),
        (b'"blocks":[', b'"blocks":['),
    ],
)
def test_what_is_damaged_is_refused_whatever_it_is(was: bytes, becomes: bytes) -> None:
    data = to_json(DOCUMENT)
    assert was in data
    damaged = data.replace(was, becomes) if was != becomes else data[:-20]
    with pytest.raises(Refused, match="damaged"):
        from_json(damaged, 1)


@given(st.binary(max_size=40) | st.just(b"[" * 100_000) | st.sampled_from([b"", b"[]", b"{}", b"null", b"7"]))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="damaged"):
        from_json(data, 1)


def test_a_change_of_any_kind_changes_the_bytes() -> None:
    meta = replace(DOCUMENT.meta, as_at=date(2026, 12, 1))
    assert to_json(replace(DOCUMENT, meta=meta)) != to_json(DOCUMENT)
