"""Everything that a document still lacks before it goes out, in the order in which it is mended."""

from collections.abc import Callable, Container, Mapping

from app.documents.building.stored import StoredDocument
from app.documents.checks.case import CASE_CHECKS
from app.documents.checks.citations import citation_lacks
from app.documents.checks.figures import figure_lacks
from app.documents.checks.lack import Lack
from app.documents.checks.policies import policy_lacks
from app.documents.checks.reading import IsWord, prose_lacks, read_texts
from app.documents.checks.report import ACCOUNT, account
from app.documents.checks.texts import text_lacks
from app.documents.facts.facts import Facts
from app.documents.kinds.kind import About, Kind
from app.documents.tree.plain import texts_of
from app.documents.tree.tree import Document, images_in
from app.letters import unprintable
from app.text import plural, some_of

_SHOWN = 10

CHECKS: Mapping[str, Callable[[Facts], tuple[Lack, ...]]] = {**CASE_CHECKS, ACCOUNT: account}
"""The checks that a kind can name beyond those that every document has, by id."""

ABOUT, PAGES, LETTERS, LOGO = "about", "pages", "letters", "logo"

_ABOUT: Mapping[About, str] = {
    "project": "This document is about a project, and none is chosen. Choose one.",
    "grant": "This document is about a grant or contract, and none is chosen. Choose one.",
    "report": "This document is about a funder's report, and none is chosen. Choose one.",
    "year": "This document is about a year, and none is chosen. Choose one.",
}


def check(
    kind: Kind,
    stored: StoredDocument,
    facts: Facts,
    document: Document,
    images: Container[str],
    *,
    is_word: IsWord | None = None,
) -> tuple[Lack, ...]:
    """What a document lacks, as it was built of these, each with what to do about it; nothing when it is whole.

    `images` are its pictures that the file has, by their SHA-256. Without a dictionary to ask (`is_word`) names that do
    not belong are not looked for.
    """
    about = [Lack(ABOUT, _ABOUT[each]) for each in kind.about if each not in stored.about]
    named = [lack for each in kind.checks for lack in CHECKS[each](facts)]
    texts, figures = text_lacks(kind, stored, facts), figure_lacks(kind, stored, facts)
    cited, policies = citation_lacks(kind, stored, facts), policy_lacks(kind, facts)
    prose = prose_lacks(read_texts(kind, stored, facts), facts, is_word)
    spoiled = (*_letters(document), *_pictures(document, images))
    return (*about, *named, *policies, *texts, *figures, *cited, *prose, *spoiled)


def too_many_pages(kind: Kind, pages: int) -> tuple[Lack, ...]:
    """Whether a written document has more pages than its kind may have."""
    if not kind.most_pages or pages <= kind.most_pages:
        return ()
    has = f"The document has {plural(pages, 'page')}, and at most {kind.most_pages} are read."
    return (Lack(PAGES, f"{has} Shorten it, or hide a part."),)


def _letters(document: Document) -> tuple[Lack, ...]:
    """The characters that no bundled font has, said before they are printed as □."""
    lacking = unprintable("".join((document.title, *texts_of(document))))
    if not lacking:
        return ()
    shown = some_of([f"“{char}”" for char in lacking], _SHOWN)
    return (Lack(LETTERS, f"These characters cannot be printed, and appear as □: {shown}. Write them otherwise."),)


def _pictures(document: Document, images: Container[str]) -> tuple[Lack, ...]:
    """Whether the logo is damaged in the file, or its bytes are gone: only its words are printed."""
    if all(image.sha256 in images for image in images_in(document.blocks)):
        return ()
    return (Lack(LOGO, "The logo is missing or damaged in this file. Choose the picture again, or remove it."),)
