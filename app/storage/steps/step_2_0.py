"""The step to format 2.0: documents with texts of their own, files kept inside, versions, and what was sent.

The words of a business case stood with its project, one set for all of its documents. They move into each of these, and
where a project has words and no document, into a first draft. Statements and rules stand here as they were at that
release and are never changed again.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256

from app.storage.steps.rebuilding import rebuild

_ADDED = (
    """CREATE TABLE attachment (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    media_type VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    added_on DATE NOT NULL,
    CONSTRAINT pk_attachment PRIMARY KEY (id),
    CONSTRAINT ck_attachment_uid_not_blank CHECK (length(trim(uid)) > 0),
    CONSTRAINT ck_attachment_name_not_blank CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_attachment_size_range CHECK (size BETWEEN 1 AND 10000000),
    CONSTRAINT uq_attachment_uid UNIQUE (uid)
)""",
    """CREATE TABLE blob (
    id INTEGER NOT NULL,
    sha256 VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    data BLOB NOT NULL,
    CONSTRAINT pk_blob PRIMARY KEY (id),
    CONSTRAINT ck_blob_sha256_length CHECK (length(sha256) = 64),
    CONSTRAINT ck_blob_size_range CHECK (size BETWEEN 1 AND 10000000),
    CONSTRAINT uq_blob_sha256 UNIQUE (sha256)
)""",
    """CREATE TABLE version (
    id INTEGER NOT NULL,
    document_uid VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    why VARCHAR NOT NULL,
    tree_version INTEGER NOT NULL,
    tree VARCHAR NOT NULL,
    CONSTRAINT pk_version PRIMARY KEY (id),
    CONSTRAINT uq_version_document_uid_number UNIQUE (document_uid, number),
    CONSTRAINT ck_version_document_uid_not_blank CHECK (length(trim(document_uid)) > 0)
)""",
    """CREATE TABLE sent (
    id INTEGER NOT NULL,
    version_id INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "to" VARCHAR NOT NULL,
    pdf VARCHAR,
    docx VARCHAR,
    withdrawn_on DATE,
    CONSTRAINT pk_sent PRIMARY KEY (id),
    CONSTRAINT fk_sent_version_id FOREIGN KEY(version_id) REFERENCES version (id) ON DELETE RESTRICT
)""",
    """CREATE TABLE section (
    id INTEGER NOT NULL,
    document_id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    heading VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    shown BOOLEAN,
    library_uid VARCHAR,
    library_hash VARCHAR,
    CONSTRAINT pk_section PRIMARY KEY (id),
    CONSTRAINT ck_section_key_not_blank CHECK (length(trim(key)) > 0),
    CONSTRAINT uq_section_document_id_key UNIQUE (document_id, "key"),
    CONSTRAINT ck_section_position_range CHECK (position BETWEEN 0 AND 10000),
    CONSTRAINT fk_section_document_id FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
)""",
    """CREATE TABLE figure_use (
    id INTEGER NOT NULL,
    section_id INTEGER NOT NULL,
    token VARCHAR NOT NULL,
    figure VARCHAR NOT NULL,
    arguments VARCHAR NOT NULL,
    seen VARCHAR NOT NULL,
    seen_on DATE,
    basis VARCHAR NOT NULL,
    CONSTRAINT pk_figure_use PRIMARY KEY (id),
    CONSTRAINT ck_figure_use_token_not_blank CHECK (length(trim(token)) > 0),
    CONSTRAINT ck_figure_use_figure_not_blank CHECK (length(trim(figure)) > 0),
    CONSTRAINT uq_figure_use_section_id_token UNIQUE (section_id, token),
    CONSTRAINT fk_figure_use_section_id FOREIGN KEY(section_id) REFERENCES section (id) ON DELETE CASCADE
)""",
    """CREATE TABLE own_number (
    id INTEGER NOT NULL,
    figure VARCHAR NOT NULL,
    project_id INTEGER,
    value INTEGER NOT NULL,
    as_of DATE NOT NULL,
    source VARCHAR NOT NULL,
    CONSTRAINT pk_own_number PRIMARY KEY (id),
    CONSTRAINT ck_own_number_figure_not_blank CHECK (length(trim(figure)) > 0),
    CONSTRAINT ck_own_number_value_range CHECK (value BETWEEN 0 AND 100000000000),
    CONSTRAINT fk_own_number_project_id FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE SET NULL
)""",
)

_REBUILT = (
    """CREATE TABLE journal_action (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
        visit TEXT NOT NULL DEFAULT ''
    )""",
    """CREATE TABLE organisation (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    legal_form VARCHAR(40) NOT NULL,
    nation VARCHAR(40) NOT NULL,
    charity_number VARCHAR NOT NULL,
    company_number VARCHAR NOT NULL,
    org_id VARCHAR NOT NULL,
    year_start_month INTEGER NOT NULL,
    balance_date DATE,
    policy_months_low INTEGER,
    policy_months_high INTEGER,
    policy_costs VARCHAR(40) DEFAULT 'total' NOT NULL,
    policy_text VARCHAR NOT NULL,
    claims_allowance BOOLEAN NOT NULL,
    allowance_used INTEGER NOT NULL,
    mostly_public_work BOOLEAN DEFAULT 0 NOT NULL,
    sole_director_only BOOLEAN DEFAULT 0 NOT NULL,
    fixed_assets INTEGER DEFAULT 0 NOT NULL,
    programme_investments INTEGER DEFAULT 0 NOT NULL,
    replace_months INTEGER DEFAULT 6 NOT NULL,
    leave_year_month INTEGER,
    holiday_untaken INTEGER DEFAULT 10000 NOT NULL,
    bid_hour_cost INTEGER,
    address VARCHAR DEFAULT '' NOT NULL,
    email VARCHAR DEFAULT '' NOT NULL,
    phone VARCHAR DEFAULT '' NOT NULL,
    web VARCHAR DEFAULT '' NOT NULL,
    logo_id INTEGER,
    CONSTRAINT pk_organisation PRIMARY KEY (id),
    CONSTRAINT ck_organisation_single CHECK (id = 1),
    CONSTRAINT ck_organisation_name_not_blank CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_organisation_year_start_month_range CHECK (year_start_month BETWEEN 1 AND 12),
    CONSTRAINT ck_organisation_policy_months_low_range CHECK (policy_months_low BETWEEN 0 AND 12000),
    CONSTRAINT ck_organisation_policy_months_high_range CHECK (policy_months_high BETWEEN 0 AND 12000),
    CONSTRAINT ck_organisation_policy_in_order CHECK (policy_months_low IS NULL OR policy_months_high IS NULL OR policy_months_low <= policy_months_high),
    CONSTRAINT ck_organisation_allowance_used_range CHECK (allowance_used BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_organisation_fixed_assets_range CHECK (fixed_assets BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_organisation_programme_investments_range CHECK (programme_investments BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_organisation_replace_months_range CHECK (replace_months BETWEEN 0 AND 60),
    CONSTRAINT ck_organisation_leave_year_month_range CHECK (leave_year_month BETWEEN 1 AND 12),
    CONSTRAINT ck_organisation_holiday_untaken_range CHECK (holiday_untaken BETWEEN 0 AND 10000),
    CONSTRAINT ck_organisation_bid_hour_cost_range CHECK (bid_hour_cost BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_organisation_legalform CHECK (legal_form IN ('cio', 'charitable_company', 'charity', 'association', 'cic', 'company', 'sole_trader')),
    CONSTRAINT ck_organisation_nation CHECK (nation IN ('england', 'wales', 'scotland', 'northern_ireland')),
    CONSTRAINT ck_organisation_policycosts CHECK (policy_costs IN ('total', 'core_costs', 'unrestricted')),
    CONSTRAINT fk_organisation_logo_id FOREIGN KEY(logo_id) REFERENCES attachment (id) ON DELETE SET NULL
)""",
    """CREATE TABLE project (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    start DATE,
    "end" DATE,
    floor_space INTEGER NOT NULL,
    note VARCHAR NOT NULL,
    CONSTRAINT pk_project PRIMARY KEY (id),
    CONSTRAINT ck_project_name_not_blank CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_project_floor_space_range CHECK (floor_space BETWEEN 0 AND 10000000),
    CONSTRAINT ck_project_end_after_start CHECK ("start" IS NULL OR "end" IS NULL OR "start" <= "end"),
    CONSTRAINT uq_project_name UNIQUE (name)
)""",
    """CREATE TABLE document (
    id INTEGER NOT NULL,
    uid VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    project_id INTEGER,
    grant_id INTEGER,
    grant_report_id INTEGER,
    year INTEGER,
    language VARCHAR NOT NULL,
    audience VARCHAR(40) NOT NULL,
    buyer VARCHAR NOT NULL,
    ask INTEGER,
    created_on DATE NOT NULL,
    CONSTRAINT pk_document PRIMARY KEY (id),
    CONSTRAINT ck_document_uid_not_blank CHECK (length(trim(uid)) > 0),
    CONSTRAINT ck_document_title_not_blank CHECK (length(trim(title)) > 0),
    CONSTRAINT ck_document_kind_not_blank CHECK (length(trim(kind)) > 0),
    CONSTRAINT ck_document_ask_range CHECK (ask BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_document_year_range CHECK (year BETWEEN 1900 AND 2199),
    CONSTRAINT uq_document_uid UNIQUE (uid),
    CONSTRAINT uq_document_title UNIQUE (title),
    CONSTRAINT fk_document_project_id FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE SET NULL,
    CONSTRAINT fk_document_grant_id FOREIGN KEY(grant_id) REFERENCES grant (id) ON DELETE SET NULL,
    CONSTRAINT fk_document_grant_report_id FOREIGN KEY(grant_report_id) REFERENCES grant_report (id) ON DELETE SET NULL,
    CONSTRAINT ck_document_audience CHECK (audience IN ('commissioner', 'funder', 'trustees', 'ourselves'))
)""",
)

_INDEXES = (
    "CREATE INDEX ix_organisation_logo_id ON organisation (logo_id)",
    "CREATE INDEX ix_document_grant_id ON document (grant_id)",
    "CREATE INDEX ix_document_grant_report_id ON document (grant_report_id)",
    "CREATE INDEX ix_document_project_id ON document (project_id)",
    "CREATE INDEX ix_version_document_uid ON version (document_uid)",
    "CREATE INDEX ix_sent_version_id ON sent (version_id)",
    "CREATE INDEX ix_section_document_id ON section (document_id)",
    "CREATE INDEX ix_figure_use_section_id ON figure_use (section_id)",
    "CREATE INDEX ix_own_number_project_id ON own_number (project_id)",
)

_WORDS = ("summary", "need", "offer", "outcomes", "delivery")
"""The texts of a project that its documents take over, by the keys that they have there."""
_GONE = _WORDS[1:]
"""Those that the project does not keep; its summary says what it is, and stays."""
_WITHOUT = ", ".join(f"'$.{name}'" for name in _GONE)

_AT_LINE = re.compile(r"^([^\S\n]*)(\d*)(?=(?<=\d)\.|(?<!\d)[-|>])", re.MULTILINE)
_ANYWHERE = re.compile(r"\\|\*(?=\*)|\{(?=\{)")

Words = Mapping[str, str]
Row = dict[str, object]


def to_2_0(connection: sqlite3.Connection) -> None:
    """Make the new tables, move the words of projects into documents, and let what was recorded follow."""
    for statement in _ADDED:
        connection.execute(statement)
    _name_documents(connection)
    words = {row[0]: dict(zip(_WORDS, row[1:], strict=True)) for row in _all_words(connection)}
    drafts = _begin_drafts(connection, words)
    texts = _fill_documents(connection, words)
    for statement in _REBUILT:
        rebuild(connection, statement)
    for statement in _INDEXES:
        connection.execute(statement)
    _follow_in_journal(connection, texts, drafts)


def _name_documents(connection: sqlite3.Connection) -> None:
    """Give every document its identifier, and what documents have from now on."""
    connection.execute("ALTER TABLE document ADD COLUMN uid VARCHAR")
    connection.execute("ALTER TABLE document ADD COLUMN language VARCHAR")
    connection.execute("ALTER TABLE document ADD COLUMN audience VARCHAR")
    connection.create_function("uid_of", -1, _uid, deterministic=True)
    connection.execute(
        "UPDATE document SET uid = uid_of(id, title, created_on), language = 'en-GB', audience = 'commissioner'"
    )


def _uid(*known: object) -> str:
    """An identifier that two copies of one file give the same document."""
    return sha256("\n".join(map(str, known)).encode()).hexdigest()[:32]


def _all_words(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str, str, str, str]]:
    yield from connection.execute(f"SELECT id, {', '.join(_WORDS)} FROM project ORDER BY id")


def _begin_drafts(connection: sqlite3.Connection, words: Mapping[int, Words]) -> dict[int, int]:
    """A first draft for each project that has words of a case and no document; the drafts by project."""
    about = {project for (project,) in connection.execute("SELECT project_id FROM document")}
    begun = connection.execute("SELECT substr(max(at), 1, 10) FROM release").fetchone()[0]
    year = _next_year(connection)
    drafts: dict[int, int] = {}
    for project, texts in words.items():
        if project in about or not any(texts[name].strip() for name in _GONE):
            continue
        name = connection.execute("SELECT name FROM project WHERE id = ?", (project,)).fetchone()[0]
        values = (_free_title(connection, f"{name}: business case"), project, year, begun)
        made = connection.execute(
            "INSERT INTO document (uid, title, kind, project_id, buyer, year, created_on, language, audience) "
            "VALUES (?, ?, 'business-case-short', ?, '', ?, ?, 'en-GB', 'commissioner')",
            (_uid(*values), *values),
        )
        drafts[project] = int(made.lastrowid or 0)
    return drafts


def _next_year(connection: sqlite3.Connection) -> int:
    """The financial year after that of the balances, by the year in which it begins: what is asked for lies ahead."""
    found = connection.execute("SELECT balance_date, year_start_month FROM organisation").fetchone()
    if found is None or found[0] is None:
        last = connection.execute("SELECT substr(max(at), 1, 10) FROM release").fetchone()[0]
        found = (last, 4 if found is None else found[1])
    day = date.fromisoformat(found[0])
    return day.year if day.month < found[1] else day.year + 1


def _free_title(connection: sqlite3.Connection, title: str) -> str:
    taken = {name for (name,) in connection.execute("SELECT title FROM document")}
    number, free = 2, title
    while free in taken:
        number, free = number + 1, f"{title} ({number})"
    return free


def _fill_documents(connection: sqlite3.Connection, words: Mapping[int, Words]) -> dict[int, list[Row]]:
    """Put the words of each project into its documents; the rows of texts by document."""
    texts: dict[int, list[Row]] = {}
    for document, project in connection.execute("SELECT id, project_id FROM document ORDER BY id").fetchall():
        texts[document] = [_store(connection, row) for row in _texts(document, words[project])]
    return texts


def _texts(document: int, words: Words) -> Iterator[Row]:
    for place, name in enumerate(_WORDS):
        if words[name].strip():
            yield {"document_id": document, "key": name, "position": place, "heading": "", "body": _body(words[name])}


def _store(connection: sqlite3.Connection, row: Row) -> Row:
    names = ", ".join(f'"{name}"' for name in row)
    made = connection.execute(f"INSERT INTO section ({names}) VALUES (?, ?, ?, ?, ?)", tuple(row.values()))
    return _whole(int(made.lastrowid or 0), row)


def _whole(number: int, row: Row) -> Row:
    return {"id": number, **row, "shown": None, "library_uid": None, "library_hash": None}


def _body(text: str) -> str:
    """A plain text as it is stored now: what means something there has a backslash before it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    marked = _ANYWHERE.sub(lambda found: "\\" + found.group(), lines)
    return _AT_LINE.sub(_with_backslash, marked)


def _with_backslash(found: re.Match[str]) -> str:
    """Before the mark of a list, a table or a note; a number keeps its digits and has the point marked."""
    return f"{found[1]}{found[2]}\\"


def _follow_in_journal(
    connection: sqlite3.Connection, texts: Mapping[int, list[Row]], drafts: Mapping[int, int]
) -> None:
    """What can be undone and done again fits the new tables, and takes the moved words with it."""
    _follow_project_words(connection)
    _follow_documents(connection)
    _follow_deleted(connection)
    _follow_added(connection, texts, drafts)


def _follow_project_words(connection: sqlite3.Connection) -> None:
    """A change of nothing but words that a project has no more is none."""
    connection.execute(
        f"DELETE FROM journal_change WHERE table_name = 'project' AND before IS NOT NULL AND after IS NOT NULL "
        f"AND json_remove(before, {_WITHOUT}) = json_remove(after, {_WITHOUT})"
    )
    connection.execute("DELETE FROM journal_action WHERE id NOT IN (SELECT action_id FROM journal_change)")


def _follow_documents(connection: sqlite3.Connection) -> None:
    """Recorded rows of documents have the identifier that theirs has now, or one of their own."""
    uids = dict(connection.execute("SELECT id, uid FROM document").fetchall())
    for (row,) in connection.execute(
        "SELECT DISTINCT row_id FROM journal_change WHERE table_name = 'document'"
    ).fetchall():
        uid = uids.get(row) or _uid(row)
        for side in ("before", "after"):
            connection.execute(
                f"UPDATE journal_change SET {side} = json_set({side}, '$.uid', ?, '$.language', 'en-GB', "
                f"'$.audience', 'commissioner') WHERE table_name = 'document' AND row_id = ? AND {side} IS NOT NULL",
                (uid, row),
            )


def _follow_deleted(connection: sqlite3.Connection) -> None:
    """A project that was deleted with its documents comes back with their words."""
    deleted = connection.execute(
        "SELECT d.action_id, d.row_id, p.before FROM journal_change d JOIN journal_change p ON p.action_id = d.action_id "
        "AND p.table_name = 'project' AND p.after IS NULL AND p.row_id = json_extract(d.before, '$.project_id') "
        "JOIN journal_action a ON a.id = d.action_id "
        "WHERE d.table_name = 'document' AND d.after IS NULL AND NOT a.undone ORDER BY d.id"
    ).fetchall()
    number = connection.execute("SELECT coalesce(max(id), 0) FROM section").fetchone()[0]
    for action, document, project in deleted:
        for row in _texts(document, json.loads(project)):
            number += 1
            _record(connection, action, "section", _whole(number, row), None)


def _follow_added(connection: sqlite3.Connection, texts: Mapping[int, list[Row]], drafts: Mapping[int, int]) -> None:
    """A document that is begun no more has no texts either; a project that is added no more has no first draft."""
    added = {
        (table, row): action
        for action, table, row in connection.execute(
            "SELECT c.action_id, c.table_name, c.row_id FROM journal_change c JOIN journal_action a "
            "ON a.id = c.action_id WHERE c.before IS NULL AND c.table_name IN ('document', 'project') "
            "AND NOT a.undone ORDER BY c.id"
        )
    }
    begun = {document: added.get(("document", document)) for document in texts}
    for project, document in drafts.items():
        begun[document] = added.get(("project", project))
        if begun[document] is not None:
            _record(connection, begun[document], "document", None, _document(connection, document))
    for document, action in begun.items():
        for row in texts[document] if action is not None else ():
            _record(connection, action, "section", None, row)
    _follow_redone(connection, texts)


def _follow_redone(connection: sqlite3.Connection, texts: Mapping[int, list[Row]]) -> None:
    """A document that is deleted again takes its texts with it."""
    again = connection.execute(
        "SELECT c.action_id, c.row_id FROM journal_change c JOIN journal_action a ON a.id = c.action_id "
        "WHERE c.table_name = 'document' AND c.after IS NULL AND a.undone ORDER BY c.id"
    ).fetchall()
    for action, document in again:
        for row in texts.get(document, ()):
            _record(connection, action, "section", row, None)


def _document(connection: sqlite3.Connection, document: int) -> Row:
    found = connection.execute("SELECT * FROM document WHERE id = ?", (document,))
    names = [column[0] for column in found.description]
    return dict(zip(names, found.fetchone(), strict=True))


def _record(connection: sqlite3.Connection, action: object, table: str, before: Row | None, after: Row | None) -> None:
    row = before or after or {}
    sides = (None if side is None else json.dumps(side, ensure_ascii=False) for side in (before, after))
    connection.execute(
        "INSERT INTO journal_change (action_id, table_name, row_id, before, after) VALUES (?, ?, ?, ?, ?)",
        (action, table, row["id"], *sides),
    )
