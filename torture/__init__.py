"""Kills the program in the middle of everything it does to files, hundreds of times, and judges what is left."""
