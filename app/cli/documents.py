"""Commands that make documents: business cases from a file, the forecast, and all of them at once.

`document FILE list --json` prints {documents: [{title, kind, buyer}], kinds}; `document FILE check DOC --json` prints
{document, missing: [sentence]}.
"""

import re
from argparse import ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from app.cli.common import Commands, Parser, add_command, add_today_option, must_end_with, print_json, write_word
from app.documents.case_checks import check
from app.planning.forecast.forecast import USUAL_MONTHS
from app.services.documents.documents import document_named, new_document
from app.services.organisation.rates import rates_of
from app.services.rows import action_words, records
from app.text import free_name, safe_file_name, whole_text
from app.work.documents import business_case, forecast_report, write_business_case, write_forecast
from app.work.opening import changing, reading

KINDS = {"business-case-short": "business-case-short"}


def add_commands(commands: "Commands[Parser]") -> None:
    """Put these commands into the grammar."""
    document = commands.add_parser("document", help="list, begin, check or export documents")
    document.add_argument("file", type=Path, metavar="FILE", help="an organisation file (.footing)")
    verbs = document.add_subparsers(title="what to do", metavar="WHAT", required=True)
    listed = add_command(verbs, "list", _list, "the documents of the file, and the kinds there are")
    listed.add_argument("--json", action="store_true")
    new = add_command(verbs, "new", _new, "begin a document about a project")
    new.add_argument("kind", type=_kind, metavar="KIND", help=", ".join(KINDS))
    new.add_argument("--project", type=whole_text, required=True, metavar="P", help="the name of the project")
    add_today_option(new)
    new.add_argument("--buyer", type=whole_text, default="", metavar="B", help="whom it is written for")
    checked = add_command(verbs, "check", _check, "what a document still lacks")
    checked.add_argument("document", type=whole_text, metavar="DOC", help="the title of a document")
    add_today_option(checked)
    checked.add_argument("--json", action="store_true")
    export = add_command(verbs, "export", _export, "write a document as PDF")
    export.add_argument("document", type=whole_text, metavar="DOC", help="the title of a document")
    add_today_option(export)
    export.add_argument("--to", type=Path, required=True, metavar="OUT.pdf")


def write_all_documents(path: Path, folder: Path, *, today: date) -> list[Path]:
    """Write every document of a file, and its forecast, into a folder; returns where they are."""
    written: list[Path] = []
    with reading(path) as session:
        rates = rates_of(session)
        report = forecast_report(session, rates, "confirmed", USUAL_MONTHS, 0, today=today)
        business_cases = [
            (row["title"], business_case(session, rates, row.id, today=today))
            for row in records.rows(session, "document")
        ]
    target = folder / f"{safe_file_name(report.organisation)} forecast.pdf"
    write_forecast(target, report)
    written.append(target)
    for title, case in business_cases:
        target = folder / f"{free_name(safe_file_name(title), [each.stem for each in written])}.pdf"
        write_business_case(target, case)
        written.append(target)
    return written


def _kind(typed: str) -> str:
    """A kind of document as its words are typed: `business case, short` as well as `business-case-short`."""
    wanted = set(re.findall(r"\w+", typed.lower().replace("_", " ")))
    for value in KINDS:
        if wanted and wanted <= set(value.split("-")):
            return value
    raise ArgumentTypeError(f"“{typed}” is not a kind of document. Choose {', '.join(KINDS)}")


def _list(options: Namespace) -> None:
    with reading(options.file) as session:
        documents = records.rows(session, "document", order="title")
    found = [{"title": each["title"], "kind": each["kind"], "buyer": each["buyer"]} for each in documents]
    if options.json:
        print_json({"documents": found, "kinds": list(KINDS)})
        return
    for document in found:
        print(*document.values(), sep="\t")
    print(f"Kinds: {', '.join(KINDS)}")


def _new(options: Namespace) -> None:
    with changing(options.file, action_words.begin_document(options.project)) as session:
        title = new_document(
            session, KINDS[options.kind], project=options.project, buyer=options.buyer, today=options.today
        )
    print(f"Began “{title}”.")


def _check(options: Namespace) -> None:
    with reading(options.file) as session:
        case = business_case(session, rates_of(session), document_named(session, options.document), today=options.today)
    missing = [lack.sentence for lack in check(case)]
    if options.json:
        print_json({"document": options.document, "missing": missing})
        return
    print(*missing or ("Nothing is missing.",), sep="\n")


def _export(options: Namespace) -> None:
    must_end_with(options.to, ".pdf")
    word = write_word(options.to)
    with reading(options.file) as session:
        case = business_case(session, rates_of(session), document_named(session, options.document), today=options.today)
    done = write_business_case(options.to, case)
    print(f"{word} {options.to}: {done.pages} pages. {done.sentence}".strip())
