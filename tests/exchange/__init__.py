"""Reading other programs' files, and writing tables."""
