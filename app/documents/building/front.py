"""The top of the first page: the logo, the title, who presents it when, and how to reach them."""

from app.dates import format_date
from app.documents.building.links import mail_link, web_link
from app.documents.facts.facts import Facts
from app.documents.facts.who import Who
from app.documents.kinds.kind import Kind
from app.documents.tree.tree import Block, Heading, Image, Paragraph, Run, Runs, Text, words
from app.text import begun, name_key, one_line

LOGO_WIDTH = 110.0
"""Points."""


def front(kind: Kind, title: str, facts: Facts) -> tuple[Block, ...]:
    """Logo, title, byline and contact lines."""
    logo = facts.who.logo
    return (
        *((Image(logo.sha256, logo.description, LOGO_WIDTH),) if logo else ()),
        Heading(1, title),
        Paragraph((Text(byline(kind, title, facts)),), "byline"),
        *contact(facts.who),
    )


def byline(kind: Kind, title: str, facts: Facts) -> str:
    """What it is, unless the title says so; who presents it, their numbers, and the day."""
    what = "" if name_key(kind.inside) in name_key(title) else begun(kind.inside)
    who = facts.who
    parts = (what, one_line(who.name), one_line(who.legal_form), *map(one_line, who.numbers), format_date(facts.as_at))
    return " · ".join(filter(None, parts))


def contact(who: Who) -> tuple[Block, ...]:
    """How to reach them, in one small paragraph, the address on a line of its own; nothing where nobody said."""
    address = ", ".join(filter(None, (one_line(line).rstrip(" ,") for line in who.address.splitlines())))
    ways = _ways(who)
    said = (*words(address), *words("\n" if address and ways else ""), *ways)
    return (Paragraph(said, "byline"),) if said else ()


def _ways(who: Who) -> Runs:
    """E-mail, telephone and web, with a dot between each and the next."""
    ways: list[Run] = []
    if who.email.strip():
        ways.append(mail_link(who.email))
    if one_line(who.phone):
        ways.append(Text(one_line(who.phone)))
    if who.web.strip():
        ways.append(web_link(who.web))
    dots: Runs = (Text(" · "),)
    return tuple(run for at, way in enumerate(ways) for run in ((*dots, way) if at else (way,)))
