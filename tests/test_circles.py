"""No module of the program imports another that imports it back, by whatever way round.

Every import counts: also those inside functions and those for annotations only, since a module that has to know the
type of what uses it belongs together with it, or is told too much. What knows a thing and what draws, writes or shows
it stand apart: whoever wants it drawn imports both.
"""

import ast
from collections.abc import Collection, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

APP = Path(__file__).parent.parent / "app"
Graph = Mapping[str, Collection[str]]


def graph_of(folder: Path) -> Graph:
    """What each module of a package imports of the package, by full names."""
    files = {_name(folder, path): path for path in folder.rglob("*.py")}
    return {name: set(_imports(path, files)) for name, path in files.items()}


def circle(graph: Graph) -> list[str]:
    """The modules of one circle, each importing the one before it; nothing where there is none."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [str(module) for module in error.args[1]]
    return []


def _name(folder: Path, path: Path) -> str:
    parts = (folder.name, *path.relative_to(folder).with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def _imports(path: Path, known: Collection[str]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module and node.module in known:
            inside = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in known else node.module for name in inside)


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = graph_of(APP)
    assert sum(map(len, graph.values())) > 500
    assert circle(graph) == []


@pytest.mark.parametrize(
    ("kept", "drawing"),
    [
        ("from planted.drawing import draw", "import planted.data"),
        ("def draw():\n    from planted import drawing", "from planted.data import Chart"),
        ("if TYPE_CHECKING:\n    from planted.drawing import Picture", "from planted.middle import Chart"),
    ],
)
def test_a_circle_is_noticed_wherever_its_imports_stand(tmp_path: Path, kept: str, drawing: str) -> None:
    folder = _planted(tmp_path, {"data": kept, "drawing": drawing, "middle": "from planted.data import Chart"})
    assert {"planted.data", "planted.drawing"} <= set(circle(graph_of(folder)))


def test_modules_that_import_one_way_are_no_circle(tmp_path: Path) -> None:
    graph = graph_of(_planted(tmp_path, {"data": "", "drawing": "from planted import data"}))
    assert graph["planted.drawing"] == {"planted.data"}
    assert circle(graph) == []


def _planted(tmp_path: Path, sources: Mapping[str, str]) -> Path:
    folder = tmp_path / "planted"
    folder.mkdir()
    for name, source in ({"__init__": ""} | dict(sources)).items():
        (folder / f"{name}.py").write_text(f"import json\n{source}\n", encoding="utf-8")
    return folder
