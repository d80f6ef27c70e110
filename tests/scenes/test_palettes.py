"""Tests of the charts' colours: words can be read on every ground they may stand on."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.reports import charts
from app.reports.charts import keep_font_cache
from app.scenes.palettes import DARK, LIGHT, PRINT, ChartPalette


def luminance(color: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_words_can_be_read_on_every_ground(palette: ChartPalette) -> None:
    for word in (palette.text, palette.soft, palette.primary, palette.red):
        for ground in (palette.surface, palette.above, palette.below):
            assert contrast(word, ground) >= 4.5, (word, ground)


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_the_words_of_the_fan_can_be_read_inside_it(palette: ChartPalette) -> None:
    for word in (palette.text, palette.primary, palette.red):
        assert contrast(word, palette.inner) >= 4.5, word


@pytest.mark.parametrize("palette", [LIGHT, DARK, PRINT])
def test_dots_can_be_seen_on_every_ground(palette: ChartPalette) -> None:
    for dot in (palette.amber, palette.red, palette.primary):
        for ground in (palette.surface, palette.above, palette.below, palette.inner):
            assert contrast(dot, ground) >= 3, (dot, ground)


def test_bars_differ_without_colour() -> None:
    greys = sorted(luminance(color) for color in (PRINT.primary, PRINT.likely, PRINT.surface))
    assert greys[1] - greys[0] > 0.2
    assert greys[2] - greys[1] > 0.2


def test_the_font_cache_is_kept_in_our_folder(profile: Path) -> None:
    surroundings = {name: value for name, value in os.environ.items() if name != "MPLCONFIGDIR"}
    program = "import os, app.reports.charts; print(os.environ['MPLCONFIGDIR'])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=surroundings, encoding="utf-8"
    )
    assert profile in Path(done.stdout.strip()).parents


def test_where_no_folder_can_be_made_a_passing_one_is_used_and_nothing_is_said(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.touch()
    surroundings = {name: value for name, value in os.environ.items() if name != "MPLCONFIGDIR"}
    surroundings |= {name: str(blocked / "cache") for name in ("XDG_CACHE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")}
    program = "import os, app.reports.charts, matplotlib.font_manager; print(os.environ['MPLCONFIGDIR'])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=surroundings, encoding="utf-8"
    )
    assert done.stderr == ""
    assert not Path(done.stdout.strip()).exists()


def test_a_folder_is_chosen_once_and_a_passing_one_where_ours_cannot_be_written_to(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "a file"
    blocked.touch()
    monkeypatch.delenv("MPLCONFIGDIR")
    keep_font_cache()
    ours = os.environ["MPLCONFIGDIR"]
    assert Path(ours) == paths.cache_folder() / "matplotlib"
    monkeypatch.setattr(charts, "cache_folder", lambda: blocked)
    keep_font_cache()
    assert os.environ["MPLCONFIGDIR"] == ours
    monkeypatch.delenv("MPLCONFIGDIR")
    keep_font_cache()
    assert os.access(os.environ["MPLCONFIGDIR"], os.W_OK)


def test_making_the_list_of_fonts_is_not_reported() -> None:
    keep_font_cache()
    assert not logging.getLogger("matplotlib.font_manager").isEnabledFor(logging.WARNING)
