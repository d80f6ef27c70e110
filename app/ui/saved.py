"""The line under the organisation's name: when its file was last changed."""

from datetime import date, datetime, timedelta

from app.dates import format_date, format_day


def saved_words(moment: datetime, today: date) -> str:
    """`Saved · today 21:04`, `Saved · 18 Nov 21:04`, and `Saved · 18 November 2025` for another year."""
    day = moment.date()
    if day.year != today.year:
        return f"Saved · {format_date(day)}"
    names = {today: "today", today - timedelta(days=1): "yesterday"}
    return f"Saved · {names.get(day) or format_day(day)} {moment:%H:%M}"
