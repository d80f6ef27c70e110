"""The map of the calculations, in the docstring of their package: every module once, in its room, and no room below."""

import ast
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from app import planning

FOLDER = Path(planning.__path__[0])


def rooms() -> dict[str, list[str]]:
    """Each room of the map with the modules that are named in it, in the map's order."""
    assert planning.__doc__ is not None
    listed = re.findall(r"^- (\w+): (.+?)\.$", planning.__doc__, re.MULTILINE | re.DOTALL)
    return {room: re.findall(r"\w+", re.sub(r"\([^)]*\)", "", names)) for room, names in listed}


def rooms_imported_by(room: str, folder: Path = FOLDER) -> set[str]:
    """The other rooms that the modules of a room import."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in (folder / room).glob("*.py")]
    modules = [node.module or "" for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    parts = [module.split(".") for module in modules if module.startswith(f"app.{folder.name}.")]
    return {part[2] for part in parts} - {room}


def test_every_module_stands_on_the_map_once() -> None:
    named = Counter((room, name) for room, names in rooms().items() for name in names)
    there = [(path.parent.name, path.stem) for path in FOLDER.glob("*/*.py") if path.stem != "__init__"]
    assert named == Counter(there)
    assert [path.stem for path in FOLDER.glob("*.py")] == ["__init__"]


def test_a_room_imports_only_from_rooms_above_it() -> None:
    above: set[str] = set()
    for room in rooms():
        assert rooms_imported_by(room) <= above, room
        above.add(room)


def test_a_room_that_would_import_from_below_is_noticed(tmp_path: Path) -> None:
    folder = tmp_path / "planning"
    for room, below in pairwise(rooms()):
        (folder / room).mkdir(parents=True)
        (folder / room / "later.py").write_text(
            f"def later():\n    from app.planning.{below} import more\n", encoding="utf-8"
        )
        assert rooms_imported_by(room, folder) == {below}
