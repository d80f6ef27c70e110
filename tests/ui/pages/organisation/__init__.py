"""Tests of `app.ui.pages.organisation.page`."""
