"""Tests of `app.documents.checks`."""
