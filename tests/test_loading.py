"""What is loaded: nothing on the way to the window or to a PDF brings matplotlib, nor does making any other answer."""

import os
import subprocess
import sys
from pathlib import Path

from tests.patience import LONG
from tests.ui.whole_window import file

ROOT = Path(__file__).parents[1]

_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.ui.kit.fonts import load_fonts
from app.ui.kit.theme import apply_theme
application = QApplication([])
load_fonts()
apply_theme(application, dark=False)
from app.ui.desk.chart_view import CashView
from tests.ui.whole_window import Window, settle
place = Window()
place.app.open(Path(sys.argv[1]))
while not place.home.findChildren(CashView):
    settle(20)
view = place.home.findChildren(CashView)[0]
view.grab()
print(bool(view.scene().marks), *[name for name in ("matplotlib", "reportlab") if name in sys.modules])
view._write(view._picture, Path(sys.argv[2]), "png")
print("matplotlib" in sys.modules)
place.close()
"""
_PAPER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from app.cli.documents import write_all_documents
from app.dates import present_day
from app.work.making import new_example
path = Path(sys.argv[2], "example.footing")
new_example(path, today=present_day())
print({written.suffix for written in write_all_documents(path, path.parent, today=present_day())} == {".pdf", ".docx"})
print("reportlab" in sys.modules, "docx" in sys.modules, "matplotlib" in sys.modules)
"""
_COMMANDS = """
import sys
import app.work.documents
from app.cli.main import parser
parser()
print(*{"matplotlib", "reportlab", "docx"} & set(sys.modules))
"""


def _said(script: str, *arguments: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_the_window_draws_its_chart_without_matplotlib_which_a_saved_picture_then_loads(tmp_path: Path) -> None:
    path = file(tmp_path)
    assert _said(_WINDOW, str(path), str(tmp_path / "chart.png")) == ["True", "True"]
    assert (tmp_path / "chart.png").exists()


def test_every_document_is_written_without_matplotlib(tmp_path: Path) -> None:
    assert _said(_PAPER, str(ROOT), str(tmp_path)) == ["True", "True True False"]


def test_commands_begin_without_a_library_that_draws() -> None:
    assert _said(_COMMANDS) == [""]
