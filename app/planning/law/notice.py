"""The least notice that an employer must give; a contract may give more, never less.

Employment Rights Act 1996, section 86; in Northern Ireland the Order of 1996, article 118.
"""

from datetime import date

from app.planning.law.service_length import complete_months

MOST_WEEKS = 12


def notice_weeks(months: int) -> int:
    """Weeks of notice for complete months of service.

    None in the first month, one week up to two years, then a week for each complete year, twelve at most.
    """
    if months < 1:
        return 0
    return min(max(1, months // 12), MOST_WEEKS)


def statutory_notice(start: date, given: date) -> int:
    """Weeks of notice for a job begun on one day when notice is given on another. Raises NotYetStarted."""
    return notice_weeks(complete_months(start, given))
