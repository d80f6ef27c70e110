"""Other programs' files: read into plain rows plus problems, and written out."""
