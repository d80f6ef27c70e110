"""Tests of `app.documents.kinds`."""
