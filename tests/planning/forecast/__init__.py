"""Tests of `app.planning.forecast`."""
