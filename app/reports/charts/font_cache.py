"""Where matplotlib keeps its list of the fonts of this machine, told before it is imported."""

import logging
import os
import tempfile
from functools import cache
from pathlib import Path

from app.paths import cache_folder, takes_files


def keep_font_cache() -> None:
    """Tell matplotlib, before anything imports it, to keep its list of fonts in our cache folder.

    A frozen build would otherwise list all fonts of the machine at every start. Where the folder cannot be written
    to, or the one that the user names for it, the list goes into a passing one.
    """
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)  # below: that making the list takes a moment
    if not takes_files(Path(os.environ.get("MPLCONFIGDIR", os.devnull))):
        os.environ["MPLCONFIGDIR"] = str(_kept_folder() or _passing_folder().name)


def _kept_folder() -> Path | None:
    try:
        folder = cache_folder() / "matplotlib"
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK) else None


@cache
def _passing_folder() -> "tempfile.TemporaryDirectory[str]":
    """Gone when the process ends."""
    return tempfile.TemporaryDirectory(prefix="footing-", ignore_cleanup_errors=True)
