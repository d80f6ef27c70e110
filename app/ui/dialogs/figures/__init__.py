"""Work out a figure that needs no file."""
