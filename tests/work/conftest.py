"""What the tests of `app.work` share: an empty organisation in memory, and the example in it."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from app.services.open_form.form import from_open_form
from app.work.making import EXAMPLE
from tests.services.memory import close_session, memory_session


@pytest.fixture
def session() -> Iterator[Session]:
    """A session on an empty file in memory."""
    opened = memory_session()
    yield opened
    close_session(opened)


@pytest.fixture
def example(session: Session) -> Session:
    """The same with the example organisation in it."""
    from_open_form(session, json.loads(EXAMPLE.read_text(encoding="utf-8")))
    return session
