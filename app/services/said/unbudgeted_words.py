"""What is said of restricted grants that name no cost yet."""

from collections.abc import Sequence

from app.money import format_pounds
from app.planning.forecast.unbudgeted import Unbudgeted
from app.services.said.wording import Spans, spans


def unbudgeted_sentence(found: Sequence[Unbudgeted]) -> Spans:
    """How much of grants the forecast spends on nothing; nothing where every restricted grant has a budget."""
    if not found:
        return ()
    amount = format_pounds(sum(each.amount for each in found))
    return spans(f"**{amount} of grants** counted as paying for nothing yet.")
