"""Tests: the same tree as the program's, and what they share."""
