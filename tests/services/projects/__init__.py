"""Tests of `app.services.projects`."""
