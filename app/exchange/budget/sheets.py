"""Which sheets of a workbook are its budget: not a summary of others, an older version, a copy, or workings."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.exchange.budget.amounts import PENNY, pence
from app.exchange.budget.reading import Read
from app.exchange.budget.told import WORKBOOK, Place, Told
from app.exchange.budget.understood import MONEY_IN, MONEY_OUT, BudgetRow, Choice, Question
from app.exchange.lists.headings import plain
from app.text import listed, name_key, quoted

_SUMMARY = re.compile(
    r"\b(?:summary|overview|dashboard|consolidated|headlines?|at a glance|overall|combined|totals?|board report|front sheet|master|all projects|whole organisation)\b"
)
_NOT_BUDGET = re.compile(
    r"\b(?:actuals?|old|archived?|superseded|previous|last year|outturn|template|example|lists?|lookups?|workings?|assumptions|calculations?|do not use|not used)\b"
)
_VERSION = re.compile(
    r"\b(?:v ?\d+(?: \d+)?|version ?\d*|drafts?|final|copy(?: of)?|revised|original|new|old|option ?\w?|scenario ?\w?|best case|worst case|best|worst|amended|approved|proposed|\d)\b"
)


@dataclass(frozen=True, slots=True)
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

    @property
    def lines(self) -> list[BudgetRow]:
        """The rows that bring money in or out."""
        return [row for row in self.rows if row.part == "line" and row.total]


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
        others = [other for other in kept if other is not each]
        if not others:
            break
        place = Place(each.name)
        answer = told.answers.get(("summary", place))
        named = bool(_SUMMARY.search(plain(each.name)))
        if answer == "take":
            continue
        share = _repeated(each, others)
        if answer == "leave" or _same_sums(each, others) or share >= 90:
            left[each.name] = "It repeats the other sheets, so it is not counted twice."
        elif row := _workings_of(each, others):
            left[each.name] = f"Row {row.row} of {quoted(row.sheet)} counts it already."
        elif named:
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


def _same_sums(each: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether a sheet comes to what all the others do together, or another alone of which it has every sum."""
    total_in, total_out = sum(other.total_in for other in others), sum(other.total_out for other in others)
    near = max(100, 50 * len(each.lines))
    if abs(each.total_in - total_in) <= near and abs(each.total_out - total_out) <= near:
        return bool(total_in or total_out)
    return False


def _repeated(each: Candidate, others: Sequence[Candidate]) -> int:
    """How much of a sheet, by value, stands in other sheets as a total, a section or a line of that name, in per cent."""
    amounts: dict[int, set[str]] = {}
    for other in others:
        for total in (other.total_in, other.total_out, other.total_in - other.total_out):
            amounts.setdefault(total, set()).add("")
        for row in other.read.rows:
            if row.verdict and row.verdict.what == "total":
                amounts.setdefault(abs(pence(row.line.annual)), set()).add("")
                amounts.setdefault(abs(row.verdict.expected // PENNY), set()).add("")
        for line in other.lines:
            amounts.setdefault(line.total, set()).add(name_key(line.name))
        for section, total in _sections(other).items():
            amounts.setdefault(total, set()).add(section)
    whole = sum(abs(line.total) for line in each.lines)
    said = 0
    for line in each.lines:
        names = next(
            (amounts[near] for near in (line.total, *range(line.total - 50, line.total + 51)) if near in amounts), None
        )
        if names is not None and ("" in names or name_key(line.name) in names or _alike(name_key(line.name), names)):
            said += abs(line.total)
    return said * 100 // whole if whole and len(each.lines) > 1 else 0


def _sections(other: Candidate) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for line in other.lines:
        for section in {name_key(line.section), name_key(line.category)} - {""}:
            found[section] = found.get(section, 0) + line.total
    return found


def _alike(name: str, names: set[str]) -> bool:
    words = set(name.split())
    return any(words & set(other.split()) for other in names)


def _workings_of(each: Candidate, others: Sequence[Candidate]) -> BudgetRow | None:
    """The one row of another sheet that this whole sheet explains, such as the salaries."""
    sums = {total for total in (each.total_in, each.total_out) if total}
    if len(sums) != 1 or len(each.lines) < 2:
        return None
    total = sums.pop()
    for other in others:
        if len(other.lines) < 3:
            continue
        for line in other.lines:
            words = set(plain(line.name).split()) - {"costs", "cost", "and", "the", "of", "total"}
            if line.total == total and (
                words & set(plain(each.name).split()) or len(str(total // 100).rstrip("0")) >= 3
            ):
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
    first, second = ({name_key(line.name) for line in each.lines} for each in (one, other))
    shared = len(first & second) * 100 // max(1, min(len(first), len(second)))
    years = one.read.anchor.year, other.read.anchor.year
    spans = set(one.read.months), set(other.read.months)
    if None not in years and years[0] != years[1] and not spans[0] & spans[1]:
        return shared >= 40
    if shared < 60 or len(first | second) > 2 * max(len(first), len(second)):
        return False
    bases = [" ".join(_VERSION.sub(" ", plain(each.name.replace("_", " "))).split()) for each in (one, other)]
    return bases[0] == bases[1] or "" in bases and any(_VERSION.search(plain(each.name)) for each in (one, other))
