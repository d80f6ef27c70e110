"""Tests of `app.models`."""
