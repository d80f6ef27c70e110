"""The program's log: small, rotating, and without anything personal in it."""

import logging
import sys
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app import paths, private


class _OwnFile(RotatingFileHandler):
    """Makes files for nobody but their owner. Where none can be written, nothing is logged and nobody is troubled."""

    def _open(self) -> TextIOWrapper:
        private.put_right(Path(self.baseFilename))
        return open(self.baseFilename, "a", encoding="utf-8", opener=private.opener)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - named there
        """A disk that takes no log is no reason to write a traceback over what the user reads."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def start_logging(*, verbose: bool = False) -> None:
    """Write warnings and errors (everything, when verbose) to a file that never grows past 1 MB.

    Calling it again replaces the earlier log file instead of writing each line twice. Where no log can be kept none is.
    """
    stop_logging()
    root = logging.getLogger("app")
    root.setLevel(logging.DEBUG if verbose else logging.WARNING)
    try:
        folder = paths.log_folder()
    except OSError:
        root.addHandler(logging.NullHandler())  # or each warning would go to standard error
        return
    handler = _OwnFile(folder / "footing.log", maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)


def stop_logging() -> None:
    """Close the log file; nothing happens when none is open."""
    root = logging.getLogger("app")
    for handler in [handler for handler in root.handlers if isinstance(handler, RotatingFileHandler)]:
        root.removeHandler(handler)
        handler.close()
