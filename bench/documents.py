"""How long a short business case takes from the command line, against bare reportlab drawing the same pages."""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path

from app.letters import FACES, FALLBACK, font_file
from bench.finding import Finding, ratio
from bench.measure import Took, middle
from bench.pages import Instruction, instructions, words
from bench.starting import start

RUNS = 5
LIMIT = 6.0
PROJECT = "Warm Words"
TITLE = f"{PROJECT}: business case"


def findings() -> list[Finding]:
    """The command as a user types it, and its floor, in turn; both must put the same words on the same pages."""
    with tempfile.TemporaryDirectory() as folder:
        file, ours, told, bare = (Path(folder) / name for name in ("a.footing", "ours.pdf", "told.json", "bare.pdf"))
        _footing("new", file, "--example")
        _footing("document", file, "new", "business-case", "--project", PROJECT)
        _export(file, ours)
        pages = instructions(ours)
        told.write_text(json.dumps({"fonts": _fonts(pages), "pages": pages}), encoding="utf-8")
        _bare(told, bare)
        assert words(ours) == words(bare)  # noqa: S101 - a floor with other pages is no floor
        runs = [(_export(file, ours), _bare(told, bare)) for _ in range(RUNS)]
    took, floor = (middle(column) for column in zip(*runs, strict=True))
    name = f"Business case of {len(pages)} pages by command, to bare reportlab"
    return [ratio(name, took, floor, LIMIT)]


def _footing(*arguments: object) -> Took:
    took, _ = start("-m", "app", *map(str, arguments))
    return took


def _export(file: Path, target: Path) -> Took:
    return _footing("document", file, "export", TITLE, "--to", target)


def _bare(told: Path, target: Path) -> Took:
    took, _ = start("-m", "bench.bare_pages", str(told), str(target))
    return took


def _fonts(pages: Iterable[Iterable[Instruction]]) -> dict[str, str]:
    """The files of the faces that the pages use."""
    files = {file.stem: str(file) for file in map(font_file, (*FACES, FALLBACK))}
    used = {given[1] for page in pages for what, *given in page if what == "text"}
    return {face: files[face] for face in sorted(used)}
