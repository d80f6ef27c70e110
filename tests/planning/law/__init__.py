"""Tests of `app.planning.law`."""
