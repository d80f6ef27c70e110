"""Tests of `app.services.options`."""
