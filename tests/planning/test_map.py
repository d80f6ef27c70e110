"""The map of the calculations, in the docstring of their package, names every module once, in its room."""

import re
from collections import Counter
from pathlib import Path

from app import planning
from tests.test_rooms import LAYERS

FOLDER = Path(planning.__path__[0])


def test_every_module_stands_on_the_map_once_and_the_rooms_in_their_order() -> None:
    assert planning.__doc__ is not None
    listed = re.findall(r"^- (\w+): (.+?)\.$", planning.__doc__, re.MULTILINE | re.DOTALL)
    rooms = {room: re.findall(r"\w+", re.sub(r"\([^)]*\)", "", names)) for room, names in listed}
    named = Counter((room, name) for room, names in rooms.items() for name in names)
    there = [(path.parent.name, path.stem) for path in FOLDER.glob("*/*.py") if path.stem != "__init__"]
    assert named == Counter(there)
    assert list(rooms) == list(LAYERS["planning"])
