"""What the words of a budget say: money in or out, a total, a balance, a grant, a member of staff."""

import re
from functools import lru_cache
from typing import Literal

from app.exchange.lists.headings import plain

Side = Literal["in", "out", ""]

_IN_NOUNS = frozenset(
    "income incomes incoming incomings receipts revenue revenues funding inflow inflows earnings takings receivable".split()
)
_OUT_NOUNS = frozenset(
    "expenditure expenditures expense expenses cost costs payments outgoing outgoings spend spending outflow outflows"
    " disbursements overheads expended payable".split()
)
_IN_PHRASES = ("money in", "cash in", "incoming resources", "money coming in", "coming in", "sources of funds", "in")
_OUT_PHRASES = (
    "money out",
    "cash out",
    "outgoing resources",
    "resources expended",
    "going out",
    "out",
    "money going out",
)
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
    words = plain(text)
    if not words or len(words) > 70:
        return "", False
    if _BOTH.search(words):
        return "", False
    if words in _IN_PHRASES or words in _OUT_PHRASES:
        return ("in" if words in _IN_PHRASES else "out"), True
    for phrase in _IN_PHRASES[:-1]:
        if phrase in words:
            return "in", True
    for phrase in (each for each in _OUT_PHRASES if " " in each):
        if phrase in words:
            return "out", True
    parts = [part.split() for part in _LINKS.split(_FILLERS.sub(" ", words))]
    head = next((part for part in parts if part), [])
    if head and len(head) <= 5:
        if head[-1] in _IN_NOUNS:
            return "in", True
        if head[-1] in _OUT_NOUNS:
            return "out", True
    if parts and not head[:1]:
        rest = [word for part in parts for word in part]
        if any(word in _OUT_NOUNS for word in rest):
            return "out", True
    if _WEAK_OUT.search(words) and not _WEAK_IN.search(words):
        return "out", False
    if _WEAK_IN.search(words) and not _WEAK_OUT.search(words):
        return "in", False
    return "", False


_SURELY_IN = re.compile(
    r"\b(?:income|donations?|receipts?|received|receivable|gift aid|grant from|grants from|sales|legacy"
    r"|legacies|sponsorship"
    r"|takings|proceeds|bank interest|interest received|ticket sales|collections?|fundraised|revenue"
    r"|funding from|earned)\b"
)
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
    words = plain(name)
    comes_in = bool(_SURELY_IN.search(words)) and not _TURNED_OUT.search(words)
    goes_out = bool(_SURELY_OUT.search(words)) and not _TURNED_IN.search(words)
    if comes_in != goes_out:
        return ("in" if comes_in else "out"), True
    if comes_in:
        return "", False
    if _TURNED_OUT.search(words):
        return "out", False
    likely_in, likely_out = bool(_LIKE_IN.search(words)), bool(_SURELY_OUT.search(words))
    if likely_in != likely_out:
        return ("in" if likely_in else "out"), False
    return ("in", False) if likely_in and _TURNED_IN.search(words) else ("", False)


_REFUND = re.compile(
    r"\b(?:refund|refunds|refunded|rebate|rebates|reimbursement|reimbursed|recharge|recharges|credit note)\b"
)


def is_refund(name: str) -> bool:
    """Whether the name says that money comes back, such as a rent refund."""
    return bool(_REFUND.search(plain(name)))


_TOTAL_WORD = re.compile(r"\b(?:totals?|subtotals?|sub totals?|sum)\b")
_BARE_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|running|section|net|gross|final|the) ?)*(?:totals?|subtotals?|sum)(?: (?:for"
    r"|of) (?:the )?(?:year|section|period|above))?(?: \d+)*|overall|altogether|in all"
)


@lru_cache(maxsize=8192)
def total_word(name: str, section: str = "") -> Literal["sure", "perhaps", ""]:
    """Whether a name says that its row adds others up. A firm may be called “Total Gas”: that is only perhaps."""
    words = plain(name)
    if not words or len(words) > 90:
        return ""
    if _BARE_TOTAL.fullmatch(words):
        return "sure"
    if not _TOTAL_WORD.search(words):
        return ""
    rest = " ".join(_TOTAL_WORD.sub(" ", words).split())
    if words.endswith(("total", "totals", "subtotal")) or words.startswith(
        ("sub total", "subtotal", "grand total", "overall total")
    ):
        return "sure"
    if section and rest == plain(section):
        return "sure"
    if words.startswith("total") and (heading_side(rest)[0] or _WEAK_IN.search(rest) or _WEAK_OUT.search(rest)):
        return "sure"
    return "perhaps"


_NET = re.compile(
    r"(?:the )?(?:(?:net|operating|total|annual|monthly|cumulative|overall|projected|forecast|budget|in year"
    r"|year end|unrestricted|restricted|core) )*"
    r"(?:surplus|deficit|shortfall|profit|loss|net|difference|result|position|gap)"
    r"(?: (?:or |and )?(?:surplus|deficit|loss|shortfall|profit))?"
    r"(?: (?:for|in|of) (?:the )?(?:year|month|period|quarter)(?: end)?| before .{1,40}| after .{1,40}| to find"
    r"| to be raised| to raise| to fundraise| required| \d{2,4}){0,2}"
    r"|net (?:receipts|payments|receipts payments|receipts and payments|incoming resources|outgoing resources"
    r"|income|expenditure|position|result|cash ?flow|cash movement|movement|movement in funds"
    r"|income expenditure|total|budget|cash|cost|costs|funds|in out|inflow|outflow|inflow outflow"
    r"|surplus deficit)(?: (?:for|in) (?:the )?(?:year|month|period))?"
    r"|(?:income|receipts|in|total income|total receipts) (?:less|minus|over) (?:expenditure|payments|out|costs"
    r"|expenses|outgoings|total expenditure|total payments|total costs)"
    r"|excess .{0,40}(?:income|receipts|expenditure).{0,40}"
    r"|(?:over|under)(?: \w+)? ?(?:spend|under|over)|overspend|underspend|left over|whats left|what is left"
    r"|bottom line|variance|in minus out|check|checks?um|balancing figure|fundraising target|funding gap"
    r"|still to (?:find|raise)|(?:income|funding) still to .{1,20}"
)
_BALANCE = re.compile(
    r"(?:(?:the|bank|cash|cashbook|total|fund|funds|reserves?|opening|closing|starting|estimated|projected"
    r"|running|cumulative|current|account|general|unrestricted|restricted|month|year|end|net) )*"
    r"(?:balances?|bank|cash position|cash|reserves|funds)(?: (?:at|in|on|as at|available) .{1,40}| (?:b f|c f"
    r"|b d|c d|b fwd|c fwd|bfwd|cfwd|b forward|c forward|bf|cf|brought forward|carried forward|brought down"
    r"|carried down|forward|remaining|start|end|opening|closing|bank)(?: .{0,30})?)*"
    r"|(?:(?:funds?|reserves?|cash|surplus|deficit|total|money|amount|monies|balances?) )?(?:brought"
    r"|carried) (?:forward|fwd|down|over)(?: .{0,40})?|(?:b f|c f|b fwd|c fwd|bfwd|cfwd|b d|c d)(?: .{0,30})?"
    r"|.{1,30} (?:b f|c f|b fwd|c fwd|brought forward|carried forward)"
    r"|opening (?:balance|bank|cash|reserves|funds|position)(?: .{0,40})?|closing (?:balance|bank|cash|reserves"
    r"|funds|position)(?: .{0,40})?"
    r"|cumulative(?: .{0,40})?|running (?:total|balance|surplus|deficit|bank|cash)(?: .{0,30})?|(?:money"
    r"|cash) (?:in|at) (?:the )?bank(?: .{0,40})?|bank at .{1,30}|ytd|year to date"
    r"|(?:transfers?|drawn?|drawdown|use|contribution|taken|release)(?: (?:from|of|to"
    r"|on))? (?:the )?(?:general |free |our |unrestricted |restricted |designated )*reserves?(?: .{0,30})?"
    r"|from reserves|reserves (?:used|drawdown|b f)"
)
_HELD = re.compile(r"\b(?:opening|brought|b f|b fwd|bfwd|start|reserves?|carried|c f)\b")


@lru_cache(maxsize=8192)
def is_balance(name: str) -> bool:
    """Whether a row tells what is left or held (surplus, net, opening balance), which neither comes in nor goes out."""
    words = plain(name)
    return bool(words) and len(words) <= 90 and bool(_NET.fullmatch(words) or _BALANCE.fullmatch(words))


def is_held(name: str) -> bool:
    """Whether a row names money that is held already, such as a balance brought forward or reserves."""
    return is_balance(name) and bool(_HELD.search(plain(name)))


_GRANT = re.compile(
    r"\b(?:grants?|lottery|nlcf|tnlcf|nlhf|ace|trust|trusts|foundation|foundations|fdn|fndn|council|nhs|icb|ccg"
    r"|commissioned|commission|contracts?|sla|service level|funder|funders"
    r"|fund|funding|award|arts council|children in need|comic relief|heritage fund|community fund|henry smith"
    r"|esmee|tudor|garfield weston|lloyds|national lottery|sport england|dwp|moj|dfe|defra|mhclg"
    r"|local authority|borough|county|parish|pcc|opcc|police|housing association|ukspf|spf|levelling up"
    r"|public health)\b"
)
_NOT_GRANT = re.compile(
    r"\b(?:fundraising|fund raising|fundraiser|trust fund income|gift aid|room hire|hire|hall|rent|sales|cafe"
    r"|shop|tickets?|interest|subs|subscriptions|membership|council tax|donations?"
    r"|trusts? and foundations fundraising)\b"
)


def is_grant(name: str, section: str) -> bool:
    """Whether income is a grant or a contract by the words of its name, or of the heading it stands under."""
    words = plain(name)
    if _GRANT.search(words) and not (_NOT_GRANT.search(words) and not re.search(r"\b(?:grants?|contracts?)\b", words)):
        return True
    head = plain(section)
    return bool(
        re.search(r"\b(?:grants?|contracts?|funders|trusts|commissioned|statutory)\b", head)
    ) and not _NOT_GRANT.search(f"{head} {words}")


_ONCOST = re.compile(
    r"\b(?:employers? (?:ni|nic|nics|national insurance|pensions?|costs?|contributions?)|ers? ni|eers? ni|nic"
    r"|nics|ni|national insurance|er pension|pensions?|on ?costs|oncosts|paye|apprenticeship levy)\b"
)
_STAFF = re.compile(
    r"\b(?:salary|salaries|wages?|manager|workers?|coordinators?|co ordinators?|officers?|administrators?"
    r"|director|ceo|chief executive|assistants?|caretaker|cleaner \w*hrs|staff|leads?|advis[eo]rs?"
    r"|practitioners?|apprentice|cook|driver|organiser|fte|post|support worker|youth worker|receptionist"
    r"|bookkeeper \w*hrs|supervisors?|trainee|keyworker|caseworkers?|wardens?|gardener|chef|playworkers?|nurse"
    r"|counsellors?)\b"
)
_NOT_STAFF = re.compile(
    r"\b(?:training|travel|expenses|recruitment|costs? of|mileage|supplies|equipment|welfare|insurance"
    r"|uniforms?|refreshments|meetings?|development|party|away day|dbs|software|phones?|phone|volunteers?"
    r"|redundancy|cover|supervision|payroll (?:bureau|services?|provider|fees?)|post(?:age)? and|post office"
    r"|wages bureau)\b"
)
_FREELANCE = re.compile(
    r"\b(?:freelance|freelancers?|sessional|facilitators?|facilitation|artists?|tutors?|self employed"
    r"|consultants?|consultancy|trainers? fees?|teachers?|musicians?|instructors?|coaches|session (?:leaders?"
    r"|workers?)|evaluator|workshop leaders?|bid writer|contractor)\b"
)


def is_oncost(name: str) -> bool:
    """Whether a cost is the employer's National Insurance or pension, which belongs to posts."""
    words = plain(name)
    return bool(_ONCOST.search(words)) and not re.search(r"\b(?:northern|ireland|credit)\b", words)


def could_be(name: str) -> Literal["post", "freelancer", ""]:
    """What else a cost line may be by its name: a member of staff, or a freelancer."""
    words = plain(name)
    if is_oncost(name):
        return ""
    if _FREELANCE.search(words):
        return "freelancer"
    return "post" if _STAFF.search(words) and not _NOT_STAFF.search(words) else ""


_NOTE = re.compile(
    r"^(?:\*|note|nb\b|n\.b|assum|e\.g|source|prepared|approved|agreed|version|draft|updated|last updated|see "
    r"|tbc\b|key\b|\()",
    re.IGNORECASE,
)


def is_note(text: str) -> bool:
    """Whether a text alone in its row is a remark rather than a heading."""
    return bool(_NOTE.match(text)) or len(text) > 60 or text.rstrip().endswith((".", "!", "?"))


_NEVER_IN = re.compile(
    r"\b(?:costs?|expenses?|expenditure|salary|salaries|wages?|payroll|paye|employers? ni|national insurance"
    r"|pensions?"
    r"|insurance|stationery|postage|bank charges|audit|depreciation|overheads|electricity|gas)\b"
)


@lru_cache(maxsize=8192)
def contradicts(name: str, side: Side) -> bool:
    """Whether a name surely says the opposite of the block it stands in, such as donations among costs."""
    words = plain(name)
    if side == "out":
        return name_side(name) == ("in", True) or words in {"grants", "grant"}
    return side == "in" and bool(_NEVER_IN.search(words)) and not _TURNED_IN.search(words)
