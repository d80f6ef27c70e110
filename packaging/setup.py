"""Set up .venv with the pinned packages, and the system libraries that Qt needs, where that is permitted.

Runs on a bare Python 3.11 or newer: only the standard library is used. Called by the Makefile with the name of the
requirements file beside this script; run it by hand on Windows and macOS as the README says.
"""

from __future__ import annotations  # so that an older Python gets as far as the sentence about its age

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import installing

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
TRY_QT = "from PySide6.QtWidgets import QApplication; QApplication([])"


def main(requirements: str) -> int:
    """Make everything ready; say in one line what to type where that is not permitted."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this is the script that tells people so
        return stop(f"Footing needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not PYTHON.exists() and not make_venv():
        how = "Type: apt-get install -y python3-venv" if shutil.which("apt-get") else "Check that this folder is yours."
        return stop(f"Python cannot make a virtual environment in {VENV}. {how}")
    if not install_packages(HERE / requirements):
        return stop(
            "The packages could not be installed; the reason stands above. They are fetched once, over the internet: "
            "if it is not there now, try again later."
        )
    return install_libraries() if sys.platform == "linux" else 0


def make_venv() -> bool:
    """Make .venv; Debian keeps part of Python's own tool for it in a package of its own."""
    print("Making a virtual environment in .venv …", flush=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    if subprocess.run(command, check=False, capture_output=True).returncode == 0:
        return True
    shutil.rmtree(VENV, ignore_errors=True)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    return apt_install([version]) and subprocess.run(command, check=False).returncode == 0


def install_packages(requirements: Path) -> bool:
    """Install the pinned packages and the program's own command, once for each state of what they are made from."""
    stamp = VENV / f"{requirements.stem}.installed"
    lists = [requirements, HERE / "requirements-build.txt"]
    made_from = b"".join(path.read_bytes() for path in (*lists, ROOT / "pyproject.toml"))
    state = hashlib.sha256(made_from).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="ascii") == state:
        return True
    print(f"Installing the packages of packaging/{requirements.name} into .venv …", flush=True)
    if not (installing.install(PYTHON, lists) and installing.install_program(PYTHON, ROOT)):
        return False
    stamp.write_text(state, encoding="ascii")
    return True


def install_libraries() -> int:
    """Install what Qt needs and does not find; first for drawing in memory, then for a real window."""
    for platform, names in (("offscreen", ["offscreen"]), (None, ["offscreen", "window"])):
        if platform is None and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            continue
        if qt_starts(platform):
            continue
        libraries = [library for name in names for library in system_libraries(name)]
        if not apt_install(libraries):
            return stop(f"Qt needs some system libraries. Type: apt-get install -y {' '.join(libraries)}")
        if platform and not qt_starts(platform):
            return stop("Qt does not start even with its system libraries installed.")
    return 0


def qt_starts(platform: str | None) -> bool:
    """Whether Qt can start here, drawing in memory or in a window."""
    environment = dict(os.environ)
    if platform:
        environment["QT_QPA_PLATFORM"] = platform
    command = [str(PYTHON), "-c", TRY_QT]
    return subprocess.run(command, check=False, capture_output=True, env=environment).returncode == 0


def system_libraries(section: str) -> list[str]:
    """The Debian packages of one section of system-libraries.txt."""
    lines = (HERE / "system-libraries.txt").read_text(encoding="ascii").splitlines()
    start = lines.index(f"[{section}]") + 1
    end = next((at for at in range(start, len(lines)) if lines[at].startswith("[")), len(lines))
    return [line.strip() for line in lines[start:end] if line.strip() and not line.startswith("#")]


def apt_install(packages: list[str]) -> bool:
    """Install Debian packages where that is possible and permitted."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    print(f"Installing the system libraries {' '.join(packages)} …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", *packages]):
        done = subprocess.run(["apt-get", *command], check=False, env=environment, stdout=subprocess.DEVNULL)
        if done.returncode != 0 and command[0] == "install":
            return False
    return True


def stop(sentence: str) -> int:
    """Say what is wrong and end with an error."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "requirements.txt"))
