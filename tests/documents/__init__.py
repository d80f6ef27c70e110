"""Tests of `app.documents`."""
