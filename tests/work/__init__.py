"""Tests of `app.work`."""
