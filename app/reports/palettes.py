"""Colours of charts: the tokens of the window's two themes, and ink on white paper."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChartPalette:
    """Colours as `#RRGGBB`, all opaque, so that screen, PNG, SVG and paper show the same.

    `text` and `soft` are for words, `likely` for fills and lines only. `above` and `below` fill the space between
    the line and zero; `own` is money from one's own reserves.
    """

    surface: str
    grid: str
    text: str
    soft: str
    primary: str
    likely: str
    own: str
    red: str
    above: str
    below: str


LIGHT = ChartPalette(
    surface="#FFFFFF",
    grid="#ECE8E0",
    text="#1E2A31",
    soft="#56646C",
    primary="#0B6360",
    likely="#4E9B95",
    own="#D8A23E",
    red="#A3282E",
    above="#DBE8E7",
    below="#F5E7E8",
)
DARK = ChartPalette(
    surface="#1B2226",
    grid="#273035",
    text="#E7EDEF",
    soft="#A7B4BA",
    primary="#63C7C0",
    likely="#2F7F7A",
    own="#B08A45",
    red="#F19A94",
    above="#253A3C",
    below="#352D30",
)
PRINT = ChartPalette(
    surface="#FFFFFF",
    grid="#E4E0D8",
    text="#1E2A31",
    soft="#56646C",
    primary="#0B6360",
    likely="#6FB2AD",
    own="#D8A23E",
    red="#A3282E",
    above="#DCEAE8",
    below="#F7E6E7",
)
