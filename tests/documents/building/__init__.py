"""Tests of `app.documents.building`."""
