"""One import into the open file: a backup first, one action, and no backup kept where nothing came in."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from app.storage.file import OrganisationFile
from app.work.import_reading import Step

Result = TypeVar("Result")


def import_as_one_action(
    opened: OrganisationFile,
    label: str,
    store: Callable[[Session], Result],
    *,
    came: Callable[[Result], object],
    name: str,
    step: Step,
) -> Result:
    """What `store` answers: all that it does comes in, or nothing. `came` tells from the answer whether anything did.

    `name` is what is brought in, for the steps. The backup is let go again when nothing came in, and when it failed.
    """
    step("Making a backup first")
    backup, kept = opened.backup_before("import"), False
    try:
        step(f"Bringing in {name}")
        with opened.action(label) as session:
            result = store(session)
            step("Writing it down")
        kept = bool(came(result))
    finally:
        if not kept:
            backup.unlink(missing_ok=True)
    return result
