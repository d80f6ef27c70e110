"""The floor: an empty PySide6 window with one label."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from bench.watching import painted, wait_for

app = QApplication(sys.argv[:1])
window = painted(QMainWindow)()
window.setCentralWidget(QLabel("Bare"))
window.resize(1280, 720)
window.show()
wait_for(lambda: True)
sys.exit(app.exec())
