"""Where everything begins: the window, or a headless command."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window (on a file, when one is named) or do a command; the answer is the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (len(given) == 1 and names_a_file(given[0])):
        gc.disable()  # nothing is garbage yet: looking for it while everything loads only delays the window
        from app.ui.window.start import open_window  # noqa: PLC0415 - a command must not load Qt

        return open_window(Path(given[0]) if given else None)
    gc.set_threshold(100_000)  # a command is done before there is much garbage to look for
    from app.cli.main import run  # noqa: PLC0415 - the window must not load the commands

    return run(given)


def names_a_file(argument: str) -> bool:
    """Whether a single argument is a file to open rather than a command."""
    return not argument.startswith("-") and (argument.lower().endswith(".footing") or Path(argument).is_file())


if __name__ == "__main__":
    sys.exit(main())
