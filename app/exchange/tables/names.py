"""Which way money goes by the words of a heading, and by the name of a line."""

import re
from functools import lru_cache
from typing import Literal

from app.exchange.lists.headings import plain

Side = Literal["in", "out", ""]

_IN_NOUNS = frozenset(
    (
        "income",
        "incomes",
        "incoming",
        "incomings",
        "receipts",
        "revenue",
        "revenues",
        "funding",
        "inflow",
        "inflows",
        "earnings",
        "takings",
        "receivable",
    )
)
_OUT_NOUNS = frozenset(
    (
        "expenditure",
        "expenditures",
        "expense",
        "expenses",
        "cost",
        "costs",
        "payments",
        "outgoing",
        "outgoings",
        "spend",
        "spending",
        "outflow",
        "outflows",
        "disbursements",
        "overheads",
        "expended",
        "payable",
    )
)
_IN_PHRASES = ("money in", "cash in", "incoming resources", "coming in", "sources of funds")
_OUT_PHRASES = ("money out", "cash out", "outgoing resources", "resources expended", "going out")
_LINKS = re.compile(r"\b(?:of|from|on|for|to|in|by|with|at|towards|re|per|paid by|funded by|we|is|are|that|which)\b")
_BOTH = re.compile(
    r"\b(?:income|receipts|incoming|in)\b.*\b(?:and|or|less|minus|over|v|vs|versus|/)?\b.*\b(?:expenditure"
    r"|payments|outgoings?|expenses|costs|spending|out)\b"
    r"|\b(?:expenditure|payments|outgoings?|expenses|costs|spending|out)\b.*\b(?:and|or|less|minus|over|v"
    r"|vs)\b.*\b(?:income|receipts|incoming|in)\b"
)
_WEAK_IN = re.compile(
    r"\b(?:grants?|donations?|gifts?|legacies|contracts?|trading|sales|fundraising|earned|fees|hire|lettings?"
    r"|memberships?"
    r"|subscriptions|subs|ticket|tickets|funders?|trusts?|foundations?|sponsorship|investments?|voluntary"
    r"|commissions?"
    r"|giving|events?)\b"
)
_WEAK_OUT = re.compile(
    r"\b(?:staff|staffing|salaries|wages|payroll|pay|premises|office|overhead|core|admin|administration"
    r"|governance|running"
    r"|direct|delivery|volunteers?|marketing|publicity|it|travel|training|equipment|building|buildings|property"
    r"|utilities|management|professional|finance|insurance|freelance|freelancers|sessional|activities|activity"
    r"|materials"
    r"|operating|operational|establishment|vehicles?|transport|communications|evaluation|central|support|people)\b"
)
_FILLERS = re.compile(
    r"\b(?:total|totals|sub|grand|overall|budget|budgeted|forecast|projected|planned|estimated|proposed|annual"
    r"|gbp|the|our"
    r"|section|part|a|b|c|i|ii|all|other|figures|details|detail|streams?|lines?|items?|sources?|year|yr|\d+)\b"
)


@lru_cache(maxsize=8192)
def heading_side(text: str) -> tuple[Side, bool]:
    """Which way the money under a heading goes, and whether the heading surely says so.

    `Costs of generating income` is about costs: what counts is the noun before the first “of” or “from”.
    """
    typed = plain(text)
    if not typed or len(typed) > 70 or _BOTH.search(typed):
        return "", False
    if side := _by_phrase(typed) or _by_noun(typed):
        return side, True
    likely_in, likely_out = bool(_WEAK_IN.search(typed)), bool(_WEAK_OUT.search(typed))
    if likely_in == likely_out:
        return "", False
    return ("in" if likely_in else "out"), False


def _by_phrase(typed: str) -> Side:
    if typed == "in" or any(phrase in typed for phrase in _IN_PHRASES):
        return "in"
    return "out" if typed == "out" or any(phrase in typed for phrase in _OUT_PHRASES) else ""


def _by_noun(typed: str) -> Side:
    """By the last noun before the first “of”: that of `staff costs of the project` is costs."""
    parts = [part.split() for part in _LINKS.split(_FILLERS.sub(" ", typed))]
    head = next((part for part in parts if part), [])
    if not head or len(head) > 5:
        return ""
    return "in" if head[-1] in _IN_NOUNS else "out" if head[-1] in _OUT_NOUNS else ""


_BARE = re.compile(
    r"income|receipts|incomings?|revenue|funding|expenditure|expenses|costs|payments|outgoings?|spending|money in"
    r"|money out|cash in|cash out|in|out|incoming resources|resources expended"
)
_AROUND = re.compile(
    r"totals?|sub|grand|overall|budget|budgeted|the|for|annual|all|project|projects|planned|gross|our|gbp|operating|running|core|charity|organisation|sources|source|of|\d+"
)


@lru_cache(maxsize=4096)
def is_block_name(text: str) -> bool:
    """Whether a text is no more than the name of a block, such as “Total income” or “EXPENDITURE (£)”."""
    typed = " ".join(word for word in plain(text).split() if not _AROUND.fullmatch(word))
    return _BARE.fullmatch(typed) is not None


_SURELY_IN = re.compile(
    r"\b(?:income|donations?|receipts?|received|receivable|gift aid|grant from|grants from|sales|legacy"
    r"|legacies|sponsorship"
    r"|takings|proceeds|bank interest|interest received|ticket sales|collections?|fundraised|revenue"
    r"|funding from|earned)\b"
)
_GRANT = re.compile(r"\b(?:grants?|lottery)\b")
_LIKE_IN = re.compile(
    r"\b(?:grants?|lottery|nlcf|trust|foundation|fdn|fund|funds|funder|funding|council|contracts?|commissioned"
    r"|sla|nhs|icb|ccg|tickets?"
    r"|subs|subscriptions|memberships?|fees|hire|lettings?|sponsors?|gifts?|appeal|raffle|fete|fayre"
    r"|crowdfunder|crowdfunding|giving|awards?"
    r"|fundraising|fund raising|fundraiser|interest|rent received|rental|commissions?|bbc children in need"
    r"|children in need|comic relief|arts council|the henry smith"
    r"|contributions?|friends|patrons|stall|shop|cafe|coffee morning|jumble|bar)\b"
)
_SURELY_OUT = re.compile(
    r"\b(?:costs?|expenses?|expenditure|salary|salaries|wages?|payroll|paye|employers? ni|national insurance"
    r"|pensions?|insurance"
    r"|stationery|postage|electric|electricity|gas|water|rates|broadband|telephone|phones?|mobiles?|cleaning"
    r"|cleaner|repairs|maintenance|printing"
    r"|photocopying|travel|mileage|training|supervision|audit|accountancy|accountant|examination|examiner"
    r"|bookkeeping|bookkeeper|bank charges|software|website|refreshments"
    r"|equipment|materials|recruitment|dbs|depreciation|licences?|purchases?|payments?|utilities|heating|heat"
    r"|waste|legal|sundries|sundry|freelance|freelancers|facilitators?"
    r"|sessional|manager|worker|workers|coordinator|co ordinator|officer|administrator|director|assistant"
    r"|caretaker|tutors?|artists?|volunteers?|marketing|publicity|evaluation|agm|trustees?|overheads"
    r"|contingency|rent|loan|it|staff|stock|food|fuel|security|health and safety|hosting|computers?|laptops?"
    r"|internet)\b"
)
_TURNED_OUT = re.compile(
    r"\b(?:costs?|expenses?|expenditure|paid|payable|payments? to|repayments?|repaid|made|given|evaluation"
    r"|licen[cs]es?|charges?|commission paid"
    r"|officer|manager|worker|coordinator|bid writ(?:er|ing)|consultants?|administration of|distribution"
    r"|to (?!date)|processing|platform|stock|purchases?|cost of|generating|raising|materials|software"
    r"|commissions? on|supplies|tax)\b"
)
_TURNED_IN = re.compile(
    r"\b(?:income|contributions?|recharges?|recharged|refunds?|refunded|claims?|reimbursements?|reimbursed"
    r"|recovered|recovery|funding|grants?|received|towards|sales|sold"
    r"|sponsorship|subsidy|allowance|scheme|fund|fees|rebate|relief|from)\b"
)


@lru_cache(maxsize=8192)
def name_side(name: str) -> tuple[Side, bool]:
    """Which way the money of a line goes by its name alone, and whether the name surely says so."""
    typed = plain(name)
    turned_in, turned_out = bool(_TURNED_IN.search(typed)), bool(_TURNED_OUT.search(typed))
    sounds_in = bool(_SURELY_IN.search(typed) or _GRANT.search(typed))
    sounds_out = bool(_SURELY_OUT.search(typed))
    comes_in, goes_out = sounds_in and not turned_out, sounds_out and not turned_in
    if comes_in != goes_out:
        return ("in" if comes_in else "out"), True
    if comes_in:
        return "", False
    if turned_out:
        return "out", False
    return _likely(sounds_in=bool(_LIKE_IN.search(typed)), sounds_out=sounds_out, turned_in=turned_in), False


def _likely(*, sounds_in: bool, sounds_out: bool, turned_in: bool) -> Side:
    if sounds_in != sounds_out:
        return "in" if sounds_in else "out"
    return "in" if sounds_in and turned_in else ""


_REFUND = re.compile(
    r"\b(?:refund|refunds|refunded|rebate|rebates|reimbursement|reimbursed|recharge|recharges|credit note)\b"
)


def is_refund(name: str) -> bool:
    """Whether the name says that money comes back, such as a rent refund."""
    return bool(_REFUND.search(plain(name)))


_NEVER_IN = re.compile(
    r"\b(?:costs?|expenses?|expenditure|salary|salaries|wages?|payroll|paye|employers? ni|national insurance"
    r"|pensions?"
    r"|insurance|stationery|postage|bank charges|audit|depreciation|overheads|electricity|gas)\b"
)


@lru_cache(maxsize=8192)
def contradicts(name: str, side: Side) -> bool:
    """Whether a name surely says the opposite of the block it stands in, such as donations among costs."""
    typed = plain(name)
    if side == "out":
        giver = bool(_GRANT.search(typed)) and not _SURELY_IN.search(typed) and typed not in {"grants", "grant"}
        return name_side(name) == ("in", True) and not giver
    return side == "in" and bool(_NEVER_IN.search(typed)) and not _TURNED_IN.search(typed)
