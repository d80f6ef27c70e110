"""Tests of `app.planning.what_if`."""
