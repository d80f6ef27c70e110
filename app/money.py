"""Money as whole pence: reading what people type, printing it, and splitting it without losing a penny."""

import ast
import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.amount_words import worded
from app.problems import Refused
from app.text import quoted

LIMIT_PENCE = 100_000_000_000
"""£1bn. No amount in a plan may be larger: it is always a slip of the finger."""

_SUFFIXES = {"k": Decimal(1_000), "m": Decimal(1_000_000), "bn": Decimal(1_000_000_000)}
_BESIDE = re.compile(r"[\s£]|GBP", re.IGNORECASE)
_PLAIN = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)(?P<suffix>k|m|bn)?", re.IGNORECASE)
_ARITHMETIC = re.compile(r"[0-9.,+\-*/×÷()]{1,200}")
_OPERATIONS: dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


class MoneyError(Refused, ValueError):
    """Text that is not an amount of money, or an amount too large to be meant."""


def round_half_up(numerator: int, denominator: int) -> int:
    """Divide two whole numbers, a half going away from zero. The denominator must be above zero."""
    quotient = (2 * abs(numerator) + denominator) // (2 * denominator)
    return quotient if numerator >= 0 else -quotient


def basis_points_of(amount: int, basis_points: int) -> int:
    """The share of an amount in pence, in basis points (hundredths of a per cent), to the nearest penny."""
    return round_half_up(amount * basis_points, 10_000)


def share_out(total: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Split pence in proportion to weights so that the parts add up to the total exactly.

    Largest remainder: each part is rounded down, and the pence left over go to the parts that lost most, the
    earlier one first. A negative total is the mirror image of the positive one. Raises ValueError when a weight is
    negative or all are zero while there is something to share.
    """
    if any(weight < 0 for weight in weights):
        raise ValueError("a weight is negative")
    whole = sum(weights)
    if whole == 0:
        if total == 0:
            return tuple(0 for _ in weights)
        raise ValueError("every weight is zero")
    sign = -1 if total < 0 else 1
    parts = [divmod(abs(total) * weight, whole) for weight in weights]
    left_over = abs(total) - sum(quotient for quotient, _ in parts)
    order = sorted(range(len(parts)), key=lambda index: (-parts[index][1], index))
    lucky = set(order[:left_over])
    return tuple(sign * (quotient + (index in lucky)) for index, (quotient, _) in enumerate(parts))


def rounded_parts(amounts: Sequence[int], unit: int = 100, *, together: int | None = None) -> tuple[int, ...]:
    """Amounts as whole units (pence as whole pounds by default) that add up to their sum in whole units.

    Largest remainder: each is rounded down, and the units left over go to those that lost most, the earlier first; so
    none differs from its amount by a unit. `together` are the units that they have to add up to where something else
    in the same table was rounded apart. Raises ValueError where that is further off than rounding goes.
    """
    parts = [divmod(amount, unit) for amount in amounts]
    whole = round_half_up(sum(amounts), unit) if together is None else together
    left_over = whole - sum(units for units, _ in parts)
    if not 0 <= left_over <= len(parts):
        raise ValueError("the amounts do not round to that sum")
    order = sorted(range(len(parts)), key=lambda place: (-parts[place][1], place))
    lucky = set(order[:left_over])
    return tuple(units + (place in lucky) for place, (units, _) in enumerate(parts))


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in pence, and how often it comes round by the words beside it, if they say so.

    `every` is yearly, monthly, quarterly, weekly, daily, hourly, one_off, or nothing.
    """

    pence: int
    every: str = ""


def parse_money(text: str) -> int:
    """Read an amount the way people type it, in pence.

    Understands `1200`, `£1,200.50`, `1.2k`, `£3m`, `50p`, `1200 pounds`, `-50`, `(50.00)`, `50-` and `50 CR` as minus
    fifty, `£1,200 pa`, and sums such as `=30000*0.6`. Pence beyond the second decimal are rounded half away from
    zero. Raises MoneyError with a sentence that says what was expected, also where it comes round other than yearly:
    who knows what to do with that asks `read_amount`.
    """
    amount = read_amount(text)
    if amount.every not in {"", "yearly"}:
        raise MoneyError(f"{quoted(text)} says how often it comes round. Type the amount alone.")
    return amount.pence


def read_amount(text: str) -> Amount:
    """Read an amount as `parse_money` does, with how often it comes round: `95 pm` is 95 pounds monthly."""
    typed = text.replace("−", "-").replace("–", "-")
    if not _bare(typed):
        raise MoneyError("Type an amount, such as 1,200 or 1.2k.")
    if _PLAIN.fullmatch(_bare(typed)):  # as nearly all are: nothing stands beside the figure
        return Amount(_pence(_plain(_bare(typed), text), text))
    words = worded(typed)
    cleaned = _bare(words.bare)
    value = _evaluate(cleaned[1:], text) if cleaned.startswith("=") else _plain(cleaned, text)
    if words.less and (cleaned[:1] in {"(", "-"} or cleaned.startswith("=")):
        raise _not_an_amount(text)
    value *= -words.times if words.less else words.times
    return Amount(_pence(value, text), words.every)


def pence_of(pounds: Decimal) -> int:
    """A number of pounds in pence, a half going away from zero. Raises MoneyError where it is too large to be meant."""
    return _pence(pounds, str(pounds))


def format_money(pence: int, *, pennies: bool | None = None) -> str:
    """Print pence as `£1,200` or `£1,200.50`, with a true minus sign.

    By default the pennies are printed only where there are any; pass True or False to fix it.
    """
    sign = "−" if pence < 0 else ""
    if pennies is None:
        pennies = pence % 100 != 0
    if not pennies:
        pounds = round_half_up(abs(pence), 100)
        return f"{'' if pounds == 0 else sign}£{pounds:,}"
    pounds, rest = divmod(abs(pence), 100)
    return f"{sign}£{pounds:,}.{rest:02d}"


def format_whole_pounds(pence: int) -> str:
    """Print pence as `£1,200`, to the nearest pound; less than half of one is £0."""
    return format_money(pence, pennies=False)


def format_pounds(pence: int) -> str:
    """Print pence as `£1,200`, without pennies unless there is nothing else to it: in a sentence nobody is £0 short."""
    return format_money(pence, pennies=None if abs(pence) < 100 else False)


def format_about(pence: int) -> str:
    """Print pence as `£12,000`, in pounds of two significant figures, for what is only about right."""
    pounds = round_half_up(abs(pence), 100)
    step = 10 ** max(0, len(str(pounds)) - 2)
    return format_whole_pounds((-1 if pence < 0 else 1) * round_half_up(pounds, step) * step * 100)


def format_axis(pence: int) -> str:
    """Print pence briefly for a chart axis: `£41k`, `£1.2m`, `−£500`, `0`."""
    pounds = round_half_up(abs(pence), 100)
    tenths_of_a_thousand = round_half_up(abs(pence), 10_000)
    if pounds == 0:
        return "0"
    if pounds < 1_000:
        shown = f"{pounds}"
    elif tenths_of_a_thousand < 10_000:
        shown = _tenths(tenths_of_a_thousand) + "k"
    else:
        shown = _tenths(round_half_up(abs(pence), 10_000_000)) + "m"
    return f"{'−' if pence < 0 else ''}£{shown}"


def format_hundredths(value: int) -> str:
    """Print hundredths as a number without idle noughts, such as basis points as per cent: `0.6`, `12`, `−1,200.25`."""
    whole, part = divmod(abs(value), 100)
    decimals = f".{part:02d}".rstrip("0") if part else ""
    return f"{'−' if value < 0 else ''}{whole:,}{decimals}"


def to_decimal_text(pence: int) -> str:
    """Pence as a plain decimal string for other programs: `1234.50`, `-3.07`."""
    sign = "-" if pence < 0 else ""
    pounds, rest = divmod(abs(pence), 100)
    return f"{sign}{pounds}.{rest:02d}"


def _tenths(count: int) -> str:
    return f"{count // 10:,}.{count % 10}".removesuffix(".0")


def _pence(value: Decimal, text: str) -> int:
    if abs(value) > Decimal(LIMIT_PENCE) / 100:
        raise MoneyError(f"{quoted(text)} is more than £1 billion. Check the number of noughts.")
    return round_half_up(*(value * 100).as_integer_ratio())


def _bare(text: str) -> str:
    return _BESIDE.sub("", text)


def _plain(cleaned: str, original: str) -> Decimal:
    negative = False
    if cleaned.startswith("(") and cleaned.endswith(")"):
        negative, cleaned = True, cleaned[1:-1]
    elif cleaned.startswith(("-", "+")):
        negative, cleaned = cleaned[0] == "-", cleaned[1:]
    match = _PLAIN.fullmatch(cleaned)
    if match is None:
        raise _not_an_amount(original)
    value = Decimal(match["number"].replace(",", "")) * _SUFFIXES.get((match["suffix"] or "").lower(), Decimal(1))
    return -value if negative else value


def _evaluate(expression: str, original: str) -> Decimal:
    """Work out + − × ÷ and brackets on decimals; nothing else is allowed, so no text can run as code."""
    if _ARITHMETIC.fullmatch(expression) is None:
        raise _not_an_amount(original)
    source = re.sub(r"(?<=\d),(?=\d{3})", "", expression).replace("×", "*").replace("÷", "/")
    try:
        return _node(ast.parse(source, mode="eval").body, source)
    except (SyntaxError, ValueError, InvalidOperation, ArithmeticError, RecursionError) as error:
        raise _not_an_amount(original) from error


def _node(node: ast.expr, source: str) -> Decimal:
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATIONS:
        return _OPERATIONS[type(node.op)](_node(node.left, source), _node(node.right, source))
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        value = _node(node.operand, source)
        return -value if isinstance(node.op, ast.USub) else value
    if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
        return Decimal(ast.get_source_segment(source, node) or "")
    raise ValueError("not arithmetic")


def _not_an_amount(text: str) -> MoneyError:
    return MoneyError(f"{quoted(text)} is not an amount. Type a number, such as 1,200 or 1.2k or =30000*0.6.")
