"""Writes the sample file and form of the newest format: `python -m tests.data.make_samples`.

They are made anew as often as a format changes before it is released; once it is, they are kept for ever.
"""

from pathlib import Path

from app.exchange.files.open_file import write_open_form
from app.models.costs import CostLine
from app.models.formats import CURRENT, RELEASED
from app.services.open_form.form import to_open_form
from app.storage.file import OrganisationFile
from tests.data.samples import FOLDER, sample_file, sample_form
from tests.storage.rows import every_table


def make_samples(folder: Path) -> None:
    """Rows in every table, one action to undo and one to redo; then what it holds as the open form."""
    file = sample_file(CURRENT, folder)
    file.unlink(missing_ok=True)
    with OrganisationFile.create(file) as made:
        with made.action("Fill the file") as session:
            every_table(session)
        with made.action("Raise the rent") as session:
            session.get_one(CostLine, 1).amount = 90_000
        with made.action("Drop the paint") as session:
            session.delete(session.get_one(CostLine, 2))
        made.undo()
        with made.read() as session:
            write_open_form(sample_form(CURRENT, folder), to_open_form(session))


if __name__ == "__main__":
    if CURRENT <= RELEASED:
        raise SystemExit(f"Format {CURRENT} is released. Its samples stay as they are.")
    make_samples(FOLDER)
