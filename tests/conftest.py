"""What every test stands on: an empty home of its own, no window on any screen, and nothing that fails unseen."""

import logging
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
import pytest
from hypothesis import HealthCheck, configuration, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.cases import CASES
from tests.patience import Patience, PatientBot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

_SCRATCH = tempfile.TemporaryDirectory(prefix="footing-tests-", ignore_cleanup_errors=True)
_REAL_FOLDERS = tuple(
    Path(folder)
    for folder in (
        platformdirs.user_data_dir("Footing", appauthor=False),
        platformdirs.user_config_dir("Footing", appauthor=False),
        platformdirs.user_cache_dir("Footing", appauthor=False),
        platformdirs.user_log_dir("Footing", appauthor=False),
    )
)
_XDG = ("CONFIG_HOME", "DATA_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR", "DOCUMENTS_DIR")
_WINDOWS = ("LOCAL_APPDATA", "APPDATA", "PERSONAL")

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["MPLCONFIGDIR"] = str(Path(_SCRATCH.name, "matplotlib"))
for _name in ("QT_SCALE_FACTOR", "QT_SCREEN_SCALE_FACTORS", "QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_ACCESSIBILITY"):
    os.environ.pop(_name, None)

# Not in the scratch folder: what is known of Unicode takes each process a second to work out anew.
configuration.set_hypothesis_home_dir(Path(__file__).parents[1] / ".hypothesis")
settings.register_profile(
    "footing",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],  # it is the machine that is, when others work on it too
    max_examples=60,
    derandomize="CI" in os.environ,
    database=None if "CI" in os.environ else DirectoryBasedExampleDatabase(Path(_SCRATCH.name, "examples")),
)
settings.load_profile("footing")


class LogWatch(logging.Handler):
    """Keeps what the program logged at WARNING and above; a test takes out what it meant to happen."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    def take(self, text: str) -> logging.LogRecord:
        """Remove and return the first record that holds the text; fails when there is none."""
        for record in self.records:
            if text in record.getMessage():
                self.records.remove(record)
                return record
        raise AssertionError(f"nothing was logged with {text!r}; there is {self.lines()}")

    def lines(self) -> list[str]:
        return [f"{record.levelname} {record.name}: {record.getMessage()}" for record in self.records]


class ModalWatch:
    """Meets a modal dialog that no test asked for: notes it and dismisses it, so that nothing hangs.

    A test of dialogs sets `allowed`; even then a dialog that nobody answers is dismissed in the end.
    """

    def __init__(self) -> None:
        self.allowed = False
        self.met: list[str] = []
        self._patience = Patience()

    def look(self) -> None:
        from PySide6.QtWidgets import QApplication, QDialog

        widget = QApplication.activeModalWidget()
        if widget is None or not self.allowed:
            self._patience = Patience()
        if widget is None or (self.allowed and not self._patience.lost()):
            return
        self.met.append(widget.windowTitle() or type(widget).__name__)
        if isinstance(widget, QDialog):
            widget.reject()
        else:
            widget.close()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says what it lacks at every window; any other Qt warning fails a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skipped here and not where each test stands, so that pytest says it once."""
    if item.get_closest_marker("needs_cases") and not CASES.is_dir():
        pytest.skip("these compare with files that others made, and their folder is not beside this one")


@pytest.fixture(autouse=True)
def profile(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh home folder; every place the program may write to lies in it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for name in _XDG:
        monkeypatch.setenv(f"XDG_{name}", str(home / name.lower()))
    for name in _WINDOWS:
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{name}", str(home / name.lower()))
    return home


@pytest.fixture(autouse=True)
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test when a socket to anywhere is made, or a name of a network looked up."""
    made = socket.socket.__init__

    def refuse(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("the network was asked for")

    def local_only(self: socket.socket, family: int = -1, *args: Any, **kwargs: Any) -> None:
        if family != getattr(socket, "AF_UNIX", None):
            refuse()
        made(self, family, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "__init__", local_only)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def app_log() -> Iterator[LogWatch]:
    """Fails the test when the program logs a warning or an error that the test did not take."""
    logger = logging.getLogger("app")
    handlers, level, watch = list(logger.handlers), logger.level, LogWatch()
    logger.addHandler(watch)
    yield watch
    for handler in [handler for handler in logger.handlers if handler not in handlers]:
        logger.removeHandler(handler)
        handler.close()
    logger.setLevel(level)
    if watch.records:
        pytest.fail("the program logged: " + "; ".join(watch.lines()))


@pytest.fixture(autouse=True)
def modal_watch(request: pytest.FixtureRequest) -> Iterator[ModalWatch]:
    """Fails a test with widgets that meets a modal dialog; a test of dialogs sets `allowed`."""
    watch = ModalWatch()
    if "qapp" not in request.fixturenames:
        yield watch
        return
    from PySide6.QtCore import QCoreApplication, QEvent, QTimer

    request.getfixturevalue("qapp")
    timer = QTimer()
    timer.timeout.connect(watch.look)
    timer.start(50)
    yield watch
    timer.stop()
    watch.look()
    # Without an event loop Qt keeps for ever what is to be deleted later: hundreds of windows by the end.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    if watch.met:
        pytest.fail(f"a dialog came up that nobody asked for: {', '.join(watch.met)}")


@pytest.fixture
def qtbot(qapp: "QApplication", request: pytest.FixtureRequest) -> PatientBot:  # noqa: ARG001 - a robot needs it
    """The robot that waits with patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp(qapp: "QApplication") -> "QApplication":
    """The one application, with the program's own letters and the light theme."""
    from app.ui.kit.fonts import load_fonts
    from app.ui.kit.theme import apply_theme

    load_fonts()
    apply_theme(qapp, dark=False)
    return qapp


@pytest.fixture(scope="session", autouse=True)
def real_home_untouched() -> Iterator[None]:
    """Proves that no test wrote to the folders of the person who runs them."""
    before = _listing()
    yield
    assert _listing() == before, "a test wrote to the real home folder"


def _listing() -> list[str]:
    return sorted(str(path) for folder in _REAL_FOLDERS if folder.exists() for path in folder.rglob("*"))
