"""Tests of `app.services.outcomes`."""
