"""Tests of `app.planning.people`."""
