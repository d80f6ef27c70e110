"""The open organisation file as the window sees it: run an action, read, undo, and tell every page what changed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Generic, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from app.dates import present_day
from app.planning.law.rates import RatePack
from app.problems import Refused
from app.services.organisation.rates import rates_of
from app.storage.file import OrganisationFile
from app.storage.replay import Effect

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

log = logging.getLogger(__name__)

_RATES = "rate_override"
"""The table of the rates of the file’s own."""

Given = ParamSpec("Given")
Answer = TypeVar("Answer")
Answer_co = TypeVar("Answer_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Answer_co]):
    """What came of an action: its answer, or the sentence with which it was refused and no answer."""

    answer: Answer_co | None = None
    refusal: str = ""


class Workspace(QObject):
    """One open file. Every page gets it through its constructor and keeps no data of its own.

    `changed` carries the names of the tables that an action touched; `said` a quiet sentence about what was done, and
    whether it can be undone; `refused` the sentence of an action that could not be done.
    """

    changed = Signal(object)
    said = Signal(str, bool)
    refused = Signal(str)

    def __init__(self, opened: OrganisationFile, *, today: date | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = opened
        self._today = today
        self._rates: RatePack | None = None

    @property
    def path(self) -> Path:
        """Where the file is."""
        return self._file.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._file.read_only

    @property
    def today(self) -> date:
        """The day it is; fixed in tests."""
        return present_day(self._today)

    @property
    def file(self) -> OrganisationFile:
        """The file itself, for work that runs beside the window (backup, import)."""
        return self._file

    @property
    def rates(self) -> RatePack:
        """The rates that the file is reckoned with, its own figures among them."""
        if self._rates is None:
            self._rates = self.read(rates_of)
        return self._rates

    def read(
        self,
        question: Callable[Concatenate[Session, Given], Answer],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Answer:
        """Ask a service that only reads."""
        with self._file.read() as session:
            return question(session, *args, **kwargs)

    def run(
        self,
        label: str,
        action: Callable[Concatenate[Session, Given], Answer],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Outcome[Answer]:
        """Do one action, all of it or none; see `run_in`."""
        return self.run_in("", label, action, *args, **kwargs)

    def run_in(
        self,
        visit: str,
        label: str,
        action: Callable[Concatenate[Session, Given], Answer],
        /,
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Outcome[Answer]:
        """Do one action, all of it or none; those of one visit (to a text, say) are undone together.

        Why not is in the outcome, for whoever can say it at its place, and in the signal `refused`, so that no
        refusal is lost where nobody looks at the outcome.
        """
        try:
            with self._file.action(label, visit) as session:
                answer = action(session, *args, **kwargs)
        except Refused as refusal:
            log.info("refused: %s", label)
            self.refused.emit(str(refusal))
            return Outcome(refusal=str(refusal))
        self.tell_changed(label)
        return Outcome(answer)

    def tell_changed(self, label: str) -> None:
        """After a commit: say what was done, and let every page that shows it refresh."""
        change = self._file.last_change
        if change is not None and change.subjects:
            self._tell(change)
            self.said.emit(label, True)

    def undo(self) -> None:
        """Take back the last action, of this session or an earlier one."""
        self._step(self._file.undo, "Undone", "There is nothing to undo.")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._step(self._file.redo, "Done again", "There is nothing to do again.")

    def _step(self, step: Callable[[], Effect | None], done: str, nothing: str) -> None:
        try:
            change = step()
        except Refused as refusal:
            self.refused.emit(str(refusal))
            return
        if change is None:
            self.said.emit(nothing, False)
            return
        self._tell(change)
        self.said.emit(f"{done}: {change.label}", False)

    def _tell(self, change: Effect) -> None:
        if _RATES in change.subjects:
            self._rates = None
        self.changed.emit(change.subjects)

    def close(self) -> None:
        """Give the file back."""
        self._file.close()
