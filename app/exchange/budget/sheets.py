"""Which sheets of a workbook are its budget: not a summary of others, an older version, a copy, or workings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.exchange.budget.reading import Read
from app.exchange.budget.told import WORKBOOK, Place, Told
from app.exchange.budget.understood import MONEY_IN, MONEY_OUT, BudgetRow, Choice, Question
from app.exchange.lists.headings import plain
from app.exchange.tables.amounts import pence
from app.money import round_half_up
from app.text import listed, name_key, quoted

_SUMMARY = re.compile(
    r"\b(?:summary|overview|dashboard|consolidated|headlines?|at a glance|overall|combined|totals?|board report"
    r"|front sheet|master|all projects|whole organisation)\b"
)
_NOT_BUDGET = re.compile(
    r"\b(?:actuals?|old|archived?|superseded|previous|last year|outturn|template|example|lists?|lookups?"
    r"|workings?|assumptions|calculations?|do not use|not used)\b"
)
_COMMON = re.compile(r"totals?|and|the|of|for|project|budget|costs?|a|to|in|line|\d+")
_VERSION = re.compile(
    r"\b(?:v ?\d+(?: \d+)?|version ?\d*|drafts?|final|copy(?: of)?|revised|original|new|old|option ?\w?"
    r"|scenario ?\w?|best case|worst case|best|worst|amended|approved|proposed|\d)\b"
)


@dataclass(frozen=True)
class Candidate:
    """A sheet that was read, with its rows and what they come to in pence."""

    read: Read
    rows: tuple[BudgetRow, ...]
    total_in: int
    total_out: int

    @property
    def name(self) -> str:
        """The sheet's name."""
        return self.read.grid.name

    @cached_property
    def lines(self) -> list[BudgetRow]:
        """The rows that bring money in or out."""
        return [row for row in self.rows if row.part == "line" and row.total]

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of its lines, for comparing."""
        return frozenset(name_key(line.name) for line in self.lines)

    @cached_property
    def by_total(self) -> Mapping[int, BudgetRow]:
        """Its lines by what they come to, in pence."""
        return {line.total: line for line in reversed(self.lines)}

    @cached_property
    def sums(self) -> Mapping[int, frozenset[str]]:
        """What it, its sections, totals and lines come to, in whole pounds, each with the words for it."""
        found: dict[int, frozenset[str]] = {}

        def add(pence_: int, typed: str) -> None:
            pounds = round_half_up(abs(pence_), 100)
            if pounds:
                found[pounds] = found.get(pounds, frozenset()) | _words(typed)

        for total in (self.total_in, self.total_out, self.total_in - self.total_out):
            add(total, f"{self.name} income expenditure receipts payments surplus")
        for row in self.read.rows:
            if row.is_total and row.verdict:
                add(pence(row.line.annual), f"{row.line.name} {row.context.section} {self.name}")
        sections: dict[str, int] = {}
        for line in self.lines:
            add(line.total, line.name)
            for section in {line.section, line.category} - {""}:
                sections[section] = sections.get(section, 0) + line.total
        for section, total in sections.items():
            add(total, section)
        return found


@dataclass(frozen=True, slots=True)
class Choosing:
    """Why each sheet is taken or not (by name), and what must be asked."""

    taken: Mapping[str, str]
    left: Mapping[str, str]
    questions: tuple[Question, ...]


def candidate(read: Read, rows: tuple[BudgetRow, ...]) -> Candidate:
    """A read sheet with its sums."""
    total_in = sum(row.total for row in rows if row.becomes in MONEY_IN)
    return Candidate(read, rows, total_in, sum(row.total for row in rows if row.becomes in MONEY_OUT))


def choose(found: Sequence[Candidate], told: Told) -> Choosing:
    """Which sheets come in."""
    taken: dict[str, str] = {}
    left: dict[str, str] = {}
    questions: list[Question] = []
    open_ones: list[Candidate] = []
    for each in found:
        wanted = told.of_sheet(each.name).taken
        if wanted is not None:
            (taken if wanted else left)[each.name] = "You chose it." if wanted else "You left it out."
        elif not each.lines:
            left[each.name] = "No budget was found in it."
        elif not each.read.grid.visible:
            _hidden(each, told, taken, left, questions)
        else:
            open_ones.append(each)
    open_ones = _by_name(open_ones, left)
    open_ones = _without_summaries(open_ones, told, left, questions)
    open_ones = _one_version(open_ones, told, left, questions)
    taken.update({each.name: "It holds a budget." for each in open_ones})
    return Choosing(taken, left, tuple(questions))


def _hidden(
    each: Candidate, told: Told, taken: dict[str, str], left: dict[str, str], questions: list[Question]
) -> None:
    place = Place(each.name)
    answer = told.answers.get(("hidden_sheet", place))
    if answer == "in":
        taken[each.name] = "You chose it."
        return
    left[each.name] = "It is hidden."
    if answer is None:
        choices = (Choice("out", "Leave it out"), Choice("in", "Take it"))
        questions.append(
            Question("hidden_sheet", f"The sheet {quoted(each.name)} is hidden. Should it come in too?", place, choices)
        )


def _by_name(found: list[Candidate], left: dict[str, str]) -> list[Candidate]:
    """Without sheets that say themselves that they are no budget, as long as another is left."""
    others = [each for each in found if not _NOT_BUDGET.search(plain(each.name.replace("_", " ")))]
    if not others:
        return found
    left.update({each.name: "Its name says that it is not this budget." for each in found if each not in others})
    return others


def _without_summaries(
    found: list[Candidate], told: Told, left: dict[str, str], questions: list[Question]
) -> list[Candidate]:
    """Without sheets that repeat what the others say."""
    kept = list(found)
    for each in sorted(
        found,
        key=lambda one: (not _SUMMARY.search(plain(one.name)), len(one.lines), -len(one.read.months), found.index(one)),
    ):
        named = bool(_SUMMARY.search(plain(each.name)))
        others = [other for other in kept if other is not each and (named or _may_share_months(each, other))]
        if not others:
            continue
        place = Place(each.name)
        answer = told.answers.get(("summary", place))
        if answer == "take":
            continue
        share = _repeated(each, others)
        same = _same_sums(each, others)
        if answer == "leave" or share >= 90 or (same and (named or share >= 50 or not _by_chance(each))):
            left[each.name] = "It repeats the other sheets, so it is not counted twice."
        elif row := _workings_of(each, others):
            left[each.name] = f"Row {row.row} of {quoted(row.sheet)} counts it already."
        elif named or same:
            ask = f"Does the sheet {quoted(each.name)} repeat what the other sheets say?"
            questions.append(
                Question(
                    "summary", ask, place, (Choice("leave", "Yes, leave it out"), Choice("take", "No, count it too"))
                )
            )
            left[each.name] = "It looks like a summary of the other sheets."
        else:
            continue
        kept.remove(each)
    return [each for each in found if each in kept]


def _may_share_months(one: Candidate, other: Candidate) -> bool:
    """Whether two sheets may be for the same time: what repeats another is."""
    first, second = set(one.read.months), set(other.read.months)
    return not first or not second or bool(first & second)


def _same_sums(each: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a sheet comes to what all the others do together, in and out."""
    near = max(100, 50 * len(each.lines))
    pairs = [
        (each.total_in, sum(other.total_in for other in others)),
        (each.total_out, sum(other.total_out for other in others)),
    ]
    return any(ours for ours, _ in pairs) and all(abs(ours - theirs) <= near for ours, theirs in pairs)


def _by_chance(each: Candidate) -> bool:
    """Whether another sheet may come to the same by chance: one round sum alone."""
    digits = sum(len(str(abs(total)).rstrip("0")) for total in (each.total_in, each.total_out) if total)
    return digits < 5


def _repeated(each: Candidate, others: Sequence[Candidate]) -> int:
    """How much of a sheet, by value, is in other sheets as a sum under like words, in per cent."""
    whole = sum(abs(line.total) for line in each.lines)
    said = 0
    for line in each.lines:
        pounds, typed = round_half_up(abs(line.total), 100), _words(line.name)
        near = (other.sums.get(amount) for other in others for amount in (pounds - 1, pounds, pounds + 1))
        if any(sum_words and sum_words & typed for sum_words in near):
            said += abs(line.total)
    return said * 100 // whole if whole and len(each.lines) > 1 else 0


def _words(text: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(word for word in plain(text).split() if not _COMMON.fullmatch(word))


def _workings_of(each: Candidate, others: Sequence[Candidate]) -> BudgetRow | None:
    """The one row of another sheet that this whole sheet explains, such as the salaries."""
    sums = {total for total in (each.total_in, each.total_out) if total}
    if len(sums) != 1 or len(each.lines) < 2:
        return None
    total = sums.pop()
    for other in others:
        line = other.by_total.get(total) if len(other.lines) >= 3 else None
        if line and (_words(line.name) & _words(each.name) or len(str(total // 100).rstrip("0")) >= 3):
            return line
    return None


def _one_version(
    found: list[Candidate], told: Told, left: dict[str, str], questions: list[Question]
) -> list[Candidate]:
    """Ask which of several years or versions of the same budget is meant."""
    group = _versions(found)
    if len(group) < 2:
        return found
    answer = told.answers.get(("which_sheet", WORKBOOK))
    names = [each.name for each in group]
    if answer == "*":
        return found
    if answer in names:
        left.update({name: "You chose another sheet." for name in names if name != answer})
        return [each for each in found if each.name not in left]
    choices = (*(Choice(name, name) for name in names), Choice("*", "All of them"))
    what = listed([quoted(name) for name in names])
    questions.append(
        Question(
            "which_sheet",
            f"{what} look like the same budget for other years or versions. Which should come in?",
            WORKBOOK,
            choices,
        )
    )
    return found


def _versions(found: Sequence[Candidate]) -> list[Candidate]:
    """The sheets that are years or versions of one another."""
    group: list[Candidate] = []
    for at, each in enumerate(found):
        for other in found[at + 1 :]:
            if _is_version(each, other):
                group += [one for one in (each, other) if one not in group]
    return sorted(group, key=found.index)


def _is_version(one: Candidate, other: Candidate) -> bool:
    first, second = one.names, other.names
    shared = len(first & second) * 100 // max(1, min(len(first), len(second)))
    years = one.read.anchor.year, other.read.anchor.year
    spans = set(one.read.months), set(other.read.months)
    if None not in years and years[0] != years[1] and not spans[0] & spans[1]:
        return shared >= 40
    if shared < 60 or len(first | second) > 2 * max(len(first), len(second)):
        return False
    bases = [" ".join(_VERSION.sub(" ", plain(each.name.replace("_", " "))).split()) for each in (one, other)]
    return bases[0] == bases[1] or ("" in bases and any(_VERSION.search(plain(each.name)) for each in (one, other)))
