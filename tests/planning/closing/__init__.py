"""Tests of `app.planning.closing`."""
