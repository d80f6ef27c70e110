"""Measurements: how fast and how large, as ratios against a limit measured in the same run."""
