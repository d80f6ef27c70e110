"""Writes v1.1.footing, the stored file of release 1.1: `python -m tests.data.make_v1_1`.

Once the release is out the file is kept as it is for ever, and this script only tells how it was made.
"""

from pathlib import Path

from app.models.costs import CostLine
from app.storage.file import OrganisationFile
from tests.storage.rows import every_table

FILE = Path(__file__).with_name("v1.1.footing")


def main() -> None:
    """Make the file anew: rows in every table, one action to undo and one to redo."""
    FILE.unlink(missing_ok=True)
    with OrganisationFile.create(FILE) as made:
        with made.action("Fill the file") as session:
            every_table(session)
        with made.action("Raise the rent") as session:
            session.get_one(CostLine, 1).amount = 90_000
        with made.action("Drop the paint") as session:
            session.delete(session.get_one(CostLine, 2))
        made.undo()


if __name__ == "__main__":
    main()
