"""Tests of `app.planning.spending`."""
