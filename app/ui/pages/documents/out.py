"""Saving a document as PDF or Word where the user says, and opening it with the system's own program."""

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
from app.ui.pages.documents.pictures import Paper, SentPaper
from app.ui.printing.page_pictures import NO_ROOM
from app.work.documents import PDF, WORD, refuse_other_endings

AnyPaper = Paper | SentPaper
_Out = tuple[Path, WrittenDocument]
Work = Callable[[Progress], _Out]
_KINDS: dict[str, FileKinds] = {PDF: (("PDF documents", ("pdf",)),), WORD: (("Word documents", ("docx",)),)}
SAVE_AS = (("Save as PDF …", PDF), ("Save as Word …", WORD))
"""In a menu, and the ending of each."""
_TITLES = {PDF: "Save as PDF", WORD: "Save as Word"}


def save_paper(desk: Desk, parent: QWidget, paper: AnyPaper, ending: str) -> None:
    """Ask where, write it, and say where it is and what could not be printed."""
    path = ask_where(desk, parent, _TITLES[ending], _file_name(paper, ending), _KINDS[ending])
    if path is None:
        return
    try:
        refuse_other_endings(path)
    except Refused as refusal:
        desk.problem(str(refusal))
        return
    _run(desk, parent, paper, partial(_write, paper, path), partial(_say_saved, desk))


def open_paper(desk: Desk, parent: QWidget, paper: AnyPaper) -> None:
    """Write it into a folder of its own among the temporary ones, and show it."""
    _run(desk, parent, paper, partial(_write_aside, paper), partial(_show, desk))


def _run(desk: Desk, parent: QWidget, paper: AnyPaper, work: Work, done: Callable[[_Out], None]) -> None:
    desk.tasks.run(work, done=done, label=f"Writing “{paper.title}”", owner=parent)


def _write(paper: AnyPaper, path: Path, progress: Progress) -> _Out:
    progress.report(None, f"Writing “{paper.title}”")
    return path, paper.write(path)


def _write_aside(paper: AnyPaper, progress: Progress) -> _Out:
    try:
        folder = mkdtemp(prefix="footing-")
    except OSError as error:
        raise Refused(NO_ROOM) from error
    return _write(paper, Path(folder, _file_name(paper, PDF)), progress)


def _say_saved(desk: Desk, out: _Out) -> None:
    path, written = out
    pages = f", {plural(written.pages, 'page')}" if written.pages else ""
    desk.say(f"Saved as {path}{pages}. {written.sentence}".strip())


def _show(desk: Desk, out: _Out) -> None:
    path, written = out
    if desk.open_document(path) is False:
        desk.problem("No program on this computer shows PDF files. Save the document and open it elsewhere.")
    elif written.sentence:
        desk.say(written.sentence)


def _file_name(paper: AnyPaper, ending: str) -> str:
    return f"{safe_file_name(paper.title)}{ending}"
