"""The organisation file on disk: kept whole, kept right, kept."""
