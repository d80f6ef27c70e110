"""Tests of the document tree: markup, plain text, counts, JSON and differences."""
