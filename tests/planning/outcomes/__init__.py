"""Tests of `app.planning.outcomes`."""
