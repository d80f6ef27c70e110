"""Footing: plans the funding and the survival of a small organisation, offline."""

__version__ = "1.0.0"
