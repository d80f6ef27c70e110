"""What people call rows that add others up, and rows that tell what is left or held."""

import re
from functools import lru_cache
from typing import Literal

from app.exchange.lists.headings import plain
from app.exchange.tables.names import heading_side

_TOTAL_WORD = re.compile(r"\b(?:totals?|subtotals?|sub totals?|sum)\b")
_BARE_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall|running|section|net|gross|final|the) ?)*(?:totals?|subtotals?|sum)(?: (?:for"
    r"|of) (?:the )?(?:year|section|period|above))?(?: \d+)*|overall|altogether|in all"
)


@lru_cache(maxsize=8192)
def total_word(name: str, section: str = "") -> Literal["sure", "perhaps", ""]:
    """Whether a name says that its row adds others up. A firm may be called “Total Gas”: that is only perhaps."""
    typed = plain(name)
    if len(typed) > 90 or not (_TOTAL_WORD.search(typed) or _BARE_TOTAL.fullmatch(typed)):
        return ""
    rest = " ".join(_TOTAL_WORD.sub(" ", typed).split())
    sure = (
        _BARE_TOTAL.fullmatch(typed)
        or typed.endswith(("total", "totals", "subtotal"))
        or typed.startswith(("sub total", "subtotal", "grand total", "overall total"))
        or (section and rest == plain(section))
        or (typed.startswith("total") and heading_side(rest)[0])
    )
    return "sure" if sure else "perhaps"


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
    r"(?:balances?|bank|cash position|cash|reserves|funds)(?: (?:at|in|on|as at|available) .{1,40}"
    r"| (?:for|of) (?:the )?(?:year|month|period|quarter)| (?:b f|c f"
    r"|b d|c d|b fwd|c fwd|bfwd|cfwd|b forward|c forward|bf|cf|brought forward|carried forward|brought down"
    r"|carried down|forward|remaining|start|end|opening|closing|bank)(?: .{0,30})?){0,2}"
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


_PERHAPS_LEFT = re.compile(r"(?:the )?(?:bank|cash|funds?|balances?|reserves?|differences?|result|position|gap|check)")
_ORDINARY = re.compile(r"bank|cash|funds?|result|position|gap|check")


@lru_cache(maxsize=8192)
def balance_word(name: str) -> Literal["sure", "perhaps", "hardly", ""]:
    """Whether a row tells what is left or held (surplus, opening balance), which neither comes in nor goes out.

    One word is not sure: “Bank” among costs is what a bank charges, and only hardly a balance.
    """
    typed = plain(name)
    if not typed or len(typed) > 90 or not (_NET.fullmatch(typed) or _BALANCE.fullmatch(typed)):
        return ""
    if _PERHAPS_LEFT.fullmatch(typed):
        return "hardly" if _ORDINARY.fullmatch(typed) else "perhaps"
    return "sure"


def is_left_over(name: str) -> bool:
    """Whether a row surely tells what is left over, such as a surplus."""
    return bool(_NET.fullmatch(plain(name)))


def is_held(name: str) -> bool:
    """Whether a row names money that is held already, such as a balance brought forward or reserves."""
    return bool(balance_word(name)) and bool(_HELD.search(plain(name)))
