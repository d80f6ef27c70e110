"""Saving a document as PDF where the user says, and opening it with the system's own program; the worker writes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from app.documents.tree.outcome import WrittenDocument
from app.problems import Refused
from app.text import plural, safe_file_name
from app.ui.desk.ask import FileKinds
from app.ui.desk.desk import Desk
from app.ui.desk.saving import ask_where
from app.ui.desk.tasks import Progress
from app.ui.pages.documents.pictures import NO_ROOM, Paper

_Out = tuple[Path, WrittenDocument]
Work = Callable[[Progress], _Out]
_PDF: FileKinds = (("PDF documents", ("pdf",)),)


def save_paper(desk: Desk, parent: QWidget, paper: Paper) -> None:
    """Ask where, write it, and say where it is and what could not be printed."""
    path = ask_where(desk, parent, "Save as PDF", _file_name(paper), _PDF)
    if path is None:
        return
    if path.suffix.lower() != ".pdf":
        desk.problem(f"“{path.name}” should end in .pdf: that is the one form a document is written in.")
        return
    _run(desk, parent, paper, partial(_write, paper, path), partial(_say_saved, desk))


def open_paper(desk: Desk, parent: QWidget, paper: Paper) -> None:
    """Write it into a folder of its own among the temporary ones, and show it."""
    _run(desk, parent, paper, partial(_write_aside, paper), partial(_show, desk))


def _run(desk: Desk, parent: QWidget, paper: Paper, work: Work, done: Callable[[_Out], None]) -> None:
    desk.tasks.run(work, done=done, label=f"Writing “{paper.title}”", owner=parent)


def _write(paper: Paper, path: Path, progress: Progress) -> _Out:
    progress.report(None, f"Writing “{paper.title}”")
    return path, paper.write(path)


def _write_aside(paper: Paper, progress: Progress) -> _Out:
    try:
        folder = mkdtemp(prefix="footing-")
    except OSError as error:
        raise Refused(NO_ROOM) from error
    return _write(paper, Path(folder, _file_name(paper)), progress)


def _say_saved(desk: Desk, out: _Out) -> None:
    path, written = out
    desk.say(f"Saved as {path}, {plural(written.pages, 'page')}. {written.sentence}".strip())


def _show(desk: Desk, out: _Out) -> None:
    path, written = out
    if desk.open_document(path) is False:
        desk.problem("No program on this computer shows PDF files. Save the document and open it elsewhere.")
    elif written.sentence:
        desk.say(written.sentence)


def _file_name(paper: Paper) -> str:
    return f"{safe_file_name(paper.title)}.pdf"
