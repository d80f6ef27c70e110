"""What the tests of `app.work` share: an empty organisation in memory, and the example in it."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from tests.example import fill_example
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
    fill_example(session)
    return session
