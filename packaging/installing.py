"""Installs pinned packages with pip, and tells which of how many it has come to.

A line is printed for each package and none is overwritten, so that a log reads like a terminal. What pip says besides
is kept back: it matters only when pip gives up, and is shown whole then.
"""

from __future__ import annotations  # as in setup.py

import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_PINNED = re.compile(r"^[\w.-]+==", re.MULTILINE)
_FETCHED = re.compile(r"(?:Collecting|Processing) (?:\S*[/\\])?(\w[\w.]*?(?:-[a-z][\w.]*?)*)(?:==|-)\d")
_SIZE = re.compile(r"\s+(?:Downloading|Using cached) .*\(([\d.]+ \w+)\)")
_HAS_IT = "Requirement already satisfied"
_EVERY = 5.0
"""Seconds between two looks at what is in place."""
_NOT_MEANT = "Ignoring "
"""Begins the line about a package that is meant for another system or another Python."""


def install(python: Path, lists: Iterable[Path]) -> bool:
    """Install what the lists name; every archive must match its hash."""
    lists = list(lists)
    total = sum(len(_PINNED.findall(path.read_text(encoding="utf-8"))) for path in lists)
    # The lists are whole: pip must not look for newer releases of what a package in it asks for with an extra.
    wanted = ["--require-hashes", "--no-deps", *(part for path in lists for part in ("-r", str(path)))]
    with _telling_what_is_in_place(python.parent.parent):
        return _pip(python, wanted, total)


def install_program(python: Path, root: Path) -> bool:
    """Install Footing itself from where it lies, with the console script; built with what is installed already."""
    return _pip(python, ["--no-build-isolation", "--no-deps", "--no-index", "--editable", str(root)])


def progress(lines: Iterable[str], total: int) -> Iterator[str]:
    """What to tell of the lines that pip prints while it installs that many packages, each as soon as it is known."""
    done, named = 0, ""
    for line in lines:
        if named:
            size = _SIZE.match(line)
            yield f"{named}, {size[1]}" if size else named
            named = ""
        if line.startswith(_NOT_MEANT):
            total -= 1
        elif line.startswith(_HAS_IT):
            done += 1
        elif fetched := _FETCHED.match(line):
            done += 1
            named = f"  {done} of {total}  {fetched[1].replace('_', '-')}"
        elif line.startswith("Installing collected packages:"):
            yield f"  All are here. Putting {line.count(',') + 1} in place …"
        elif "Retrying (" in line:
            yield "  No answer over the internet yet. Trying again …"


@contextmanager
def _telling_what_is_in_place(venv: Path) -> Iterator[None]:
    """Tell every few seconds how many more packages are unpacked: pip is silent then, for minutes on a slow disk."""
    ended = threading.Event()
    begun = _in_place(venv)

    def look() -> None:
        told = begun
        while not ended.wait(_EVERY):
            if (now := _in_place(venv)) > told:
                told = now
                print(f"  {told - begun} in place", flush=True)

    watch = threading.Thread(target=look)
    watch.start()
    try:
        yield
    finally:
        ended.set()
        watch.join()


def _in_place(venv: Path) -> int:
    return sum(
        1 for pattern in ("lib/*/site-packages", "Lib/site-packages") for _ in venv.glob(f"{pattern}/*.dist-info")
    )


def _pip(python: Path, wanted: list[str], total: int = 0) -> bool:
    """Run pip's install, tell how far it is with several packages, and show all that it said where it gives up."""
    command = [str(python), "-m", "pip", "install", "--progress-bar", "off", "--no-color", *wanted]
    quiet = {"PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
    said: list[str] = []
    with subprocess.Popen(
        command,
        env=os.environ | quiet,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as pip:
        for told in progress(_kept(pip.stdout or (), said), total):
            if total:
                print(told, flush=True)
    if pip.returncode != 0:
        print("".join(said), end="", file=sys.stderr)
    return pip.returncode == 0


def _kept(lines: Iterable[str], said: list[str]) -> Iterator[str]:
    for line in lines:
        said.append(line)
        yield line
