"""Tests of `app.planning.plan`."""
