"""Printing what a page shows: its document, or else its tables."""

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.problems import Refused
from app.services.organisation.organisation import details
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page, Printable
from app.ui.desk.tasks import Progress
from app.ui.printing.page_pictures import NO_ROOM
from app.ui.printing.paper import print_pdf
from app.ui.printing.tables import as_document, tables_of
from app.work.documents import write_document

NOTHING = "There is no table on this page to print. Go to a page with a table, or open a document."


def print_page(desk: Desk, page: Page, name: str) -> None:
    """Show what a page would print, in the system's own preview; say so where there is nothing."""
    found = page.printable() or _tables(desk, page, name)
    if found is None:
        desk.say(NOTHING)
        return
    title = found.document.title
    done = partial(print_pdf, desk, page, title)
    desk.tasks.run(partial(_written, found), done=done, label=f"Preparing “{title}” for printing", owner=page)


def _tables(desk: Desk, page: Page, name: str) -> Printable | None:
    tables = tables_of(page)
    if not tables:
        return None
    organisation = desk.workspace.read(details).name
    return Printable(as_document(tables, name, organisation, desk.workspace.today), {})


def _written(found: Printable, progress: Progress) -> bytes:
    progress.report(None, "Preparing the pages")
    try:
        with TemporaryDirectory(prefix="footing-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, "pages.pdf")
            write_document(path, found.document, found.images)
            return path.read_bytes()
    except OSError as error:
        raise Refused(NO_ROOM) from error
