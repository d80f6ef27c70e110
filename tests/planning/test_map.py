"""The map of the calculations, in the docstring of their package, names every module once and nothing else."""

import re
from collections import Counter
from pathlib import Path

from app import planning


def test_every_module_stands_on_the_map_once() -> None:
    assert planning.__doc__ is not None
    places = re.findall(r"^- [^:]+: (.+?)\.$", planning.__doc__, re.MULTILINE | re.DOTALL)
    named = Counter(re.findall(r"\w+", re.sub(r"\([^)]*\)", "", " ".join(places))))
    modules = {path.stem for path in Path(planning.__path__[0]).glob("*.py")} - {"__init__"}
    assert named == Counter(modules)
