"""Words: plurals, listing and comparing names, and names of files that every system accepts."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*]')
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    "conin$",
    "conout$",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789¹²³"),
}
_NAME_CHARACTERS = 100
_NAME_BYTES = 200


def plural(count: int | Decimal, singular: str, many: str = "") -> str:
    """`1 month`, `9 months`; give the plural where adding an s is wrong."""
    return f"{count:,} {singular if count == 1 else many or singular + 's'}"


def listed(parts: Sequence[str], last: str = "and") -> str:
    """`Ann`, `Ann and Ben`, `Ann, Ben and Cem`; or with another word before the last."""
    return f" {last} ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def begun(words: str) -> str:
    """Words that begin a sentence or stand alone: their first letter is a capital.

    Words are kept as they read within a sentence, since a capital can be added to any and not always taken away.
    """
    return words[:1].upper() + words[1:]


def ended(words: str) -> str:
    """Words with the full stop of a sentence: none is added to a name that brings one, such as `A Trust Ltd.`."""
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def some_of(names: Sequence[str], most: int = 3) -> str:
    """`Ann, Ben and Cem`, or `Ann, Ben and 4 more`: no more of many than one line has room for."""
    if len(names) <= most:
        return listed(names)
    told = names[: most - 1]
    return listed([*told, f"{len(names) - len(told)} more"])


def shorten(text: str, longest: int = 40) -> str:
    """A text of at most so many characters: the end of a longer one is an ellipsis."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def quoted(name: object, longest: int = 40) -> str:
    """What someone typed, for a sentence: `“Tea and cake”`, shortened where it is long."""
    return f"“{shorten(str(name), longest)}”"


def whole_text(text: str) -> str:
    """Text as it was typed; what came as bytes that are no text, which no file can hold, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """Text on one line: each run of spaces, tabs and line ends becomes one space, and none stands around it."""
    return " ".join(text.split())


def name_key(name: str) -> str:
    """A name for comparing, whatever its capitals and the spaces in and around it."""
    return one_line(name).casefold()


def free_name(wanted: str, taken: Iterable[str]) -> str:
    """The wanted name, or with (2), (3) and so on after it where another row has it, whatever its capitals."""
    used = {name.casefold() for name in taken}
    name, count = wanted, 1
    while name.casefold() in used:
        count += 1
        name = f"{wanted} ({count})"
    return name


def safe_file_name(name: str, *, fallback: str = "untitled") -> str:
    """A file name that Windows, macOS and Linux accept, as close to what was typed as they allow.

    Holds no path: separators and control characters become spaces; at most 100 characters
    and 200 bytes, which leaves room for an ending.
    """
    cleaned = _UNSAFE.sub(" ", unicodedata.normalize("NFC", name))
    cleaned = "".join(char for char in cleaned if unicodedata.category(char) not in {"Cf", "Cs", "Co", "Cn"})
    cleaned = one_line(cleaned)[:_NAME_CHARACTERS].encode()[:_NAME_BYTES].decode(errors="ignore").strip(". ")
    if not cleaned or cleaned.split(".")[0].strip().lower() in _RESERVED:
        return f"{fallback} {cleaned}".strip()
    return cleaned
