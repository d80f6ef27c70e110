"""Counting words and characters as the forms of buyers and funders do: the one way, on the text that is exported."""

import re

_RUN = re.compile(r"\S+")
_RUN_OR_SYMBOL = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]|_")
"""Letters and digits together, an apostrophe inside a word with them; every other sign by itself."""


def count_words(text: str, *, split_at_symbols: bool = False) -> int:
    """How many words a form counts: runs of characters that are not space.

    So count the forms of the lottery and of government: a lone dash is a word, "and/or" is one. A few forms split at
    symbols instead and count these too: "B&YC" is three words there.
    """
    return sum(1 for _ in (_RUN_OR_SYMBOL if split_at_symbols else _RUN).finditer(text))


def count_characters(text: str) -> int:
    """How many characters a form counts: with spaces, a line break is one."""
    return len(text.replace("\r\n", "\n"))
