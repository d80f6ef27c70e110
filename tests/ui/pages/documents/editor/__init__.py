"""Tests of `app.ui.pages.documents.editor`."""
