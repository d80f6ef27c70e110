"""Tests of `app.planning.sums`."""
