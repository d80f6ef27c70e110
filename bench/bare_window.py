"""The floor: an empty PySide6 window with one label."""

import sys

from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

from bench.watching import Watcher

app = QApplication(sys.argv[:1])
watcher = Watcher(app, lambda: True)
window = QMainWindow()
window.setCentralWidget(QLabel("Bare"))
window.resize(1280, 720)
window.show()
sys.exit(app.exec())
