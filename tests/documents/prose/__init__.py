"""Tests of `app.documents.prose`."""
