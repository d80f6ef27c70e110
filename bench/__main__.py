"""Runs every measurement and prints a table; ends with an error when a limit is not kept."""

import os
import sys
import tempfile

if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")) and sys.platform == "linux":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="footing-bench-")
for _name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    os.environ[_name] = _HOME.name

from bench import (  # noqa: E402 - after the profile of its own is set
    forecasting,
    full_costing,
    importing,
    people,
    scenario,
    simulating,
    window,
)


def main() -> int:
    """Print each finding as soon as it is there."""
    kept = True
    for part in (forecasting, people, full_costing, scenario, simulating, importing, window):
        for finding in part.findings():
            print(finding, flush=True)
            kept = kept and finding.kept
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
