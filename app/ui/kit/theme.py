"""Colours, letters and spacing of the window, in light and dark, from one table of tokens."""

import sys
from dataclasses import dataclass, fields
from string import Template

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from app.paths import resource
from app.scenes import palettes
from app.scenes.palettes import ChartPalette
from app.ui.kit.fonts import FAMILY

BASE, SMALL, TITLE, SENTENCE = 15, 13, 22, 24
"""Sizes of letters in pixels on a screen of ordinary density."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colour tokens, each as `#RRGGBB`."""

    bg: str
    surface: str
    line: str
    grid: str
    text: str
    soft: str
    primary: str
    tint: str
    likely: str
    amber: str
    red: str
    on_primary: str
    """Words on a filled primary button."""
    edge: str
    """Outline of a field or a button: 3 : 1 against the surface, so that the control can be found."""


_IN_CHARTS = ("surface", "grid", "text", "soft", "primary", "likely", "amber", "red")


def _around(charts: ChartPalette, *, bg: str, line: str, tint: str, on_primary: str, edge: str) -> Palette:
    """The colours of the charts, and those that only a window needs."""
    shared = {name: getattr(charts, name) for name in _IN_CHARTS}
    return Palette(**shared, bg=bg, line=line, tint=tint, on_primary=on_primary, edge=edge)


LIGHT = _around(palettes.LIGHT, bg="#F7F5F1", line="#E2DDD3", tint="#E3F0EE", on_primary="#FFFFFF", edge="#7C807B")
DARK = _around(palettes.DARK, bg="#13181B", line="#2E383D", tint="#17393A", on_primary="#13181B", edge="#7A8890")


class _Follower(QObject):
    """Changes the theme when the system changes between light and dark."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName("theme-follower")
        self._app = app
        app.styleHints().colorSchemeChanged.connect(self._change)

    @Slot(Qt.ColorScheme)
    def _change(self, scheme: Qt.ColorScheme) -> None:
        _paint(self._app, dark=scheme == Qt.ColorScheme.Dark)


def palette(dark: bool) -> Palette:  # noqa: FBT001  # palette(True) reads as it is meant
    """The tokens of one theme."""
    return DARK if dark else LIGHT


def current_palette() -> Palette:
    """The tokens of the theme the application wears; ask at paint time, so that a change is followed."""
    return palette(QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128)


def apply_theme(app: QApplication, *, dark: bool | None = None) -> None:
    """Dress the application; None follows the system, now and whenever it changes."""
    follower = app.findChild(_Follower, "theme-follower")
    if dark is None:
        if follower is None:
            _Follower(app)
        dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    elif follower is not None:
        app.styleHints().colorSchemeChanged.disconnect(follower._change)  # noqa: SLF001  # its own module
        follower.setObjectName("")
        follower.deleteLater()
    _paint(app, dark=dark)


def font(pixels: float = BASE, *, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The program's letters; the size is in points inside, so that it scales with the system's."""
    made = QFont(FAMILY)
    made.setPointSizeF(points(pixels))
    made.setWeight(weight)
    return made


def points(pixels: float) -> float:
    """Pixels at ordinary density as points: a Mac counts 72 points to the inch, the rest 96 pixels."""
    return pixels * 72 / (72 if sys.platform == "darwin" else 96)


def mark(widget: QWidget, **values: str) -> None:
    """Set properties that the stylesheet looks at, and dress the widget again."""
    changed = {name: value for name, value in values.items() if widget.property(name) != value}
    for name, value in changed.items():
        widget.setProperty(name, value)
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def _paint(app: QApplication, *, dark: bool) -> None:
    tokens = palette(dark)
    app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_qt_palette(tokens))
    app.setFont(font())
    app.setStyleSheet(_stylesheet(tokens, dark=dark))


def _qt_palette(tokens: Palette) -> QPalette:
    made = QPalette()
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    for colour, roles in (
        (tokens.bg, (role.Window,)),
        (tokens.surface, (role.Base, role.AlternateBase, role.Button, role.ToolTipBase)),
        (tokens.text, (role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.HighlightedText)),
        (tokens.tint, (role.Highlight,)),
        (tokens.primary, (role.Link, role.LinkVisited, role.Accent)),
        (tokens.soft, (role.PlaceholderText,)),
        (tokens.line, (role.Mid, role.Midlight, role.Light)),
        (tokens.edge, (role.Dark,)),
    ):
        for each in roles:
            made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, each, QColor(tokens.soft))
    return made


def _stylesheet(tokens: Palette, *, dark: bool) -> str:
    values = {field.name: getattr(tokens, field.name) for field in fields(tokens)}
    sizes = {f"pt{size}": f"{points(size)}pt" for size in (SMALL, 14, BASE, 17, TITLE, SENTENCE)}
    icons = resource("icons").as_posix()
    text = resource("icons", "window.qss").read_text(encoding="utf-8")
    return Template(text).substitute(values | sizes, icons=icons, shade="dark" if dark else "light")
