"""The document tree as a Word file, with real styles."""
