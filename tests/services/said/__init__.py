"""Tests of `app.services.said`."""
