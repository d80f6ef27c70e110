"""Who pays, drawn: a bar for each payer, its amount and the word that says how sure it is."""

from collections.abc import Iterator

from app.letters import one_line, text_width
from app.money import format_pounds
from app.scenes.payers import Certainty, PayerBar, PayersChart, describe_payers, shown_bars, word_for
from app.scenes.scene import CAPITAL, LETTER, REGULAR, SEMIBOLD, Area, Colour, Line, Mark, Scene, Words

_ROW = 2.6
"""Height of a bar's row, in letters."""
_TALL_ROW = 3.2
"""Its height where a name stands on two lines, so that two such names stay apart."""
_LEADING = 1.15
"""From one line of a name to the next, in letters."""
_NAMES = 0.33
_LONGEST_NAME = 120
_FILLS: dict[Certainty, Colour] = {"confirmed": "primary", "likely": "likely", "asked": "likely", "own": "own"}


def payers_scene(chart: PayersChart, width: float, height: float | None = None, scale: float = 1.0) -> Scene:
    """Who pays as bars: solid what is confirmed, paler what is likely, a dashed outline what is missing.

    Sizes are in points; `scale` makes letters larger. Without a height it is as high as its bars need.
    """
    bars = shown_bars(chart)
    letter = LETTER * scale
    wraps = any(_width(one_line(bar.name), letter) > width * _NAMES - letter for bar in bars)
    high = height or max(len(bars), 1) * (_TALL_ROW if wraps else _ROW) * letter
    return Scene(width, high, describe_payers(chart), tuple(_marks(bars, width, high, letter)))


def shows_whole_names(scene: Scene, chart: PayersChart) -> bool:
    """Whether no name in it is left out in part."""
    letters = "".join(mark.text for mark in scene.marks if isinstance(mark, Words)).replace(" ", "")
    return all(one_line(bar.name).replace(" ", "") in letters for bar in shown_bars(chart))


def _marks(bars: tuple[PayerBar, ...], width: float, height: float, letter: float) -> Iterator[Mark]:
    if not bars:
        return
    names = width * _NAMES
    longest = max(width - names - max(_words_width(bar, letter) for bar in bars) - 2.5 * letter, letter)
    largest = max(*(abs(bar.amount) for bar in bars), 1)
    row = height / len(bars)
    for at, bar in enumerate(bars):
        middle = height - (at + 0.5) * row
        baseline = middle - CAPITAL / 2 * letter
        length = max(0, bar.amount) / largest * longest
        yield from _name(one_line(bar.name), names - letter, baseline, letter)
        yield _bar(bar, names, middle, length, min(0.5 * row, 1.2 * letter))
        amount = Words((names + length + 0.7 * letter, baseline), _amount(bar), "text", letter, SEMIBOLD)
        yield amount
        yield Words((amount.at[0] + amount.width + 0.6 * letter, baseline), _word(bar), "soft", 0.9 * letter)


def _bar(bar: PayerBar, left: float, middle: float, length: float, thick: float) -> Mark:
    low, high = middle - thick / 2, middle + thick / 2
    corners = ((left, low), (left + length, low), (left + length, high), (left, high))
    if bar.certainty == "missing":
        return Line((*corners, corners[0]), "soft", 0.9, (2.5, 2.0))
    return Area(corners, _FILLS[bar.certainty])


def _amount(bar: PayerBar) -> str:
    return format_pounds(bar.amount)


def _word(bar: PayerBar) -> str:
    return one_line(word_for(bar))


def _words_width(bar: PayerBar, letter: float) -> float:
    return text_width(_amount(bar), SEMIBOLD, letter) + text_width(_word(bar), REGULAR, 0.9 * letter)


def _name(name: str, width: float, baseline: float, letter: float) -> Iterator[Words]:
    """A name on one line, or on two where it is longer; what does not fit even there ends in …."""
    first = _whole_words(name, width, letter)
    rest = name[len(first) :].strip()
    lines = [first, _fitting(rest, width, letter)] if rest else [first]
    for at, line in enumerate(lines):
        yield Words((0, baseline + (len(lines) - 1 - 2 * at) * _LEADING / 2 * letter), line, "text", letter)


def _whole_words(name: str, width: float, letter: float) -> str:
    """As many words as fit on a line; of a single word that is longer, as many letters."""
    if _width(name, letter) <= width:
        return name
    ends = [at for at, char in enumerate(name[:_LONGEST_NAME]) if char == " " and _width(name[:at], letter) <= width]
    if ends:
        return name[: ends[-1]]
    return name[: max(1, sum(_width(name[: at + 1], letter) <= width for at in range(_LONGEST_NAME)))]


def _fitting(name: str, width: float, letter: float) -> str:
    """As much of a name as fits, ending in … where some is left out."""
    shown = name[:_LONGEST_NAME]
    whole = len(name) == len(shown)
    while len(shown) > 1 and _width(shown if whole else shown + "…", letter) > width:
        shown, whole = shown[: min(len(shown) - 1, int(len(shown) * 0.95))], False
    return shown if whole else shown.rstrip() + "…"


def _width(words: str, letter: float) -> float:
    return text_width(words, REGULAR, letter)
