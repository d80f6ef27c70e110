"""Tests of where matplotlib keeps its list of fonts: in our folder, and quietly elsewhere where that cannot be."""

import logging
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from app import paths
from app.reports.charts import font_cache
from app.reports.charts.font_cache import keep_font_cache


def told_by(program: str, more: Mapping[str, str] | None = None) -> str:
    """What a program of its own prints that knows no folder of matplotlib yet; it has nothing to complain of."""
    surroundings = {name: value for name, value in os.environ.items() if name != "MPLCONFIGDIR"} | dict(more or {})
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=surroundings, encoding="utf-8"
    )
    assert done.stderr == ""
    return done.stdout.strip()


def test_the_font_cache_is_kept_in_our_folder(profile: Path) -> None:
    told = told_by("import os, app.reports.charts.saved; print(os.environ['MPLCONFIGDIR'])")
    assert profile in Path(told).parents


def test_where_no_folder_can_be_made_a_passing_one_is_used_and_nothing_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.touch()
    nowhere = {name: str(blocked / "cache") for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")}
    program = "import os, app.reports.charts.saved, matplotlib.font_manager; print(os.environ['MPLCONFIGDIR'])"
    assert not Path(told_by(program, nowhere)).exists()


def test_a_folder_that_the_user_names_and_that_takes_no_files_is_passed_over_quietly(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.touch()
    program = "import os, app.reports.charts.saved, matplotlib.font_manager; print(os.environ['MPLCONFIGDIR'])"
    assert Path(told_by(program, {"MPLCONFIGDIR": str(blocked / "fonts")})) == paths.cache_folder() / "matplotlib"


def test_a_folder_is_chosen_once_and_a_passing_one_where_ours_cannot_be_written_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.touch()
    monkeypatch.delenv("MPLCONFIGDIR")
    keep_font_cache()
    ours = os.environ["MPLCONFIGDIR"]
    assert Path(ours) == paths.cache_folder() / "matplotlib"
    monkeypatch.setattr(font_cache, "cache_folder", lambda: blocked)
    keep_font_cache()
    assert os.environ["MPLCONFIGDIR"] == ours
    monkeypatch.delenv("MPLCONFIGDIR")
    keep_font_cache()
    assert os.access(os.environ["MPLCONFIGDIR"], os.W_OK)


def test_making_the_list_of_fonts_is_not_reported() -> None:
    keep_font_cache()
    assert not logging.getLogger("matplotlib.font_manager").isEnabledFor(logging.WARNING)


def test_a_table_of_a_chart_is_written_without_it() -> None:
    assert told_by("import os, app.reports.charts.table_file; print('MPLCONFIGDIR' in os.environ)") == "False"
