"""The organisation file on disk."""
