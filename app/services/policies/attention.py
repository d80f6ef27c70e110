"""What the register gives cause to look at: what can stop a bid, what is out of date, what is missing or too little."""

from collections.abc import Iterator, Sequence

from app.services.plan.situation import Situation
from app.services.policies.register import Held, register
from app.services.policies.standing import Standing
from app.services.policies.words import shortfall_sentence, standing_words
from app.services.rows import records
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import say
from app.text import plural, some_of

_OLD = (Standing.OUT_OF_DATE, Standing.REVIEW_OVERDUE)


def policies_wanting(now: Situation) -> Iterator[AttentionItem]:
    """First what can stop a bid because it is too old, then what is too old besides, what is missing, and cover."""
    if not records.rows(now.session, "policy"):
        return
    found = register(now.session, now.rates, now.today)
    old = found.of(*_OLD)
    yield from _stopping([each for each in old if each.stops])
    yield from _too_old([each for each in old if not each.stops])
    missing = [each for each in found.of(Standing.MISSING) if each.stops]
    if missing:
        sentence = say("Missing, and can stop a bid: {which}.", which=some_of([each.name for each in missing]))
        yield AttentionItem("amber", sentence, "policy", missing[0].id)
    for each in found.held:
        if each.shortfall is not None and each.shortfall.is_least:
            sentence = say(f"{{name}}: {shortfall_sentence(each.shortfall)}", name=each.name)
            yield AttentionItem("amber", sentence, "policy", each.id)


def _stopping(old: Sequence[Held]) -> Iterator[AttentionItem]:
    if len(old) == 1:
        template = f"{{name}} can stop a bid: {standing_words(old[0])}."
        yield AttentionItem("red", say(template, name=old[0].name), "policy", old[0].id)
    elif old:
        count = plural(len(old), "policy", "policies")
        template = f"**{count}** that can stop a bid are out of date or overdue for review: {{which}}."
        yield AttentionItem("red", say(template, which=some_of([each.name for each in old])), "policy", old[0].id)


def _too_old(old: Sequence[Held]) -> Iterator[AttentionItem]:
    if len(old) == 1:
        template = f"{{name}}: {standing_words(old[0])}."
        yield AttentionItem("amber", say(template, name=old[0].name), "policy", old[0].id)
    elif old:
        count = plural(len(old), "policy", "policies")
        template = f"**{count}** are out of date or overdue for review: {{which}}."
        yield AttentionItem("amber", say(template, which=some_of([each.name for each in old])), "policy", old[0].id)
