"""Commands that make documents: begun, written, updated, checked, exported, sent, and looked up as they were.

`document FILE list --json` prints {documents: [{title, kind, buyer}], kinds}; `document FILE check DOC --json` prints
{document, missing: [sentence], checks: [{code, text, sentence}]}, `text` being the key of the text that it is about;
`document FILE versions DOC --json` prints {document, versions: [{number, at, why, sent: [{on, to, withdrawn_on}]}]},
the newest first. In a text to `write`, `{{full-cost}}` is the figure of that id, and `{{sp-controlled-2022}}` cites the
evidence of that id.
"""

import re
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from app.cli.common import (
    Commands,
    Parser,
    a_day,
    add_command,
    add_today_option,
    iso,
    print_json,
    whole_number,
    write_word,
)
from app.dates import FinancialYear, format_date
from app.documents.checks.checks import too_many_pages
from app.documents.kinds.kind import READERS, Kind
from app.documents.kinds.loading import kinds
from app.documents.tree.outcome import WrittenDocument
from app.problems import Refused
from app.services.documents import figures_used, sent, sources, versions, writing
from app.services.documents.documents import document_named, new_document
from app.services.documents.sent import SentCopy
from app.services.organisation.organisation import first_month_of_year
from app.services.organisation.rates import rates_of
from app.services.rows import action_words, records
from app.spelling.spelling import british
from app.text import listed, one_line, plural, whole_text
from app.work import handing_over
from app.work.documents import open_document
from app.work.opening import changing, reading
from app.work.spelling import look, right_here, spelling_lacks, texts_of

_VERSION = whole_number(1, 1_000_000)
_LONGEST = 5_000_000
"""Bytes of a text to be written: several books."""


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    document = commands.add_parser("document", help="list, begin, write, check, export or send documents")
    document.add_argument("file", type=Path, metavar="FILE", help="an organisation file (.footing)")
    verbs = document.add_subparsers(title="what to do", metavar="WHAT", required=True)
    every = add_command(verbs, "list", _list, "the documents of the file, and the kinds there are")
    every.add_argument("--json", action="store_true")
    _add_new(verbs)
    write = add_command(verbs, "write", _write, "write one text of a document")
    _add_document(write)
    write.add_argument("section", type=whole_text, metavar="SECTION", help="the key of the text, such as need")
    write.add_argument("--from", dest="source", type=Path, required=True, metavar="TEXT.txt")
    _add_document(add_command(verbs, "update", _update, "let its texts show the figures as they are now"))
    checked = add_command(verbs, "check", _check, "what a document still lacks")
    _add_document(checked)
    checked.add_argument("--json", action="store_true")
    export = add_command(verbs, "export", _export, "write a document as PDF or Word")
    _add_document(export)
    export.add_argument("--to", type=Path, required=True, metavar="OUT.pdf|OUT.docx")
    export.add_argument("--version", type=_VERSION, metavar="N", help="as it was kept; as it is now when left out")
    _add_sending(verbs)


def _add_new(verbs: "Commands[Parser]") -> None:
    new = add_command(verbs, "new", _new, "begin a document")
    new.add_argument("kind", type=_kind, metavar="KIND", help=", ".join(kinds()))
    new.add_argument("--project", type=whole_text, default="", metavar="P", help="the name of the project")
    new.add_argument("--grant", type=whole_text, default="", metavar="G", help="the title of the grant or contract")
    new.add_argument("--report", type=whole_text, default="", metavar="R", help="the title of the funder's report")
    new.add_argument("--year", metavar="Y", help="the financial year, such as 2026-27; the next one when left out")
    new.add_argument("--buyer", type=whole_text, default="", metavar="B", help="whom it is written for")
    new.add_argument("--for", dest="reader", choices=READERS, help="who reads it, which decides what is shown")
    add_today_option(new)


def _add_sending(verbs: "Commands[Parser]") -> None:
    send = add_command(verbs, "send", _send, "keep a document as it is, with its files, as sent to somebody")
    _add_document(send)
    send.add_argument("--to-whom", type=whole_text, required=True, metavar="WHO")
    send.add_argument("--on", type=a_day, metavar="YYYY-MM-DD", help="the day it is sent; today when left out")
    withdraw = add_command(verbs, "withdraw", _withdraw, "say that a version that was sent is withdrawn")
    _add_document(withdraw)
    withdraw.add_argument("--version", type=_VERSION, required=True, metavar="N")
    kept = add_command(verbs, "versions", _versions, "what was kept and sent of a document")
    _add_document(kept)
    kept.add_argument("--json", action="store_true")


def _add_document(command: Parser) -> None:
    """The document that a command is about, and the day on which it is asked."""
    command.add_argument("document", type=whole_text, metavar="DOC", help="the title of a document")
    add_today_option(command)


def write_all_documents(path: Path, folder: Path, *, today: date) -> list[Path]:
    """Write every document of a file into a folder, as PDF and as Word; returns where they are."""
    with reading(path) as session:
        return handing_over.write_all(session, rates_of(session), folder, today=today)


def _kind(typed: str) -> str:
    """A kind of document as its words are typed: `business case` as well as `Business_Case, short`.

    Where they fit several kinds, the one whose id has no more words, or that is called just this inside a sentence.
    """
    wanted = _words(typed)
    fitting = [kind for kind in kinds().values() if wanted and wanted <= _words(kind.id)]
    best = [kind for kind in fitting if wanted in (_words(kind.id), _words(kind.inside))]
    found: Sequence[Kind] = best or fitting
    if len(found) == 1:
        return found[0].id
    if found:
        raise ArgumentTypeError(
            f"“{typed}” can be several kinds of document. Choose {listed([k.id for k in found], 'or')}"
        )
    raise ArgumentTypeError(f"“{typed}” is not a kind of document. Choose {', '.join(kinds())}")


def _words(typed: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", typed.lower()))


def _list(options: Namespace) -> None:
    with reading(options.file) as session:
        documents = records.rows(session, "document", order="title")
    found = [{"title": each["title"], "kind": each["kind"], "buyer": each["buyer"]} for each in documents]
    if options.json:
        print_json({"documents": found, "kinds": list(kinds())})
        return
    for document in found:
        print(*document.values(), sep="\t")
    print(f"Kinds: {', '.join(kinds())}")


def _new(options: Namespace) -> None:
    with changing(options.file, action_words.begin_document(kinds()[options.kind].inside)) as session:
        first_month = first_month_of_year(session)
        title = new_document(
            session,
            options.kind,
            today=options.today,
            project=options.project,
            grant=options.grant,
            report=options.report,
            year=None if options.year is None else FinancialYear.parse(options.year, first_month).start.year,
            buyer=options.buyer,
            reader=options.reader,
        )
    print(f"Began “{title}”.")


def _write(options: Namespace) -> None:
    body = _text(options.source)
    with changing(options.file, action_words.write_text(options.document, options.section)) as session:
        found = document_named(session, options.document)
        writing.save_text(session, found, options.section, body)
        opened = open_document(session, rates_of(session), found, today=options.today)
        figures_used.insert_named(session, found, options.section, body, opened.facts.figures)
        sources.cite_named(session, found, options.section, body, opened.facts.sources)
    print(f"Wrote “{options.section}”.")


def _text(source: Path) -> str:
    """The text of a file. Raises Refused where it cannot be read, is no text, or is longer than any document."""
    try:
        with source.open("rb") as file:
            data = file.read(_LONGEST + 1)
        if len(data) > _LONGEST:
            raise Refused(f"{source} is larger than {_LONGEST // 1_000_000} MB. Choose a file with one text in it.")
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise Refused(f"{source} is not a text in UTF-8. Save it as plain text in UTF-8.") from error
    except OSError as error:
        raise Refused(f"{source} cannot be read: {error.strerror or error}.") from error


def _update(options: Namespace) -> None:
    with changing(options.file, action_words.update_figures(options.document)) as session:
        found = document_named(session, options.document)
        opened = open_document(session, rates_of(session), found, today=options.today)
        tokens = [use.token for use in opened.stale]
        changed = figures_used.update(session, found, tokens, opened.facts.figures)
    print(f"{plural(changed, 'figure is', 'figures are')} brought up to date.")


def _check(options: Namespace) -> None:
    is_word = british().knows
    with reading(options.file) as session:
        found = document_named(session, options.document)
        opened = open_document(session, rates_of(session), found, today=options.today, is_word=is_word)
    texts = texts_of(opened)
    spelt = look((each.text for each in texts), right_here(opened.facts))
    lacks = (*opened.lacks, *spelling_lacks(texts, spelt.misspelt))
    missing = [*map(str, opened.refused), *(lack.sentence for lack in lacks)]
    if options.json:
        checks = [{"code": lack.code, "text": lack.key, "sentence": lack.sentence} for lack in lacks]
        print_json({"document": options.document, "missing": missing, "checks": checks})
        return
    print(*missing or ("Nothing is missing.",), sep="\n")


def _export(options: Namespace) -> None:
    word = write_word(options.to)
    with reading(options.file) as session:
        found = document_named(session, options.document)
        if options.version is not None:
            done = handing_over.export_version(session, options.to, found, options.version)
            print(_outcome(word, options.to, done) if done else f"{word} {options.to}, as it was sent.")
            return
        opened = open_document(session, rates_of(session), found, today=options.today)
        done = handing_over.export(options.to, opened)
    print(
        " ".join(
            (_outcome(word, options.to, done), *(lack.sentence for lack in too_many_pages(opened.kind, done.pages)))
        )
    )


def _outcome(word: str, path: Path, done: WrittenDocument) -> str:
    """What was written; of a Word file nobody knows the pages, since Word lays them out."""
    pages = f": {plural(done.pages, 'page')}" if done.pages else ""
    return f"{word} {path}{pages}. {done.sentence}".strip()


def _send(options: Namespace) -> None:
    on, at = options.on or options.today, datetime.combine(options.today, datetime.now(UTC).time(), UTC)
    with changing(options.file, action_words.send_document(options.document)) as session:
        found = document_named(session, options.document)
        opened = open_document(session, rates_of(session), found, today=options.today)
        number = handing_over.send(session, opened, to=options.to_whom, on=on, at=at)
    print(f"Kept version {number} of “{opened.stored.title}”, {sent.sent_words(one_line(options.to_whom), on)}.")


def _withdraw(options: Namespace) -> None:
    with changing(options.file, action_words.withdraw_document(options.document)) as session:
        found = document_named(session, options.document)
        copy = handing_over.withdraw(session, found, options.version, on=options.today)
    print(f"Version {options.version}, {sent.sent_words(copy.to, copy.on)}, is marked as withdrawn.")


def _versions(options: Namespace) -> None:
    with reading(options.file) as session:
        uid = records.get(session, "document", document_named(session, options.document))["uid"]
        kept, copies = versions.versions(session, uid), sent.copies(session, uid)
    found = [
        {
            "number": version.number,
            "at": version.at.isoformat(),
            "why": version.why,
            "sent": [
                {"on": iso(copy.on), "to": copy.to, "withdrawn_on": iso(copy.withdrawn_on)}
                for copy in copies
                if copy.version.id == version.id
            ],
        }
        for version in reversed(kept)
    ]
    if options.json:
        print_json({"document": options.document, "versions": found})
        return
    if not kept:
        print("No version was kept yet.")
    for version in reversed(kept):
        print(version.number, format_date(version.at.date()), *_went(version.id, copies), sep="\t")


def _went(version: int, copies: Sequence[SentCopy]) -> list[str]:
    """Each time that a version was sent, in words."""
    return [
        sent.sent_words(copy.to, copy.on)
        + (f", withdrawn on {format_date(copy.withdrawn_on)}" if copy.withdrawn_on else "")
        for copy in copies
        if copy.version.id == version
    ]
