"""Runway: what could happen to the money, fund by fund, and how likely it is."""
