"""Tests of `app.services.documents.documents`."""
