"""Sentences that claim an effect or a saving without saying where that was found.

Only what a marker would underline: a share or a sum with a word of effect, or words that lean on proof. What is
hoped for, asked, or counted as money is no claim. A citation in the same sentence or the next answers it.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

from app.documents.prose.sentences import Sentence, sentences

_EFFECT = (
    r"(?:(?:reduc|decreas|increas|improv|rais|ris)(?:es?|ed|ing)|(?:cut|lower|boost|prevent|drop|fall)(?:s|ed|ing|ting|ped)?"
    r"|fell|rose)"
)
_SHARE = r"(?:\d+(?:\.\d+)?\s?(?:%|per\s?cent\b|percent\b)|(?:a|one|by) (?:half|third|quarter|fifth)\b|two thirds)"
_CHANGED = (
    r"(?:lonel|isolat|anxi|depress|well-?being|mental health|stress|symptom|pain\b|admission|appointment|re-?offend"
    r"|unemploy|A&E|hospital|falls\b|mortality|death|risk|crime|absence|exclusion|self-harm|suicid|demand (?:on|for)"
    r"|quality of life|life satisfaction|happiness|confidence|obesity|medication|prescription|GP visit|dependen|relapse"
    r"|homelessness)"
)
"""What a buyer wants to see changed; rents and prices rise without evidence."""
_PUBLIC = r"(?:the )?(?:NHS|council|public purse|taxpayer|health service|local authority|state|system|public sector)"
_SOURCES = r"(?:evidence|research|studies|data|science|trials|reviews)"
_SAY = (
    r"(?:shows?|showed|shown|proves?|proved|proven|suggests?|suggested|confirms?|confirmed|demonstrates?|demonstrated"
    r"|tells? us)"
)
_OF_WHAT = re.compile(rf"\b{_CHANGED}", re.IGNORECASE)
_EFFECTS = re.compile(rf"\b{_EFFECT}\b.{{0,80}}{_SHARE}|\b(?:halv(?:es?|ed|ing)|doubl(?:es?|ed|ing))\b", re.IGNORECASE)
"""A claim in a sentence about what a buyer wants to see changed."""
_CLAIMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\bsav(?:es?|ed|ing)\b {_PUBLIC}\b",
        rf"\bsavings? (?:of|to) .{{0,40}}(?:£\s?\d.{{0,60}}\b{_PUBLIC}|{_PUBLIC}\b.{{0,60}}£\s?\d)",
        r"\bevery (?:£1|pound)\b.{0,60}(?:£\s?\d|\bsav|\breturn)",
        r"\b(?:return|social value) of £\s?\d[\d.]* (?:for|on|per)\b",
        r"\b(?:is|are|was|were|been) (?:well )?(?:proven|proved) to\b|\b(?:clinically|scientifically) proven\b",
        r"\bproven (?:approach|benefits?|effects?|impact|intervention|method|model|programme)",
        r"\b(?:is|are|was|were|been) shown to\b",
        rf"\b{_SOURCES}(?: clearly| consistently| has| have| also| from \w+)* {_SAY}\b",
        r"\bit is well known that\b|\bas is well known\b",
        r"\bthere is (?:strong|good|clear|robust|compelling) evidence\b",
    )
)
_NO_CLAIM = re.compile(
    r"\b(?:aim|hope|plan|intend|want|target|goal|expect)(?:s|ed|ing)?\b|\b(?:hoping|planning|will|would|could|may|might)\b"
    r"|\b(?:should|if|whether|no|not|cannot|little|lack of)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What is meant, hoped or denied."""
_CITED = re.compile(
    r"\[\d+\]|\((?:[^()]*\W)?(?:19|20)\d\d[a-z]?\b[^()]*\)|https?://|\bdoi\b|\b(?:et al|ibid)\b|[¹²³⁴⁵⁶⁷⁸⁹]",
    re.IGNORECASE,
)
"""A citation that is typed: [3], (Smith, 2021), an address, a raised figure."""


def unsupported(text: str, cited: Sequence[tuple[int, int]] = ()) -> tuple[Sentence, ...]:
    """The sentences that claim an effect or a saving and have no citation in them or in the next one.

    `cited` are the places of the citations in the text, from and to; a citation that is typed counts as well.
    """
    found = sentences(text)
    return tuple(
        sentence
        for sentence, after in zip_longest(found, found[1:])
        if sentence is not None and _claims(sentence.written) and not _is_cited(sentence, after, cited)
    )


def _claims(written: str) -> bool:
    """Whether a sentence claims something: what comes before the claim in it does not take it back."""
    if written.endswith("?"):
        return False
    patterns = (_EFFECTS, *_CLAIMS) if _OF_WHAT.search(written) else _CLAIMS
    matches = (pattern.search(written) for pattern in patterns)
    return any(match and not _NO_CLAIM.search(written, 0, match.start()) for match in matches)


def _is_cited(sentence: Sentence, after: Sentence | None, cited: Sequence[tuple[int, int]]) -> bool:
    end = sentence.end if after is None else after.end
    marked = any(sentence.start <= start <= end for start, _ in cited)
    typed = _CITED.search(sentence.written) or (after and _CITED.search(after.written))
    return marked or bool(typed)
