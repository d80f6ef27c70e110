"""What the tests of the services stand on: an empty organisation file in memory."""

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from tests.services.memory import close_session, memory_session


@pytest.fixture
def session() -> Iterator[Session]:
    """An empty organisation file."""
    opened = memory_session()
    yield opened
    close_session(opened)
