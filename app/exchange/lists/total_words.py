"""What people call the rows that add others up."""

import re
from enum import IntEnum

from app.exchange.lists.headings import plain


class Named(IntEnum):
    """How much a name sounds like a total: not at all, perhaps (a firm may be called “Total Warmth”), or surely."""

    NO = 0
    PERHAPS = 1
    SURELY = 2


_KINDS = (
    r"(?:costs?|expenditure|expenses|expense|income|incoming|resources|spend|spending|budget|overheads?|grants?|funding"
    r"|funds?|amounts?|salaries|wages|pay|payroll|staff|staffing|people|receipts|payments|outgoings?|outgoing|awarded"
    r"|requested|premises|fees|year|assets|liabilities|net|due|raised|project|core|donations|sales|turnover|value|sum"
    r"|surplus|deficit|cash|reserves|all|annual|per|for|to|of|in|\d{4}|\d{2})"
)
_SURELY = re.compile(
    r"(?:(?:grand|sub|overall|running|sum|in|gross|net|the|combined) ?)?totals?"
    r"|subtotals?|sums?|net|overall|altogether|all costs|all income|all expenditure|bottom line|difference|shortfall"
    r"|(?:net )?(?:operating )?(?:surplus|deficit|profit|loss)(?: (?:or |and )?(?:surplus|deficit|profit|loss))?"
    r"(?: (?:for|of) (?:the )?(?:year|period|month))?"
    r"|balance|balances|(?:balance )?(?:carried|brought) (?:forward|down)|balance (?:c f|b f|c d|b d|to find|remaining)"
    r"|c f|b f|net (?:income|expenditure|position|result|cost|costs|assets|current assets|movement|cash flow|total"
    r"|movement in funds|income expenditure|incoming resources)|excess of \w+ over \w+"
    rf"|(?:(?:grand|sub|overall|net) )?total (?:\w+ ){{0,4}}{_KINDS}"
    rf"|{_KINDS}(?: \w+){{0,3}} (?:(?:sub|grand) ?)?totals?"
    r"|sum of .+"
)
_PERHAPS = re.compile(r"(?:(?:grand|sub|overall) ?)?totals? .+|.+ (?:(?:sub|grand) ?)?totals?|.+ subtotals?")


def named_like_a_total(name: str) -> Named:
    """How much this name sounds like a total: `Staff total`, `Surplus/(deficit)`, `Net`, `Balance c/f`."""
    words = plain(name)
    if len(words) > 80:
        return Named.NO
    if _SURELY.fullmatch(words):
        return Named.SURELY
    return Named.PERHAPS if _PERHAPS.fullmatch(words) else Named.NO
