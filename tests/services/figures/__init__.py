"""Tests of `app.services.figures`."""
