"""The other programs: found, or installed where that is permitted; otherwise the one line to type is said."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("poppler-utils", "libreoffice-writer")
_COMMANDS = ("pdfinfo", "soffice")
_OWN = ROOT / ".proof"
"""What checks tags has packages of its own, which the program never sees."""
PDFUA = _OWN / ("Scripts/pdfua.exe" if os.name == "nt" else "bin/pdfua")
_LIST = ROOT / "packaging" / "requirements-proof.txt"


def ready() -> bool:
    """Whether every program is there, after what could be done for it."""
    return _commands() and _pdfua()


def _commands() -> bool:
    if all(map(shutil.which, _COMMANDS)):
        return True
    line = ["apt-get", "install", "-y", *PACKAGES]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        print(f"Installing {' and '.join(PACKAGES)} …", flush=True)
        subprocess.run(line, check=False, stdout=subprocess.DEVNULL)
    if all(map(shutil.which, _COMMANDS)):
        return True
    print(f"This proof needs poppler and LibreOffice. Type: {' '.join(line)}")
    return False


def _pdfua() -> bool:
    if PDFUA.exists():
        return True
    print(f"Installing pdfua into {_OWN.name} …", flush=True)
    venv.create(_OWN, with_pip=True)
    python = PDFUA.with_name(Path(sys.executable).name)
    command = [str(python), "-m", "pip", "install", "-q", "--require-hashes", "--no-deps", "-r", str(_LIST)]
    if subprocess.run(command, check=False).returncode == 0:
        return True
    print("pdfua could not be installed; the reason stands above. It is fetched once, over the internet.")
    shutil.rmtree(_OWN, ignore_errors=True)
    return False
