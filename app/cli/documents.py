"""Commands that make documents: business cases from a file, the forecast, and all of them at once."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from app.cli.common import Commands, add_command, changing, reading
from app.compose import business_case, forecast_report
from app.models.choices import DocumentKind
from app.problems import Refused
from app.reports.business_case import check, write_business_case
from app.reports.forecast_report import write_forecast
from app.services import records
from app.services.documents import document_named, new_document
from app.services.rates import load_rates
from app.text import safe_file_name

KINDS = {kind.value: kind for kind in DocumentKind}


def add_commands(commands: "Commands[ArgumentParser]") -> None:
    """Put these commands into the grammar."""
    document = commands.add_parser("document", help="list, begin, check or export documents")
    document.add_argument("file", type=Path, metavar="FILE")
    verbs = document.add_subparsers(title="what to do", metavar="WHAT", required=True)
    add_command(verbs, "list", _list, "the documents of the file, and the kinds there are")
    new = add_command(verbs, "new", _new, "begin a document about a project")
    new.add_argument("kind", choices=list(KINDS), metavar="KIND")
    new.add_argument("--project", required=True, metavar="P")
    new.add_argument("--buyer", default="", metavar="B")
    checked = add_command(verbs, "check", _check, "what a document still lacks")
    checked.add_argument("document", metavar="DOC")
    export = add_command(verbs, "export", _export, "write a document as PDF")
    export.add_argument("document", metavar="DOC")
    export.add_argument("--to", type=Path, required=True, metavar="OUT.pdf")


def write_all_documents(path: Path, folder: Path) -> list[Path]:
    """Write every document of a file, and its forecast, into a folder; returns where they are."""
    rates, today, written = load_rates(), date.today(), []
    with reading(path) as session:
        report = forecast_report(session, rates, "confirmed", 36, 0, today=today)
        cases = {
            row["title"]: business_case(session, rates, row.id, today=today)
            for row in records.rows(session, "document")
        }
    target = folder / f"{safe_file_name(report.organisation)} forecast.pdf"
    write_forecast(target, report)
    written.append(target)
    for title, case in cases.items():
        target = folder / f"{safe_file_name(title)}.pdf"
        write_business_case(case, target)
        written.append(target)
    return written


def _list(options: Namespace) -> None:
    with reading(options.file) as session:
        documents = records.rows(session, "document", order="title")
    for document in documents:
        print(f"{document['title']}\t{document['kind'].value}\t{document['buyer']}")
    print(f"Kinds: {', '.join(KINDS)}")


def _new(options: Namespace) -> None:
    with changing(options.file, f"Begin a document about {options.project}") as session:
        title = new_document(
            session, KINDS[options.kind], project=options.project, buyer=options.buyer, today=date.today()
        )
    print(f"Began “{title}”.")


def _check(options: Namespace) -> None:
    with reading(options.file) as session:
        case = business_case(session, load_rates(), document_named(session, options.document), today=date.today())
    print(*check(case) or ("Nothing is missing.",), sep="\n")


def _export(options: Namespace) -> None:
    if options.to.suffix.lower() != ".pdf":
        raise Refused(f"“{options.to.name}” should end in .pdf: that is the one form a document is written in.")
    with reading(options.file) as session:
        case = business_case(session, load_rates(), document_named(session, options.document), today=date.today())
    done = write_business_case(case, options.to)
    print(f"Wrote {options.to}: {done.pages} pages. {done.sentence}".strip())
