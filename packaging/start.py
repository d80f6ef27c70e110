"""Open Footing on the example organisation; where there is no display, write the example's documents to out/."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "out"
COMMAND = os.path.relpath(Path(sys.executable).with_name("footing"), ROOT)
OWN_FILE = f"""For a file of your own, type here:
    {COMMAND} new "My group.footing" --name "My group"    to make it
    {COMMAND} "My group.footing"                          to open it
    {COMMAND} --help                                      for what else there is"""
TRY_WINDOW = "from PySide6.QtWidgets import QApplication; QApplication([])"


def main() -> int:
    """Choose between the window and the documents, and say how to go on from there."""
    if not has_display():
        print(f"There is no display here, so no window: writing the example's documents to {OUT}", flush=True)
        done = footing("example", str(OUT))
        print(OWN_FILE)
        return done
    print(f"Opening an invented organisation.\n{OWN_FILE}", flush=True)
    example = OUT / "Riverbank Arts.footing"
    if not example.exists():
        made = footing("new", str(example), "--example")
        if made != 0:
            return made
    return footing(str(example))


def has_display() -> bool:
    """Whether a window can be shown. Asked in a process of its own, because Qt aborts where it cannot."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    if os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}:
        return False
    return subprocess.run([sys.executable, "-c", TRY_WINDOW], check=False, capture_output=True).returncode == 0


def footing(*arguments: str) -> int:
    """Run the program with these arguments."""
    return subprocess.run([sys.executable, "-m", "app", *arguments], check=False, cwd=ROOT).returncode


if __name__ == "__main__":
    sys.exit(main())
