"""What the tests of the commands share: a way to ask, and the example organisation made once."""

import shutil
from pathlib import Path

import pytest

from app.work.making import new_example
from tests.cli.asking import Ask, asker
from tests.example import AS_WRITTEN


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Ask:
    return asker(capsys)


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("example") / "example.footing"
    new_example(path, today=AS_WRITTEN)
    return path


@pytest.fixture
def example(made_example: Path, tmp_path: Path) -> Path:
    """The example organisation in a file of this test's own."""
    return Path(shutil.copyfile(made_example, tmp_path / "example.footing"))


@pytest.fixture
def group(tmp_path: Path, ask: Ask) -> Path:
    """An organisation that has nothing but its name."""
    path = tmp_path / "group.footing"
    assert ask("new", path, "--name", "A & B <b>“x”</b> 😀 שלום").code == 0
    return path
