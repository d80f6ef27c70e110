"""What a heading between rows says of those under it: whether they are costs, income, or neither."""

import re

_COSTS = re.compile(
    r"\b(?:expenditure|expenses|costs?|payments?|outgoings?|spend(?:ing)?|resources expended|overheads|charges)\b"
)
_INCOME = re.compile(r"\b(?:income|receipts|incoming|incomings|revenue|funding|donations|grants? received|sources)\b")
_NEITHER = re.compile(
    r"\b(?:assets|liabilities|funds|reserves|balance sheet|balances?|debtors|creditors|represented by|financed by"
    r"|cash at bank|bank accounts?|monetary)\b"
)
_SOLD = re.compile(r"\bcosts? of\b|\bfund(?:s)? ?raising\b|\bfunds? costs\b")


def is_foreign_to(kind: str, heading: str) -> bool:
    """Whether rows under this heading are surely not of a list of costs, or of income: `INCOME`, `Current assets`."""
    written = heading.casefold()
    costs, income = bool(_COSTS.search(written)), bool(_INCOME.search(written))
    if _SOLD.search(written) or (costs and income):
        return False
    if kind == "costs":
        return not costs and (income or bool(_NEITHER.search(written)))
    return kind == "income" and not income and (costs or bool(_NEITHER.search(written)))


def is_block(heading: str) -> bool:
    """Whether a name that stands alone is the heading of a block: `Receipts`, `PAYMENTS`, `Current assets`."""
    written = heading.casefold()
    return len(written.split()) <= 5 and any(pattern.search(written) for pattern in (_COSTS, _INCOME, _NEITHER))
