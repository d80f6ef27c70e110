"""What the measured programs find around them: a profile of their own, and a Qt that needs no display and no bus.

A window asks the desktop for its colours through D-Bus. Where no bus answers, some desktops' themes wait half a minute
for it, or complain; `disabled:` is an address that no connection is even tried to. Both the program and its floor are
started so, and no desktop's own settings come between them.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_HOMES = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
_LEFT_OUT = (
    "PYTHONDONTWRITEBYTECODE",  # modules are compiled once, as on the user's computer
    "QT_QPA_PLATFORMTHEME",
    "XDG_CURRENT_DESKTOP",
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",
    "QT_ACCESSIBILITY",
)
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Threads of numpy's that wait for each other count as CPU seconds: work done here is done by one alone."""


def surroundings(given: Mapping[str, str], profile: Path) -> dict[str, str]:
    """The environment variables of a program to be measured, made from those that are given."""
    made = {name: value for name, value in given.items() if name not in {*_LEFT_OUT, *_ONE_THREAD}}
    made |= dict.fromkeys(_HOMES, str(profile)) | {"DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    if sys.platform == "linux" and not (given.get("DISPLAY") or given.get("WAYLAND_DISPLAY")):
        made.setdefault("QT_QPA_PLATFORM", "offscreen")
    return made


def move_in(profile: Path) -> None:
    """Give this program such surroundings, and numpy one thread; before anything of the program is imported."""
    made = surroundings(os.environ, profile)
    os.environ.clear()
    os.environ.update(made | dict.fromkeys(_ONE_THREAD, "1"))
