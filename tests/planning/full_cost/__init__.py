"""Tests of `app.planning.full_cost`."""
