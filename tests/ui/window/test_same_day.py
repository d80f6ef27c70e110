"""The window and the commands say the same on the same day, whatever has become of the balances."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.asking import asker
from tests.ui.whole_window import file, window


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("today", ["2026-10-30", "2026-11-20", "2027-03-10", "2027-11-30", "2027-12-01", "2029-12-01"])
def test_the_window_says_what_the_command_says(tmp_path: Path, capsys: pytest.CaptureFixture[str], today: str) -> None:
    path = file(tmp_path)
    found = asker(capsys)("summary", path, "--today", today, "--json").json
    with window(today=date.fromisoformat(today)) as place:
        place.app.open(path)
        assert place.sentence() == found["sentence"]
        assert "by the balance of 31 October 2026" in place.sentence() or today < "2026-12-01"
