"""Stored data: one organisation file of every released format, and the scripts that made them."""
