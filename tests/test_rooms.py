"""The rooms of each layer: which rooms of its own layer a room may import; everything else there is forbidden.

A room is a folder of a layer, by subject. The table is the rule; a new room is added here. What a layer may import of
the others is told in `test_layers.py`.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests import ROOT

APP = ROOT / "app"
MOST_FILES = 20
"""More than this many files in one folder are no longer one subject."""

Rooms = Mapping[str, tuple[str, ...]]
_ROWS, _SAID, _PLAN = ("rows",), ("rows", "said"), ("rows", "said", "plan")
_SPENT = ("law", "plan", "people", "spending")
_FORECAST = (*_SPENT, "closing", "forecast")
LAYERS: Mapping[str, Rooms] = {
    "planning": {
        "law": (),
        "plan": ("law",),
        "people": ("plan",),
        "spending": ("law", "plan", "people"),
        "closing": _SPENT,
        "forecast": (*_SPENT, "closing"),
        "full_cost": _FORECAST,
        "what_if": _FORECAST,
        "simulation": _FORECAST,
        "bidding": (*_FORECAST, "full_cost"),
        "sums": ("law",),
        "outcomes": ("sums",),
    },
    "exchange": {
        "files": (),
        "headings": ("files",),
        "lists": ("files", "headings"),
        "giving": ("files", "lists"),
        "tables": ("files", "headings", "lists"),
        "budget": ("files", "tables", "lists"),
    },
    "services": {
        "rows": (),
        "said": (),
        "figures": (),
        "keeping": _ROWS,
        "outcomes": _ROWS,
        "options": _ROWS,
        "plan": _SAID,
        "organisation": (*_PLAN, "keeping"),
        "costs": (*_PLAN, "organisation"),
        "grants": _PLAN,
        "people": _PLAN,
        "policies": _PLAN,
        "scenarios": _PLAN,
        "projects": (*_PLAN, "grants"),
        "documents": (*_PLAN, "keeping", "organisation", "outcomes", "people"),
        "library": (*_SAID, "organisation", "documents"),
        "imports": (*_PLAN, "organisation", "grants"),
        "open_form": (*_ROWS, "keeping"),
        "home": (*_PLAN, "organisation", "costs", "grants", "people", "policies", "projects", "scenarios", "library"),
    },
    "documents": {
        "tree": (),
        "prose": (),
        "kinds": ("tree",),
        "facts": ("tree", "kinds"),
        "parts": ("tree", "kinds", "facts"),
        "building": ("tree", "kinds", "facts", "parts"),
        "checks": ("tree", "prose", "kinds", "facts", "parts", "building"),
    },
    "reports": {"pdf": (), "word": ("pdf",), "charts": ()},
    "ui": {
        "kit": (),
        "table": ("kit",),
        "desk": ("kit", "table"),
        "printing": ("kit", "table", "desk"),
        "dialogs": ("kit", "table", "desk"),
        "editor": ("kit", "desk"),
        "pages": ("kit", "table", "desk", "printing", "editor"),
        "window": ("kit", "table", "desk", "printing", "dialogs", "pages"),
    },
    # Few enough subjects for one room: the layer itself, without folders.
    "library": {},
    "scenes": {},
    "spelling": {},
    "models": {},
    "storage": {"steps": ()},
    "work": {},
    "cli": {},
}


def imported_rooms(folder: Path, package: str) -> Iterator[tuple[str, str]]:
    """Each module of a room with a part of its own layer that it imports, inside functions too."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                named = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                named = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            for name in named:
                if name.startswith(f"{package}."):
                    yield path.stem, name.removeprefix(f"{package}.").split(".")[0]


def forbidden(layer: str, room: str, root: Path = APP) -> list[str]:
    """What a room imports of its own layer that the table does not allow."""
    allowed = {room, *LAYERS[layer][room]}
    found = imported_rooms(root / layer / room, f"{root.name}.{layer}")
    return [f"{layer}.{room}.{module} imports {other}" for module, other in found if other not in allowed]


@pytest.mark.parametrize(("layer", "room"), [(layer, room) for layer, rooms in LAYERS.items() for room in rooms])
def test_a_room_imports_only_the_rooms_it_may(layer: str, room: str) -> None:
    assert forbidden(layer, room) == []


@pytest.mark.parametrize("layer", LAYERS)
def test_the_rooms_stand_on_floors(layer: str) -> None:
    above: set[str] = set()
    for room, allowed in LAYERS[layer].items():
        assert set(allowed) <= above, f"{layer}.{room} may import a room that stands below it"
        above.add(room)


def folders(parent: Path) -> set[str]:
    return {path.name for path in parent.iterdir() if path.is_dir() and path.name != "__pycache__"}


def test_every_folder_of_the_program_is_a_layer() -> None:
    assert folders(APP) == set(LAYERS)


@pytest.mark.parametrize("layer", LAYERS)
def test_every_folder_of_a_layer_is_a_room_and_nothing_lies_outside(layer: str) -> None:
    """Storage is one subject, and has a room for the steps of its migrations, which only become more."""
    assert folders(APP / layer) == set(LAYERS[layer])
    if LAYERS[layer]:
        assert layer == "storage" or [path.name for path in (APP / layer).glob("*.py")] == ["__init__.py"]


def test_no_folder_holds_too_much() -> None:
    folders = [APP, *(path for path in APP.rglob("*") if path.is_dir())]
    counts = {str(folder): len(list(folder.glob("*.py"))) - 1 for folder in folders}
    assert {folder: count for folder, count in counts.items() if count > MOST_FILES} == {}


def second_names(path: Path) -> Iterator[str]:
    """What a module gives on although it is at home elsewhere; mypy sees to it that nobody takes a mere import."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            everything = path.name == "__init__.py"
            yield from (each.name for each in node.names if everything or each.name in {each.asname, "*"})
        elif isinstance(node, ast.Name) and node.id == "__all__":
            yield node.id


def test_nothing_has_a_second_home() -> None:
    assert {str(path): names for path in APP.rglob("*.py") if (names := list(second_names(path)))} == {}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("__init__.py", "from app.money import format_money"),
        ("module.py", "from app.money import format_money as format_money"),
        ("module.py", "from app.money import *"),
        ("module.py", "__all__ = ['format_money']"),
        ("module.py", "__all__: list[str] = []"),
    ],
)
def test_a_second_home_is_noticed(tmp_path: Path, name: str, line: str) -> None:
    (tmp_path / name).write_text(f"{line}\n", encoding="utf-8")
    assert len(list(second_names(tmp_path / name))) == 1


@pytest.mark.parametrize(
    ("layer", "room", "line"),
    [
        ("planning", "law", "from planted.planning.plan.plan import Plan"),
        ("planning", "forecast", "def later():\n    from planted.planning import what_if"),
        ("services", "rows", "import planted.services.plan.outlook"),
        ("services", "grants", "from planted.services.home.due import due"),
        ("ui", "kit", "from planted.ui.desk.desk import Desk"),
        ("ui", "desk", "from planted.ui.window.shell import Shell"),
    ],
)
def test_a_forbidden_import_is_noticed(tmp_path: Path, layer: str, room: str, line: str) -> None:
    folder = tmp_path / "planted" / layer / room
    folder.mkdir(parents=True)
    (folder / "module.py").write_text(f"import json\n{line}\n", encoding="utf-8")
    assert len(forbidden(layer, room, tmp_path / "planted")) == 1
