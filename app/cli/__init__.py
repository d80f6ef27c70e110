"""The headless commands: everything that the window calculates, asked for from a script."""
