"""What the heading of a column says that it holds: a plan or the past, money or a count, names, notes or categories."""

import re

from app.exchange.headings.years import is_several_years
from app.exchange.lists.headings import plain, without_units

_PAST = re.compile(r"\b(?:actuals?|outturn|last|previous|prior|ytd|to date|spent|paid|received|achieved|pre)\b")
_BUDGET = re.compile(r"\b(?:budget|budgeted|plan|planned|proposed|agreed|approved|this|new|next|requested)\b")
_GUESS = re.compile(r"\b(?:forecast|estimate|estimated|projected|projection|expected|draft|indicative|original)\b")
_NOT_MONEY = re.compile(
    r"\b(?:variance|var|differences?|remaining|change|increase|percent|percentage|fte|wte|hours?|hrs|rate|days?|weeks?"
    r"|qty|quantity|number|no|nos|num|headcount|units?|code|codes|ref|reference|nominal|ledger|cumulative|running"
    r"|balance|vat|sessions?|participants|people|staff|heads|weighting|share|allocation|line|nr|inflation|uplift"
    r"|points?|scp|grade)\b|\b(?:per|an|a) (?:hour|day|week|session|person|unit|head)\b"
)
_TOTAL = re.compile(r"\b(?:totals?|annual|annually|year|yearly|full year|per annum|pa|p a|sum|budget|overall|amount)\b")
_MONTHLY = re.compile(r"\b(?:monthly|per month|a month|pm|pcm|p m|each month|month)\b")
_NOTES = re.compile(
    r"\b(?:notes?|comments?|assumptions?|basis|remarks?|explanation|rationale|how|workings?|calculations?|narrative"
    r"|status|owner|who|lead|details of|justification|frequency|when|timing|paid|confirmed|certainty)\b"
)
_ITEM = re.compile(r"\b(?:description|item)\b")
_NAMES = re.compile(
    r"\b(?:items?|description|details?|lines?|budget|income|expenditure|source|sources|account|name|what|costs?"
    r"|expenses?|payee|particulars|heads?|narrative|funder|outgoings|receipts|payments)\b"
)
_GROUPS = re.compile(
    r"\b(?:category|categories|type|group|section|department|project|fund|funds|centre|area|heading|class|activity"
    r"|programme|restriction|restricted)\b"
)
_CODES = re.compile(r"\b(?:code|codes|ref|reference|no|nr|number|nominal|id|line)\b")
PAST = 3


def rank(heading: str) -> int:
    """How much a column is the plan: 0 a budget, 1 not said, 2 a forecast, `PAST` actual figures or last year's."""
    typed = plain(heading)
    if _PAST.search(typed):
        return PAST
    if _BUDGET.search(typed):
        return 0
    return 2 if _GUESS.search(typed) else 1


def is_money(heading: str) -> bool:
    """Whether a column may hold amounts to read: no count, rate, code, difference or balance."""
    return not _NOT_MONEY.search(without_units(heading))


def is_total(heading: str) -> bool:
    """Whether a column beside months may be what they come to."""
    return bool(_TOTAL.search(plain(heading)))


def is_monthly(heading: str) -> bool:
    """Whether the amounts of a column come every month."""
    return bool(_MONTHLY.search(plain(heading)))


def is_notes(heading: str) -> bool:
    """Whether a column holds remarks."""
    typed = plain(heading)
    return bool(_NOTES.search(typed)) and not _ITEM.search(typed)


def is_names(heading: str) -> bool:
    """Whether a column holds the names of lines."""
    typed = plain(heading)
    return bool(_NAMES.search(typed)) and not _GROUPS.search(typed)


def is_groups(heading: str) -> bool:
    """Whether a column holds categories."""
    return bool(_GROUPS.search(plain(heading)))


def is_codes(heading: str) -> bool:
    """Whether a column holds codes or references, which are no amounts though they are numbers."""
    return bool(_CODES.search(plain(heading)))


def is_of_several_years(heading: str) -> bool:
    """Whether the amounts of a column are for several years together, which no year's are."""
    return is_several_years(heading)
