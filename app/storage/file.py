"""The organisation file: open it, do actions in it, read it, take them back, copy it, close it."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app import private
from app.models.formats import Version
from app.own_files import hold, let_go
from app.problems import Refused
from app.replacing import sweep
from app.storage import backups, blobs, history, journal, migrations, moving, replay
from app.storage.backups import naming_backup
from app.storage.connection import connect, for_writing, make_engine
from app.storage.copies import refuse_existing, write_copy
from app.storage.errors import (
    CannotWrite,
    DamagedFile,
    NotAnOrganisationFile,
    ReadOnly,
    Vanished,
    database_world,
    world,
)
from app.storage.history import HistoryEntry
from app.storage.lock import WriteLock
from app.storage.placing import placing
from app.storage.recognise import check, check_contents, look_at_header, reading
from app.storage.replay import Effect

log = logging.getLogger(__name__)

_THIN_AFTER = 100
"""Actions between two looks at how long the history is."""


class OrganisationFile:
    """One open file. Make it with `create` or `open`; close it, or use it as a context manager.

    Any thread may use it. Actions, undo and redo wait for one another; reading goes on meanwhile and sees the last
    finished state. `notice` is a sentence for the user about how it was opened, or empty. `last_change` is what the
    last action, undo or redo did; an action that changed nothing has no subjects.
    """

    def __init__(self, path: Path, lock: WriteLock | None, *, notice: str = "") -> None:
        """Take over a file that was prepared; without a lock it can only be read."""
        self.path = path
        self.read_only = lock is None
        self.notice = notice
        self.last_change: Effect | None = None
        self._lock = lock
        self._turn = threading.RLock()
        self._acting = False
        self._since_thinning = 0
        self._closed = False
        self._own = threading.local()
        self._engine = _engine(path, read_only=self.read_only)
        self._writer = for_writing(self._engine)
        self._identity = _identity(path)
        hold(path)

    @classmethod
    def create(cls, path: Path, fill: Callable[[Session], object] | None = None, *, overwrite: bool = False) -> Self:
        """Make a new file, let `fill` put its first rows in, and open it. It has its name only when all is in it.

        Raises FileExists unless `overwrite`, which first backs up what is there; also FileInUse, CannotWrite, DiskFull,
        and whatever `fill` raises: then what was there still is.
        """
        path = path.resolve()
        if not overwrite:
            refuse_existing(path)
        with world(path):
            private.make_folder(path.parent)
            lock = WriteLock(path)
        try:
            if path.exists():
                look_at_header(path)
                with world(path), closing(connect(path)) as old:
                    backups.make_backup(old, path, datetime.now().astimezone(), "a new file")
            with placing(path) as beside:
                with closing(connect(beside)) as connection:
                    migrations.create_schema(connection)
                if fill:
                    _fill(beside, fill)
            return cls(path, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, *, take_over: bool = False, read_only: bool = False, today: date) -> Self:
        """Open a file: recognise, lock, check, back up on the day's first opening, migrate, check again.

        A file that may not be written, or of a newer minor format, is opened to be read, and `notice` says so.
        Raises Vanished, NotAnOrganisationFile, DamagedFile (naming the newest good backup), NewerFile, FileInUse.
        """
        path = path.resolve()
        with naming_backup(path):
            try:
                look_at_header(path)
            except NotAnOrganisationFile as refusal:
                if backups.newest_good(path):  # it was one of ours once
                    raise DamagedFile(path) from refusal
                raise
            lock = None if read_only else _lock(path, take_over=take_over)
            private.put_right(path)
            backups.put_right(path)
            sweep(path.parent)
            try:
                notice, writable = _prepare(path, today, read_only=lock is None)
                if lock and not writable:
                    lock.release()
                return cls(path, lock if writable else None, notice=notice)
            except BaseException:
                if lock:
                    lock.release()
                raise

    @contextmanager
    def action(self, label: str, visit: str = "") -> Iterator[Session]:
        """One action of the user: all of it is kept, under its label, or nothing.

        Actions of the same `visit` that follow one another are undone together.
        Raises ReadOnly, Vanished, DiskFull and the like; then the file is as it was.
        """
        with self._writing(), Session(self._writer, expire_on_commit=False) as session:
            action = journal.start_recording(session, label, visit)
            yield session
            subjects = journal.stop_recording(session, action)
            session.commit()
            self.last_change = Effect(label, subjects)
            self._thin_now_and_then(subjects)

    @contextmanager
    def first_rows(self) -> Iterator[Session]:
        """Fills a new file: kept whole or not at all, like an action, but never undone, and in no history."""
        with self._writing(), Session(self._writer, expire_on_commit=False) as session:
            yield session
            session.commit()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session that sees one state of the file throughout; what it might change is not kept."""
        self._refuse_if_closed()
        self._own.reading = self._depth() + 1
        try:
            with (
                naming_backup(self.path),
                database_world(self.path),
                Session(self._engine, expire_on_commit=False) as session,
            ):
                yield session
        finally:
            self._own.reading -= 1

    def undo(self) -> Effect | None:
        """Take back the last action, of this opening or an earlier one; None when there is none."""
        return self._replay(replay.undo)

    def redo(self) -> Effect | None:
        """Do again the action that was undone last; None when there is none."""
        return self._replay(replay.redo)

    @property
    def can_undo(self) -> str | None:
        """The label of what undo would take back."""
        if self.read_only:
            return None
        with self._driver() as connection:
            return replay.next_undo(connection)

    @property
    def can_redo(self) -> str | None:
        """The label of what redo would do again."""
        if self.read_only:
            return None
        with self._driver() as connection:
            return replay.next_redo(connection)

    def history(self, limit: int = 200) -> tuple[HistoryEntry, ...]:
        """The latest actions, newest first, with what they changed."""
        with self._driver() as connection:
            return history.history(connection, limit)

    def backup(self, to: Path | None = None) -> Path:
        """Write a checked copy: among this file's backups, or at `to`, which must not exist. Returns where it is.

        It works while the file itself has vanished, as long as this opening lasts. Raises CopyFailed, DiskFull and
        the like.
        """
        if to is not None:
            to = to.absolute()
            refuse_existing(to)
            with self._driver() as connection:
                write_copy(connection, self.path, to)
            return to
        return self.backup_before("")

    def backup_before(self, reason: str) -> Path:
        """Write a checked backup that says before what it was made: "import", "restore", "clearing"."""
        with self._driver() as connection:
            return backups.make_backup(connection, self.path, datetime.now().astimezone(), reason)

    def move(self, to: Path, arrived: Callable[[Path], object] = lambda _to: None) -> str:
        """Go on under another name, in whatever folder, with the backups; returns what had to stay behind, or nothing.

        `arrived` is told the new name once the file is whole there; only then the old one goes. Raises FileExists,
        ReadOnly, CannotWrite, DiskFull and the like; then all is as it was.
        """
        to = to.parent.resolve() / to.name
        with self._writing():
            old, old_lock = self.path, self._lock
            with closing(connect(old, read_only=True)) as source:
                lock = moving.copy_across(source, old, to)
            try:
                engine = _engine(to)
            except BaseException:
                moving.give_up(to, lock)
                raise
            followed = backups.take_along(old, to)
            arrived(to)
            self._engine.dispose()
            let_go(old)
            hold(to)
            self.path, self._lock, self._engine, self._writer = to, lock, engine, for_writing(engine)
            self._identity = _identity(to)
        stayed = [] if followed else [f"Its backups stay in {backups.folder_of(old)}."]
        if not moving.remove_old(old):
            stayed.append(f"The old file could not be removed: it is still in {old.parent}.")
        if old_lock:
            old_lock.release()
        return " ".join(stayed)

    def close(self) -> None:
        """Let the file go, after the action that is under way. A second call does nothing."""
        with self._turn:
            if not self._closed:
                let_go(self.path)
            self._closed = True
            self._engine.dispose()
            if self._lock:
                self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """The turn to change the file, once it is sure that this may be done."""
        if self._depth():
            raise RuntimeError("a change cannot begin while the same thread is reading")
        with self._turn, naming_backup(self.path), database_world(self.path):
            self._refuse_if_closed()
            if self._acting:
                raise RuntimeError("a change cannot begin inside another")
            if self.read_only:
                raise ReadOnly(self.path)
            if _identity(self.path) != self._identity:
                raise Vanished(self.path)
            self._acting = True
            try:
                yield
            finally:
                self._acting = False

    def _thin_now_and_then(self, subjects: frozenset[str]) -> None:
        """Keep the history within bounds in a long sitting too; looking at all of it for each edit would cost more."""
        self._since_thinning += bool(subjects)
        if self._since_thinning < _THIN_AFTER:
            return
        self._since_thinning = 0
        try:
            with closing(connect(self.path)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                journal.thin(connection)
                connection.execute("COMMIT")
        except sqlite3.Error:  # the action itself is on disk
            log.warning("the history could not be thinned", exc_info=True)

    def _replay(self, step: Callable[[sqlite3.Connection], Effect | None]) -> Effect | None:
        with self._writing(), closing(connect(self.path, foreign_keys=False)) as connection:
            change = step(connection)
            self.last_change = change or self.last_change
            return change

    @contextmanager
    def _driver(self) -> Iterator[sqlite3.Connection]:
        """The database driver's own connection, from the pool."""
        self._refuse_if_closed()
        with naming_backup(self.path), database_world(self.path), closing(self._engine.raw_connection()) as pooled:
            connection = pooled.driver_connection
            if not isinstance(connection, sqlite3.Connection):
                raise TypeError("the pool holds something that is no connection of ours")
            yield connection

    def _depth(self) -> int:
        depth: int = getattr(self._own, "reading", 0)
        return depth

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise RuntimeError("the file was closed")


def _engine(path: Path, *, read_only: bool = False) -> Engine:
    """An engine with one connection in its pool: what is in the file can be saved if it vanishes."""
    engine = make_engine(path, read_only=read_only)
    with database_world(path):
        engine.connect().close()
    return engine


def _fill(unnamed: Path, fill: Callable[[Session], object]) -> None:
    """The first rows of a file that is being made: before its history begins."""
    engine = make_engine(unnamed, read_only=False)
    try:
        with Session(for_writing(engine), expire_on_commit=False) as session:
            fill(session)
            session.commit()
    finally:
        engine.dispose()


def _prepare(path: Path, today: date, *, read_only: bool) -> tuple[str, bool]:
    """Check, back up and migrate; the notice for the user, and whether the file may be changed."""
    with world(path), closing(connect(path, read_only=read_only, foreign_keys=False)) as connection:
        check(connection, path)
        version = migrations.version_of(connection, path)
        if migrations.refuse_newer(version, path):
            return f"“{path.name}” was made by a newer Footing. It can be read here but not changed.", False
        if read_only:
            if version < migrations.current():
                raise ReadOnly(path)
            return str(ReadOnly(path)), False
        notice = _back_up(connection, path, version, today)
        if migrations.migrate(connection):
            check_contents(connection, path)
        with reading(path):
            connection.execute("BEGIN IMMEDIATE")
            journal.replace_triggers(connection)
            journal.thin(connection)
            blobs.sweep(connection)
            connection.execute("COMMIT")
        return notice, True


def _back_up(connection: sqlite3.Connection, path: Path, version: Version, today: date) -> str:
    """The backup before migrating, without which nothing is migrated, or the day's first, which only earns a notice."""
    now = datetime.combine(today, datetime.now().astimezone().time())
    if version < migrations.current():
        backups.make_backup(connection, path, now, f"update to {migrations.current()}")
    elif not backups.made_on(path, today):
        try:
            backups.make_backup(connection, path, now)
        except (Refused, OSError) as failure:
            log.warning("the day's backup failed: %s", type(failure).__name__)
            return f"Today’s backup could not be made. {failure}"
    return ""


def _lock(path: Path, *, take_over: bool) -> WriteLock | None:
    """The right to write, or None where the system does not let us: the database writes the file and beside it."""
    try:
        with world(path):
            lock = WriteLock(path, take_over=take_over)
            try:
                path.open("r+b").close()
            except BaseException:
                lock.release()
                raise
    except CannotWrite:
        return None
    return lock


def _identity(path: Path) -> tuple[int, int] | None:
    """What tells this file from another that took its name; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
