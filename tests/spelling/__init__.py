"""Tests of `app.spelling`."""
