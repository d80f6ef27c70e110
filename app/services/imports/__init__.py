"""Bringing lists and published awards into the file."""
