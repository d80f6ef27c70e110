"""Colours of charts: the tokens of the window's two themes, and ink on white paper."""

from dataclasses import dataclass

from app.scenes.scene import Colour


@dataclass(frozen=True, slots=True)
class ChartPalette:
    """Colours as `#RRGGBB`, all opaque, so that screen, PNG, SVG and paper show the same.

    `text`, `soft`, `primary` and `red` are for words, the others for fills and dots only. `above` and `below` fill the
    space between the line and zero, `above` and `inner` the fan; `own` is money from one's own reserves.
    """

    surface: str
    grid: str
    text: str
    soft: str
    primary: str
    likely: str
    own: str
    amber: str
    red: str
    above: str
    below: str
    inner: str

    def of(self, colour: Colour) -> str:
        """The colour that a scene names."""
        return str(getattr(self, colour))


LIGHT = ChartPalette(
    surface="#FFFFFF",
    grid="#ECE8E0",
    text="#1E2A31",
    soft="#56646C",
    primary="#0B6360",
    likely="#3F8A84",
    own="#D8A23E",
    amber="#8A5200",
    red="#A3282E",
    above="#DBE8E7",
    below="#F5E7E8",
    inner="#BCD5D3",
)
DARK = ChartPalette(
    surface="#1B2226",
    grid="#273035",
    text="#E7EDEF",
    soft="#A7B4BA",
    primary="#63C7C0",
    likely="#3E938D",
    own="#B08A45",
    amber="#F0B95B",
    red="#F19A94",
    above="#253A3C",
    below="#352D30",
    inner="#294849",
)
PRINT = ChartPalette(
    surface="#FFFFFF",
    grid="#E4E0D8",
    text="#1E2A31",
    soft="#56646C",
    primary="#0B6360",
    likely="#6FB2AD",
    own="#D8A23E",
    amber="#8A5200",
    red="#A3282E",
    above="#DCEAE8",
    below="#F7E6E7",
    inner="#B3D5D2",
)
