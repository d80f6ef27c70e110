"""Names in a text that do not belong there: another funder's, buyer's, project's or place's, left from an earlier use.

The rule, in plain words:

- A whole name is found wherever it stands, whatever its capitals, apostrophes and hyphens, "&" or "and", with or
  without "The" before and "Ltd" after it. Where all its words are ordinary ("Children in Need", "Choir for carers"),
  it is found with the capitals that it has; two words with one capital ("Open studio") only within a sentence.
- A name of one word that is an ordinary word too ("Hope", "Elm", "Weaver") counts only with a capital within a
  sentence: not at its beginning, not in a line of capitals, not as part of another name ("Elm Road", "Bob Hope"). A
  word for givers or bodies alone ("Trust", "the Foundation", "Arts") is no name; "The Foundation" is, within a
  sentence. Letters ("BBC") count as capitals only, and no name of one or two letters counts.
- A long name is found by what is left without "Trust", "Fund", "Foundation" and the like at its end ("Northshire
  Lottery" for "Northshire Lottery Fund"), with its capitals and not within another name. Where one word is left, the
  dictionary must not have it, as a word or as a name. Initials of four words or more count as capitals ("NLCF").
- What is part of a name that belongs is left alone, and a word of such a name alone is never a foreign one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.documents.prose.name_forms import BODIES, GIVERS, Form, core, forms_of, own_forms
from app.documents.prose.tokens import SMALL, Token, key_of, tokens


class Foreign(NamedTuple):
    """A name that does not belong, the words by which it was found, and their place."""

    name: str
    words: str
    start: int
    end: int


class _Known(NamedTuple):
    """A form and the name that it stands for."""

    form: Form
    name: str


def foreign_names(
    text: str, own: Iterable[str], others: Iterable[str], is_word: Callable[[str], bool]
) -> tuple[Foreign, ...]:
    """The names in a text that do not belong, in their order, by the rule above; of two that overlap the longer.

    `own` are names that may stand in it: the organisation's, this project's, this funder's, this place's. `others` are
    those of the file that may not; one that is among `own` as well belongs. `is_word` asks the dictionary.
    """
    ours = tuple(filter(None, map(core, own)))
    words = frozenset(key_of(word) for name in ours for word in name)
    belong = {tuple(map(key_of, name)) for name in ours}
    forms = _by_first(
        _Known(form, name)
        for name in dict.fromkeys(others)
        if tuple(map(key_of, core(name))) not in belong
        for form in forms_of(name, is_word, words)
    )
    if not forms:
        return ()
    written = tokens(text)
    return tuple(_foreign(text, written, forms, _places(written, own_names=ours)))


def _foreign(
    text: str, written: Sequence[Token], forms: Mapping[str, Sequence[_Known]], ours: Sequence[tuple[int, int]]
) -> Iterator[Foreign]:
    after = 0
    for at, token in enumerate(written):
        if at < after:
            continue
        for form, name in _candidates(token, forms):
            last = at + len(form.keys)
            if not _stands(form.keys, written, at) or not _is_meant(form, written, at, last):
                continue
            start, end = token.start, written[last - 1].end
            if any(begin <= start and end <= close for begin, close in ours):
                continue
            yield Foreign(name, text[start:end], start, end)
            after = last
            break


def _candidates(token: Token, forms: Mapping[str, Sequence[_Known]]) -> Iterator[_Known]:
    yield from forms.get(token.key, ())
    if token.bare != token.key:
        yield from forms.get(token.bare, ())


def _by_first(known: Iterable[_Known]) -> Mapping[str, Sequence[_Known]]:
    """The forms by their first word, longest first."""
    found: dict[str, list[_Known]] = defaultdict(list)
    for each in known:
        found[each.form.keys[0]].append(each)
    for forms in found.values():
        forms.sort(key=lambda each: -len(each.form.keys))
    return found


def _stands(keys: Sequence[str], written: Sequence[Token], at: int) -> bool:
    """Whether these words stand one after another from a place on; the last may be an owner: "the Fund's"."""
    there = written[at : at + len(keys)]
    if len(there) < len(keys) or not all(token.joined for token in there[1:]):
        return False
    return [token.key for token in there[:-1]] == list(keys[:-1]) and keys[-1] in {there[-1].key, there[-1].bare}


def _places(written: Sequence[Token], own_names: Iterable[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Where names that belong stand, whole, without their end, or as initials."""
    by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in own_names:
        for keys in own_forms(" ".join(name)):
            by_first[keys[0]].add(keys)
    return [
        (token.start, written[at + len(keys) - 1].end)
        for at, token in enumerate(written)
        for keys in (*by_first.get(token.key, ()), *by_first.get(token.bare, ()))
        if _stands(keys, written, at)
    ]


def _is_meant(form: Form, written: Sequence[Token], at: int, last: int) -> bool:
    """Whether the words are written as the name would be."""
    there = written[at:last]
    match form.how:
        case "anyhow":
            return True
        case "letters":
            return there[0].word.isupper() or there[0].word[:-2].isupper()
        case "capitals":
            return _is_as_written(form, there) and not (
                there[0].titled and _is_within_a_name(written, at, last, GIVERS)
            )
        case "part":
            return _has_capitals(there) and not _is_within_a_name(written, at, last, GIVERS)
        case "alone":
            loud = there[0].titled or there[0].begins
            return not loud and _is_capital(there) and not _is_within_a_name(written, at, last, GIVERS | BODIES)


def _is_capital(there: Sequence[Token]) -> bool:
    return all(token.is_capital for token in there)


def _has_capitals(there: Sequence[Token]) -> bool:
    """Whether all words have a capital, small ones aside."""
    return all(token.is_capital or token.key in SMALL or not token.word[0].isalpha() for token in there)


def _is_as_written(form: Form, there: Sequence[Token]) -> bool:
    """Whether the words have the capitals of the name; one of its two, where only that has one, not by chance."""
    if not all(token.is_capital for token, capital in zip(there, form.capitals, strict=True) if capital):
        return False
    is_sure = len(there) > 2 or any(form.capitals[1:])
    return is_sure or not (there[0].begins or there[0].titled)


def _is_within_a_name(written: Sequence[Token], at: int, last: int, kinds: frozenset[str]) -> bool:
    """Whether a word with a capital stands right before or after, as in "Elm Road"; one of these `kinds` may follow."""
    after = written[last] if last < len(written) else None
    if after and after.beside and after.is_capital and after.key not in kinds:
        return True
    before = written[at - 1] if at else None
    return bool(before and written[at].beside and before.is_capital and before.key not in SMALL)
