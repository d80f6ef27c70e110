"""The printed table: a row for each finding, what a busy machine leaves to be judged, and what it all comes to."""

from collections.abc import Iterator, Sequence

from bench.finding import MISSED, Finding

_HEAD = ("", "measured / floor", "CPU s / floor", "ratio", "by CPU", "limit", "")
_WIDTHS = (64, 19, 15, 9, 9, 8, 0)


def head() -> str:
    """The names of the columns."""
    return _line(_HEAD)


def row(finding: Finding, *, busy: bool) -> str:
    """One finding; on a busy machine it says that CPU seconds were judged."""
    by_cpu = "" if finding.by_cpu is None else _figure(finding.by_cpu, finding.unit)
    verdict = finding.verdict(busy=busy) + (" by CPU" if busy and finding.by_cpu is not None else "")
    figures = (_figure(finding.figure, finding.unit), by_cpu, f"{finding.limit:g} {finding.unit}")
    return _line((finding.name, finding.measured, finding.cpu, *figures, verdict))


def busy_line(free: float) -> str:
    """Why ratios of the clock's time cannot be judged."""
    return (
        f"The machine is too busy to judge what follows by the clock: others left {100 * free:.0f} per cent of it. "
        "CPU seconds are judged."
    )


def quiet_line() -> str:
    """That the clock counts again."""
    return "The machine is quiet enough again: what follows is judged by the clock."


def summary(verdicts: Sequence[tuple[Finding, str]]) -> Iterator[str]:
    """What it comes to, with the limits missed once more by name."""
    missed = [finding for finding, verdict in verdicts if verdict == MISSED]
    yield f"{len(verdicts) - len(missed)} of {len(verdicts)} limits are kept."
    if missed:
        yield f"{len(missed)} missed, for a later piece of work to reach, so this ends with exit status 1:"
        yield from (f"  {finding.name} (limit {finding.limit:g} {finding.unit})" for finding in missed)


def _line(cells: Sequence[str]) -> str:
    name, *figures = cells
    columns = [name.ljust(_WIDTHS[0]), *(cell.rjust(width) for cell, width in zip(figures, _WIDTHS[1:], strict=True))]
    return "  ".join([*columns[:-1], figures[-1]]).rstrip()


def _figure(figure: float, unit: str) -> str:
    """Two decimals, and three of what is small."""
    return f"{figure:.{2 if abs(figure) >= 0.1 else 3}f} {unit}"
