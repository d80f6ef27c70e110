"""Tests of `app.planning.simulation`."""
