"""Where a source is found: a DOI, an ISBN or a web address, in the one form that each is stored in."""

import re

from app.problems import Refused
from app.text import quoted

_DOI = re.compile(r"10\.\d{4,9}/[^\s]*[^\s.,;]")
_WEB = re.compile(r"https?://[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?")
_RESOLVER = re.compile(r"(https?://)?(dx\.)?doi\.org/", re.IGNORECASE)


def checked(address: str) -> str:
    """The address as it is. Raises Refused for one that leads nowhere, or not for long."""
    kind, colon, rest = address.partition(":")
    if colon and kind == "doi":
        if not _DOI.fullmatch(rest):
            raise Refused(f"{quoted(address)} is not a DOI. Write it as doi:10.1136/bmjopen-2022-062951.")
    elif colon and kind == "isbn":
        if not _is_isbn(rest):
            raise Refused(f"{quoted(address)} is not an ISBN of 13 digits. Write it as isbn:978-0-7287-1554-7.")
    elif _RESOLVER.match(address) or _DOI.fullmatch(address):
        raise Refused(f"{quoted(address)} holds a DOI. Write it as doi:10.1136/bmjopen-2022-062951.")
    elif not _WEB.fullmatch(address):
        raise Refused(f"{quoted(address)} is no address. Write doi:, isbn: or a web address with https://.")
    return address


def link(address: str) -> str:
    """Where an address leads in a browser; empty for a book, and where there is none."""
    kind, _, rest = address.partition(":")
    if kind == "doi":
        return f"https://doi.org/{rest}"
    return "" if kind == "isbn" else address


def printed(address: str) -> str:
    """An address as a reference prints it."""
    kind, _, rest = address.partition(":")
    return f"ISBN {rest}" if kind == "isbn" else link(address)


def _is_isbn(typed: str) -> bool:
    """Thirteen digits of which the last proves the others."""
    digits = typed.replace("-", "")
    if len(digits) != 13 or not digits.isascii() or not digits.isdigit():
        return False
    return sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits)) % 10 == 0
