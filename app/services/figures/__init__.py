"""Figures that can be asked for without a file."""
