"""Tests of `app.ui.pages.documents.page`."""
