"""The import rule: what each layer may import, of the program and of the libraries; everything else is forbidden.

This table is the rule. A new helper module or library is added here, in the one place where it may be used. The
standard library is open to all. Imports inside functions count too.
"""

import re
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_archon import archrule
from pytest_archon.failure import pop_failures

APP = Path(__file__).parent.parent / "app"
_FILES = ("paths", "private", "own_files", "replacing")
_TYPED = ("money", "amount_words", "dates", "typed_dates")
HELPERS = ("", *_TYPED, "text", "typeface", "letters", "logs", "places", "problems", "strict_table", *_FILES)


@dataclass(frozen=True)
class Layer:
    """Its modules, and the parts of the program and the libraries that they may import besides each other.

    `names_for_annotations` lets it import anything under TYPE_CHECKING, which is not run.
    """

    modules: tuple[str, ...]
    parts: tuple[str, ...] = ()
    libraries: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    names_for_annotations: bool = False


_QT = ("PySide6", "shiboken6")
_OPENING = ("ui.desk.workspace", "ui.window.remembering")
_SAVING = ("reports.charts.saved",)
_PLAIN = ("planning", "documents", "guidance", *HELPERS)
_BELOW_UI = ("work", "services", "reports", "scenes", "library", "spelling", *_PLAIN, "models.choices")
LAYERS = {
    "helpers": Layer(HELPERS, (), ("platformdirs",)),
    "planning": Layer(("planning",), HELPERS, ("numpy",)),
    "library": Layer(("library",), HELPERS),
    "documents": Layer(("documents",), ("scenes", "planning", "library", *HELPERS)),
    "guidance": Layer(("guidance",), HELPERS),
    "spelling": Layer(("spelling",), HELPERS, ("spylls",)),
    "models": Layer(("models",), HELPERS, ("sqlalchemy",)),
    "storage": Layer(("storage",), ("models", *HELPERS), ("sqlalchemy", "filelock")),
    "exchange": Layer(("exchange",), HELPERS, ("python_calamine", "openpyxl", "charset_normalizer")),
    "services": Layer(("services",), ("models", "exchange", "library", *_PLAIN), ("sqlalchemy",)),
    "scenes": Layer(("scenes",), ("planning", *HELPERS)),
    "reports": Layer(("reports",), ("scenes", *_PLAIN), ("reportlab", "docx", "PIL", "pypdfium2"), without=_SAVING),
    # What draws a picture that is saved: on the way to the window or to a PDF nothing imports it.
    "saved pictures": Layer(_SAVING, ("reports.charts.font_cache", "scenes", *HELPERS), ("matplotlib",)),
    # A Session is only named: it comes from an open file and goes to a service.
    "work": Layer(
        ("work",),
        ("services", "reports", "scenes", "storage", "exchange", "library", "spelling", *_PLAIN),
        ("sqlalchemy.orm", "PIL"),
    ),
    "ui": Layer(("ui",), _BELOW_UI, (*_QT, "pypdfium2"), without=_OPENING),
    # The open file and the settings of the window; the workspace hands a Session to a service and only names its type.
    "workspace": Layer(_OPENING, ("storage", *_BELOW_UI), _QT, names_for_annotations=True),
    # The self-test visits every page.
    "cli": Layer(("cli",), ("exchange", "ui.window.tour", *_BELOW_UI), ("sqlalchemy.orm",)),
    "main": Layer(("__main__",), ("cli", "ui", *_BELOW_UI), _QT),
}


def _exists(part: str, root: Path = APP) -> bool:
    path = root.joinpath(*part.split(".")) if part else root
    return path.is_dir() or path.with_suffix(".py").is_file()


def _pattern(root: str, parts: tuple[str, ...]) -> str:
    """Matches the parts and what lies inside them; the root is matched only by itself."""
    names = [re.escape(f"{root}.{part}") + r"(?:\.|$)" if part else re.escape(root) + "$" for part in parts]
    return "|".join(names) or "(?!)"


def check_layer(layer: Layer, root: str = "app") -> None:
    """Report every import of a layer's modules that the table does not allow."""
    libraries = "|".join(re.escape(name) for name in (*sys.stdlib_module_names, *layer.libraries))
    allowed = rf"(?:{libraries})(?:\.|$)|" + _pattern(root, (*layer.modules, *layer.parts))
    (
        archrule("imports", use_regex=True)
        .match(f"^(?:{_pattern(root, layer.modules)})")
        .exclude(f"^(?:{_pattern(root, layer.without)})")
        .should_not_import(".")
        .may_import(f"^(?:{allowed})")
        .check(root, only_direct_imports=True, skip_type_checking=layer.names_for_annotations)
    )


def check_pages(pages: list[str], root: str = "app") -> None:
    """Report every module of a page that imports a module of another page."""
    for page in pages:
        own = [f"{root}.ui.pages.{page}", f"{root}.ui.pages.{page}.*"]
        (
            archrule("pages")
            .match(*own)
            .should_not_import(f"{root}.ui.pages.*")
            .may_import(*own)
            .check(root, only_direct_imports=True)
        )


def _pages(root: Path) -> list[str]:
    """The pages: each a folder, or a module of its own."""
    return sorted(
        path.stem for path in (root / "ui" / "pages").iterdir() if path.stem not in {"__init__", "__pycache__"}
    )


# A layer that is not there yet is checked from the day its folder is.
@pytest.mark.parametrize("name", [name for name, layer in LAYERS.items() if _exists(layer.modules[-1])])
def test_a_layer_imports_only_what_lies_below(name: str) -> None:
    check_layer(LAYERS[name])


def test_a_page_does_not_import_a_page() -> None:
    check_pages(_pages(APP))


def test_every_module_belongs_to_exactly_one_layer() -> None:
    modules = [".".join(("app", *path.relative_to(APP).with_suffix("").parts)) for path in APP.rglob("*.py")]
    assert len(modules) > 20
    for module in (module.removesuffix(".__init__") for module in modules):
        homes = [
            name
            for name, layer in LAYERS.items()
            if re.match(_pattern("app", layer.modules), module) and not re.match(_pattern("app", layer.without), module)
        ]
        assert len(homes) == 1, f"{module} is in {homes or 'no layer'}"


@pytest.mark.parametrize(
    "planted",
    [
        ("helpers", "money.py", "from planted.planning import rates", "planted.planning"),
        ("planning", "planning/runway.py", "import sqlalchemy.orm", "sqlalchemy.orm"),
        ("planning", "planning/runway.py", "def later():\n    from planted.services import plan", "planted.services"),
        ("models", "models/funds.py", "from planted.storage import file", "planted.storage"),
        ("exchange", "exchange/sheets.py", "from sqlalchemy.orm import Session", "sqlalchemy.orm"),
        ("services", "services/plan.py", "from planted.storage.file import opened", "planted.storage"),
        ("services", "services/plan.py", "from PySide6.QtCore import QObject", "PySide6.QtCore"),
        ("reports", "reports/case.py", "from planted.models.choices import Stage", "planted.models"),
        ("library", "library/search.py", "from planted.services import plan", "planted.services"),
        ("scenes", "scenes/cash.py", "import matplotlib", "matplotlib"),
        ("spelling", "spelling/judged.py", "from planted.documents.tree import tree", "planted.documents"),
        ("documents", "documents/prose/names.py", "from spylls.hunspell import Dictionary", "spylls"),
        ("scenes", "scenes/cash.py", "from planted.services import plan", "planted.services"),
        ("reports", "reports/case.py", "import PySide6", "PySide6"),
        ("reports", "reports/case.py", "from matplotlib.figure import Figure", "matplotlib.figure"),
        ("saved pictures", "reports/charts/saved.py", "import reportlab", "reportlab"),
        ("work", "work/opening.py", "from planted.ui.tasks import Tasks", "planted.ui"),
        ("work", "work/opening.py", "from PySide6.QtCore import QObject", "PySide6.QtCore"),
        ("ui", "ui/table.py", "from planted.storage import file", "planted.storage"),
        ("ui", "ui/table.py", "from planted.models import funds", "planted.models"),
        ("ui", "ui/table.py", "from sqlalchemy import select", "sqlalchemy"),
        ("ui", "ui/table.py", "from reportlab.platypus import Table", "reportlab"),
        ("ui", "ui/table.py", "import matplotlib", "matplotlib"),
        ("cli", "cli.py", "import PySide6.QtWidgets", "PySide6"),
        ("cli", "cli.py", "import requests", "requests"),
    ],
)
def test_the_rule_notices_what_is_forbidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: tuple[str, str, str, str]
) -> None:
    layer, file, line, caught = planted
    _plant(tmp_path, {file: f"import json\nfrom planted.money import pence\n{line}\n"})
    monkeypatch.syspath_prepend(tmp_path)
    check_layer(LAYERS[layer], "planted")
    assert [caught in reason for reason in _reasons()] == [True]


def test_the_rule_lets_the_workspace_open_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _plant(tmp_path, {"ui/desk/workspace.py": "from planted.storage import file\n"})
    monkeypatch.syspath_prepend(tmp_path)
    check_layer(LAYERS["workspace"], "planted")
    check_layer(LAYERS["ui"], "planted")
    assert _reasons() == []


def test_the_rule_notices_a_page_that_imports_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _plant(
        tmp_path,
        {
            "ui/pages/home/page.py": "from planted.ui.pages.grants.list import Grants\n",
            "ui/pages/grants/page.py": "from planted.ui.pages.grants import list\n",
            "ui/pages/grants/list.py": "from planted.ui import fields\n",
        },
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert _pages(tmp_path / "planted") == ["grants", "home"]
    check_pages(_pages(tmp_path / "planted"), "planted")
    assert [reason.startswith("module 'planted.ui.pages.home.page'") for reason in _reasons()] == [True]


def _plant(folder: Path, files: dict[str, str]) -> None:
    """A small package with a module in every layer, and these files in it."""
    layered = ("money", "planning/rates", "models/choices", "models/funds", "storage/file", "services/plan")
    pages = ("ui/pages/__init__", "ui/pages/home/__init__", "ui/pages/grants/__init__")
    seen = ("reports/case", "ui/__init__", "ui/tasks", "ui/fields", "ui/desk/__init__", *pages, "__init__")
    blank = {f"{name}.py": "" for name in (*layered, *seen)}
    for name, source in (blank | files).items():
        path = folder / "planted" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")


def _reasons() -> list[str]:
    """What the rules found, taken away so that the test itself does not fail of it."""
    return [failure.reason for failure in pop_failures()]  # type: ignore[no-untyped-call] # it has no annotations
